//! The same responses under each rule that a system can choose.

use axum::http::StatusCode;
use convenor_statistics::ShownCount;
use serde_json::{Value, json};

use super::{opened, table, waiting_rooms};
use crate::harness::{Browser, House};

/// The panels of a page, question by question, as programs get them.
async fn told(lena: &mut Browser, path: &str, query: &str) -> Value {
    let told = lena.get(&format!("/api/v1{path}?{query}")).await;
    serde_json::from_slice(&told.body).unwrap()
}

/// How many gave each answer to a question; nothing where it is hidden.
fn counts(told: &Value, question: usize) -> Vec<Option<u64>> {
    let answers = told["questions"][question]["answers"].as_array().unwrap();
    answers.iter().map(|answer| answer["people"]["count"].as_u64()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_are_rounded_after_totals_are_made() {
    let house = House::under(Some("nhs")).await;
    let (_, mut lena, path) = opened(&house, waiting_rooms()).await;
    let page = lena.get(&path).await;
    assert_eq!(page.texts("#answers"), ["What 125 responses say"], "124 of them");
    // 64, 30 and 30 of 124.
    assert_eq!(table(&page, "q1"), ["Agree6552%", "Neither3024%", "Disagree3024%"]);
    assert!(page.said().contains("Numbers of 1 to 7 people are hidden"), "{}", page.said());
    assert!(page.said().contains("rounded to the nearest 5"), "{}", page.said());
    let file = lena.get(&format!("{path}/export.csv")).await.html;
    assert!(file.contains("q1,Is the waiting room calm?,,Agree,65,52,,rounded"), "{file}");
    let told = told(&mut lena, &path, "").await;
    assert_eq!(told["rule"], "nhs");
    assert_eq!(told["questions"][0]["answers"][0]["people"], json!({"kind": "rounded", "count": 65}));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lower_bound_hides_less() {
    let house = House::under(Some("suppress-under-8")).await;
    let (_, mut lena, path) = opened(&house, waiting_rooms()).await;
    let told = told(&mut lena, &path, "").await;
    assert_eq!(counts(&told, 0), [Some(64), Some(30), Some(30), Some(0)]);
    let page = lena.get(&path).await;
    assert!(page.said().contains("fewer than 8 people are asked about or left out"), "{}", page.said());
    assert_eq!(page.attributes("main a[href='/why-hidden']", "href").len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn changed_numbers_hide_no_other_and_refuse_no_filter() {
    let house = House::under(Some("cell-key")).await;
    let (_, mut lena, path) = opened(&house, waiting_rooms()).await;
    let all = told(&mut lena, &path, "").await;
    // 100 by bus, 20 by car, 4 by train; and everybody answered.
    let [bus, car, train, none] = counts(&all, 1)[..] else { panic!("{all}") };
    assert!((97..=103).contains(&bus.unwrap()) && (17..=23).contains(&car.unwrap()), "{all}");
    assert_eq!((train, none), (None, Some(0)));
    assert_eq!(all["questions"][1]["answers"][0]["people"]["kind"], "changed");
    assert_eq!(counts(&told(&mut lena, &path, "").await, 1), counts(&all, 1), "asked again, told alike");

    // All but the 4 by train: other rules tell nothing of them.
    let filtered = told(&mut lena, &path, "answer=q2%3ABus&answer=q2%3ACar").await;
    assert!(filtered.get("withheld").is_none(), "{filtered}");
    assert_eq!(counts(&filtered, 1)[..2], [bus, car], "the same people in another question are told alike");
    // What is not changed is not told of them, for the difference would tell of the 4.
    assert_eq!(
        (all["questions"][3]["mean"].as_f64(), filtered["questions"][3].get("mean")),
        (Some(14.0), None)
    );
    let page = lena.get(&path).await;
    assert!(page.said().contains("changed by chance by up to 3 people"), "{}", page.said());
    assert!(lena.get(&format!("{path}/export.csv")).await.html.contains("changed a little"));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_rule_has_its_words_for_everybody() {
    for rule in ["suppress-under-8", "nhs", "threshold-10", "cell-key"] {
        let house = House::under(Some(rule)).await;
        let page = house.stranger().get("/why-hidden").await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.texts("h1"), ["Why is a number hidden?"]);
        assert_eq!(page.texts("h3 .tag"), ["the rule here"], "{rule}");
        assert!(page.said().contains(&format!("Name in the settings: {rule}.")), "{}", page.said());
    }
    assert_eq!(ShownCount::Hidden.key(), "hidden");
}
