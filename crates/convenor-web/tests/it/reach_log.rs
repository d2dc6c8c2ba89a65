//! Answers about who was heard that are safe by themselves and not side by side: both attacks work without the log.

use std::sync::Arc;

use axum::http::StatusCode;
use convenor_domain::response::{Answer, QuestionKind};
use convenor_domain::{Engagement, EngagementStatus};
use convenor_testkit::{ICB, SurveyBuilder, assessor, day, engagement, lead_at_icb, survey};

use crate::harness::{Browser, House};

const REFUSED: &str = "these would tell of a few people";
const LATER: &str = "Answers brought in lately";

fn people(number: usize) -> SurveyBuilder {
    let yes = [Answer::One(Arc::from("Yes"))];
    survey()
        .asks("Better?", QuestionKind::Closed, &["Yes", "No"])
        .asks_of_people("sex")
        .on(day(2026, 2, 10))
        .answered(number, &[Some("sex-female")], &yes)
}

async fn asked(house: &House, title: &str, topics: &[&str]) -> Engagement {
    let mut new = engagement(title).lead(ICB).status(EngagementStatus::Reported);
    for topic in topics {
        new = new.topic(topic);
    }
    new.add_to(house.store()).await
}

async fn answer(house: &House, engagement: &Engagement, number: usize) {
    people(number).add_to(house.store(), &*house.state.convened.responses, engagement).await;
}

/// People heard, as programs are told; nothing where the question is refused.
async fn heard(browser: &mut Browser, query: &str) -> Option<u64> {
    let answer = browser.get(&format!("/api/v1/reach?by=sex{query}")).await;
    if answer.status == StatusCode::UNPROCESSABLE_ENTITY {
        assert!(answer.html.contains(REFUSED), "{}", answer.html);
        return None;
    }
    let answer: serde_json::Value = serde_json::from_str(&answer.html).unwrap();
    answer["heard"]["people"].as_u64()
}

/// Three activities: one on housing, one on cancer, one on both that only `few` people answered to.
async fn three(house: &House, few: usize) {
    for (title, topics, number) in [
        ("Homes", &["housing"] as &[&str], 40),
        ("Cancer", &["cancer"], 50),
        ("Both", &["housing", "cancer"], few),
    ] {
        answer(house, &asked(house, title, topics).await, number).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_wide_filters_and_what_both_share_do_not_tell_of_a_few() {
    let house = House::open().await;
    three(&house, 4).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    assert_eq!(heard(&mut lena, "").await, Some(94));
    assert_eq!(heard(&mut lena, "&topic=housing").await, Some(44));
    // 44 and 54 less 94 would be the 4; whoever asks.
    let mut asha = house.sign_in(&assessor()).await;
    assert_eq!(heard(&mut asha, "&topic=cancer").await, None);
    let page = asha.get("/reach?topic=cancer").await;
    assert!(page.said().contains(REFUSED), "{}", page.said());
    assert_eq!(page.attributes("#results a[href='/why-hidden']", "href").len(), 1);
    assert_eq!(asha.get("/reach/export.csv?topic=cancer").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(heard(&mut lena, "&topic=housing").await, Some(44), "what was told is told again");
}

#[tokio::test(flavor = "multi_thread")]
async fn enough_in_what_both_share_is_told() {
    let house = House::open().await;
    three(&house, 12).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    for (query, people) in [("&topic=housing", 52), ("&topic=cancer", 62), ("", 102)] {
        assert_eq!(heard(&mut lena, query).await, Some(people), "{query}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_narrow_question_that_is_asked_first_does_not_forbid_the_whole() {
    let house = House::open().await;
    answer(&house, &asked(&house, "Homes", &["housing"]).await, 60).await;
    answer(&house, &asked(&house, "Cancer", &["cancer"]).await, 4).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    assert_eq!(heard(&mut lena, "&topic=housing").await, None, "all but the 4");
    assert_eq!(heard(&mut lena, "").await, Some(64));
}

#[tokio::test(flavor = "multi_thread")]
async fn before_and_after_a_small_import_the_numbers_are_the_same_until_enough_have_come() {
    let house = House::open().await;
    let homes = asked(&house, "Homes", &["housing"]).await;
    answer(&house, &homes, 60).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    assert_eq!(heard(&mut lena, "").await, Some(60));
    assert!(!lena.get("/reach").await.said().contains(LATER));
    answer(&house, &homes, 4).await;
    assert_eq!(heard(&mut lena, "").await, Some(60), "64 would tell of the 4");
    assert!(lena.get("/reach").await.said().contains(LATER));
    // A new activity that few answered to is as little to be told apart.
    answer(&house, &asked(&house, "Cancer", &["cancer"]).await, 3).await;
    assert_eq!(heard(&mut lena, "").await, Some(60));
    assert_eq!(heard(&mut lena, "&topic=housing").await, Some(60), "it is the whole as it was told");
    answer(&house, &homes, 8).await;
    assert_eq!(heard(&mut lena, "").await, Some(75), "15 have come");
    assert!(!lena.get("/reach").await.said().contains(LATER));
}

#[tokio::test(flavor = "multi_thread")]
async fn where_numbers_are_changed_by_their_keys_nothing_is_refused() {
    let house = House::under(Some("cell-key")).await;
    three(&house, 4).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    for query in ["", "&topic=housing", "&topic=cancer"] {
        assert!(heard(&mut lena, query).await.is_some(), "{query}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn routes_are_filters_like_any_other() {
    let house = House::open().await;
    let by = |title: &str, route: &str| {
        let new = engagement(title).lead(ICB).status(EngagementStatus::Reported);
        new.with(|content| content.recruitment = vec![route.to_owned()])
    };
    let open = by("Homes", "open-to-all").add_to(house.store()).await;
    let voices = by("Cancer", "through-vcse").add_to(house.store()).await;
    answer(&house, &open, 60).await;
    answer(&house, &voices, 20).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let page = lena.get("/reach/route").await;
    let told = ["1", "60 to 69", "75%", "1", "20 to 29", "25%"];
    assert_eq!(page.texts("#results tbody td"), told, "{}", page.said());
    let panel = by("Panel", "panel-members").add_to(house.store()).await;
    answer(&house, &panel, 4).await;
    let page = lena.get("/reach/route").await;
    assert_eq!(page.texts("#results tbody td"), told, "four more would be told of by the difference");
}
