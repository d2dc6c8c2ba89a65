//! The API tells programs what the page tells people.

use axum::http::StatusCode;
use convenor_testkit::assessor;
use serde_json::{Value, json};

use super::{opened, waiting_rooms};
use crate::harness::House;

#[tokio::test(flavor = "multi_thread")]
async fn programs_get_the_same_numbers_under_the_same_rules() {
    let house = House::open().await;
    let (asked, mut lena, _) = opened(&house, waiting_rooms()).await;
    let path = format!("/api/v1/engagements/{}/responses", asked.id);
    let told: Value = serde_json::from_slice(&lena.get(&path).await.body).unwrap();
    assert_eq!(told["responses"], json!({"kind": "people", "count": 124}));
    assert_eq!((&told["total"], &told["rows"]), (&json!(5), &json!(25)));
    let calm = &told["questions"][0];
    assert_eq!((&calm["key"], &calm["kind"]), (&json!("q1"), &json!("scale")));
    assert_eq!(calm["answers"][0]["people"], json!({"kind": "people", "count": 64}));
    assert_eq!(told["questions"][1]["answers"][2]["people"], json!({"kind": "hidden"}));
    assert_eq!(told["questions"][1]["answers"][2].get("per_cent"), None);
    assert_eq!(told["questions"][3]["mean"], json!(14.0));
    assert_eq!(told["people"][0]["text"], "Age");
    assert!(!told.to_string().contains("Longer"), "no words of people");

    let by: Value = serde_json::from_slice(&lena.get(&format!("{path}?by=age")).await.body).unwrap();
    let agree = &by["questions"][0]["answers"][0];
    assert_eq!(agree["groups"][0], json!({"category": "16 to 24", "people": {"kind": "hidden"}}));

    let few = lena.get(&format!("{path}?answer=q2%3ATrain")).await;
    let few: Value = serde_json::from_slice(&few.body).unwrap();
    assert_eq!((&few["withheld"], &few["questions"]), (&json!("too-few"), &json!([])));

    assert_eq!(house.stranger().get(&path).await.status, StatusCode::NOT_FOUND);
    let mut asha = house.sign_in(&assessor()).await;
    assert_eq!(asha.get(&path).await.status, StatusCode::OK);
}
