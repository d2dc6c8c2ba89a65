//! Two pages that are safe by themselves and not side by side.

use axum::http::StatusCode;
use convenor_domain::response::QuestionKind;
use convenor_testkit::{SurveyBuilder, assessor, day, survey};

use super::{many, one, opened};
use crate::harness::House;

const REFUSED: &str = "Somebody has already been shown the answers of nearly the same people";

/// 30 people on 1 March, 4 on the 2nd, 30 on the 3rd.
fn three_days() -> SurveyBuilder {
    let answers = |calm: &str| [one(calm), many(&["Chairs", "Signs"])];
    survey()
        .asks("Calm?", QuestionKind::Closed, &["Yes", "No"])
        .asks("What would help?", QuestionKind::Multiple, &["Chairs", "Signs"])
        .on(day(2026, 3, 1))
        .answered(30, &[], &answers("Yes"))
        .on(day(2026, 3, 2))
        .answered(4, &[], &answers("No"))
        .on(day(2026, 3, 3))
        .answered(30, &[], &answers("Yes"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_period_that_differs_by_a_day_of_few_is_refused_whoever_asks() {
    let house = House::open().await;
    let (_, mut lena, path) = opened(&house, three_days()).await;
    let first = lena.get(&format!("{path}?until=2026-03-01")).await;
    assert_eq!(first.texts("#answers"), ["What 30 responses that fit the filters say"]);
    let mut other = house.sign_in(&assessor()).await;
    let second = other.get(&format!("{path}?until=2026-03-02")).await;
    assert_eq!(second.status, StatusCode::OK);
    assert!(second.said().contains(REFUSED), "{}", second.said());
    assert!(second.texts(".panel").is_empty());
    assert_eq!(second.attributes("#results a[href='/why-hidden']", "href").len(), 1);
    let file = other.get(&format!("{path}/export.csv?until=2026-03-02")).await;
    assert_eq!(file.status, StatusCode::UNPROCESSABLE_ENTITY);
    let told = other.get(&format!("/api/v1{path}?until=2026-03-02")).await;
    assert!(told.html.contains(r#""withheld":"too-near-another""#), "{}", told.html);
    // What was answered is answered again, and a refusal forbids nothing.
    let again = lena.get(&format!("{path}?until=2026-03-01")).await;
    assert_eq!(again.texts("#answers"), first.texts("#answers"));
    let rest = lena.get(&format!("{path}?since=2026-03-03")).await;
    assert_eq!(rest.texts("#answers"), ["What 30 responses that fit the filters say"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_to_ask_decides_which_of_the_two_is_told() {
    let house = House::open().await;
    let (_, mut lena, path) = opened(&house, three_days()).await;
    let first = lena.get(&format!("{path}?until=2026-03-02")).await;
    assert_eq!(first.texts("#answers"), ["What 34 responses that fit the filters say"]);
    assert!(lena.get(&format!("{path}?until=2026-03-01")).await.said().contains(REFUSED));
    // The same people by another filter: the difference is nobody.
    let same = lena.get(&format!("{path}?until=2026-03-02&since=2026-02-01")).await;
    assert_eq!(same.texts("#answers"), first.texts("#answers"));
}

#[tokio::test(flavor = "multi_thread")]
async fn others_of_the_same_number_are_told() {
    let house = House::open().await;
    let (_, mut lena, path) = opened(&house, three_days()).await;
    for query in ["until=2026-03-01", "since=2026-03-03", "until=2026-03-01&answer=q2%3AChairs"] {
        let page = lena.get(&format!("{path}?{query}")).await;
        assert_eq!(page.texts("#answers"), ["What 30 responses that fit the filters say"], "{query}");
    }
    // 34 by their answers and by the days: 30 of them the same, of 4 each way.
    let yes = lena.get(&format!("{path}?until=2026-03-02&answer=q2%3ASigns")).await;
    assert!(yes.said().contains(REFUSED), "{}", yes.said());
}
