//! The API: the same readers as the pages, people only in bands, and a description that names what is sent.

use axum::http::StatusCode;
use convenor_domain::engagement::GroupReach;
use convenor_domain::{Influence, Visibility};
use convenor_testkit::{ICB, day, decision, engagement, insight, lead_at_icb};
use serde_json::{Value, json};

use crate::harness::{Browser, House};

async fn ask(browser: &mut Browser, path: &str) -> Value {
    let answer = browser.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.html);
    serde_json::from_slice(&answer.body).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_sees_what_its_reader_sees() {
    let house = House::open().await;
    let store = house.store();
    let open = engagement("Winter clinics").topic("gp").visibility(Visibility::Public).add_to(store).await;
    let own = engagement("Ward moves").topic("dentistry").add_to(store).await;
    let (mut pat, mut lena) = (house.stranger(), house.sign_in(&lead_at_icb()).await);
    let public = ask(&mut pat, "/api/v1/engagements").await;
    assert_eq!((&public["total"], &public["engagements"][0]["id"]), (&json!(1), &json!(open.id)));
    assert_eq!(ask(&mut lena, "/api/v1/engagements").await["total"], 2);
    let filtered = ask(&mut lena, "/api/v1/engagements?topic=dentistry").await;
    assert_eq!(filtered["engagements"][0]["reference"], own.reference().to_string());
    let hidden = pat.get(&format!("/api/v1/engagements/{}", own.id)).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
    assert_eq!(hidden.content_type.as_deref(), Some("application/problem+json"));
    let problem: Value = serde_json::from_slice(&hidden.body).unwrap();
    assert_eq!(problem["status"], 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_of_people_leave_only_as_bands() {
    let house = House::open().await;
    let clinics = engagement("Winter clinics").lead(ICB).visibility(Visibility::Public).with(|content| {
        content.people_heard = Some(64);
        content.people_planned = Some(1_573);
        content.groups = vec![GroupReach { group: "age-16-24".into(), planned: Some(0), actual: Some(3) }];
    });
    let id = clinics.add_to(house.store()).await.id;
    let record = ask(&mut house.stranger(), &format!("/api/v1/engagements/{id}")).await;
    assert_eq!(record["people_heard"], json!({"kind": "between", "from": 60, "to": 69}));
    assert_eq!(record["people_planned"], json!({"kind": "between", "from": 1500, "to": 1599}));
    assert_eq!(record["groups"][0]["actual"], json!({"kind": "fewer", "below": 8}));
    assert_eq!(record["groups"][0]["planned"], json!({"kind": "nobody"}));
    assert_eq!(record.get("responses"), None, "what is not recorded is not there");
    assert_eq!(record["lead"]["name"], "Fernshire Care Board");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_insight_and_a_decision_tell_of_each_other_as_far_as_the_reader_may_know() {
    let house = House::open().await;
    let store = house.store();
    let source = engagement("For colleagues").add_to(store).await;
    let heard = insight("Buses stop too early").visibility(Visibility::Public).heard_in(source.id);
    let heard = heard.add_to(store).await;
    let inner = insight("Only for colleagues").add_to(store).await;
    let later = decision("Later buses").visibility(Visibility::Public).weighed(heard.id, Influence::Partly);
    let later = later.weighed(inner.id, Influence::Changed).add_to(store).await;
    let mut pat = house.stranger();
    let record = ask(&mut pat, &format!("/api/v1/insights/{}", heard.id)).await;
    assert_eq!(
        (&record["outcome"], &record["decisions"][0]["title"]),
        (&json!("partly"), &json!("Later buses"))
    );
    assert_eq!(record.get("engagement"), None, "the public may not know of it");
    let record = ask(&mut pat, &format!("/api/v1/decisions/{}", later.id)).await;
    assert_eq!(record["insights"].as_array().unwrap().len(), 1, "{record}");
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let record = ask(&mut lena, &format!("/api/v1/insights/{}", heard.id)).await;
    assert_eq!(record["engagement"], json!(source.id));
}

#[tokio::test(flavor = "multi_thread")]
async fn find_gives_hits_with_why_they_were_found() {
    let house = House::open().await;
    let store = house.store();
    let heard = insight("Young carers want a break").visibility(Visibility::Public).with(|content| {
        content.ends = convenor_domain::ImpreciseDate::day(day(2020, 1, 31));
    });
    let heard = heard.add_to(store).await;
    insight("Young carers, for colleagues").add_to(store).await;
    let mut pat = house.stranger();
    let found = ask(&mut pat, "/api/v1/find?q=young+carers").await;
    assert_eq!(found["total"], 1, "{found}");
    let hit = &found["hits"][0];
    assert_eq!((&hit["kind"], &hit["id"]), (&json!("insight"), &json!(heard.id)));
    let why = [json!({"kind": "words", "typed": ["young", "carers"]}), json!({"kind": "similar-meaning"})];
    assert_eq!(hit["why"], json!(why));
    assert_eq!(hit["url"], format!("/insights/{}", heard.id));
    let cited = ask(&mut pat, &format!("/api/v1/find?q={}", heard.reference())).await;
    assert_eq!(cited["hits"][0]["why"], json!([{"kind": "reference"}]));
    assert_eq!(ask(&mut pat, "/api/v1/find?q=young+carers&months=18").await["total"], 0);
    assert_eq!(ask(&mut pat, "/api/v1/find?q=young+carers&record=decision").await["total"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_description_names_every_address_and_every_field_that_is_sent() {
    let house = House::open().await;
    let mut pat = house.stranger();
    let description = ask(&mut pat, "/api/v1/openapi.json").await;
    assert!(description["openapi"].as_str().unwrap().starts_with("3."));
    let systems = ask(&mut pat, "/api/v1/systems").await;
    let topics = ask(&mut pat, "/api/v1/topics").await;
    for (shape, sent) in [("System", &systems["systems"][0]), ("Topic", &topics["topics"][0])] {
        let known = description["components"]["schemas"][shape]["properties"].as_object().unwrap();
        let sent: Vec<_> = sent.as_object().unwrap().keys().collect();
        assert!(!sent.is_empty() && sent.iter().all(|field| known.contains_key(*field)), "{shape}: {sent:?}");
    }
    let paths: Vec<_> = description["paths"].as_object().unwrap().keys().cloned().collect();
    let served = crate::every_word::sources("rs")["api.rs"].matches(".route(\"/api/v1/").count();
    assert_eq!(paths.len() + 1, served, "all but the description itself: {paths:?}");
    for (path, item) in description["paths"].as_object().unwrap() {
        assert!(item["get"]["summary"].is_string() && item["get"]["operationId"].is_string(), "{path}");
    }
}
