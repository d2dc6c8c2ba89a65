//! “Who we hear from” without a population, which stands in the command's tests: what is told, hidden and left out.

use std::sync::Arc;

use axum::http::StatusCode;
use convenor_domain::EngagementStatus;
use convenor_domain::response::{Answer, QuestionKind};
use convenor_testkit::{ICB, SurveyBuilder, assessor, day, engagement, lead_at_icb, leader, survey};

use crate::harness::{Answer as Page, House};

/// 120 people: 70 women, 40 men, 4 who describe themselves otherwise, 6 who did not say.
fn answers() -> SurveyBuilder {
    let yes = || [Answer::One(Arc::from("Yes"))];
    survey()
        .asks("Would you come again?", QuestionKind::Closed, &["Yes", "No"])
        .asks_of_people("sex")
        .on(day(2026, 2, 10))
        .answered(70, &[Some("sex-female")], &yes())
        .on(day(2026, 5, 10))
        .answered(40, &[Some("sex-male")], &yes())
        .answered(4, &[Some("gender-other")], &yes())
        .answered(6, &[None], &yes())
}

async fn heard(house: &House) {
    let asked = engagement("Calmer waiting rooms").lead(ICB).status(EngagementStatus::Reported);
    let asked = asked.topic("young-carers-support").add_to(house.store()).await;
    answers().add_to(house.store(), &*house.state.convened.responses, &asked).await;
}

/// The rows of the table of groups: name, people heard, label.
fn rows(page: &Page) -> Vec<String> {
    let cell = |number: usize| {
        page.texts(&format!("section[aria-labelledby=numbers] tbody td:nth-of-type({number})"))
    };
    let names = page.texts("section[aria-labelledby=numbers] tbody th");
    let told = names.into_iter().zip(cell(4)).zip(cell(6));
    told.map(|((name, people), label)| format!("{name}|{people}|{label}")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn groups_are_told_in_bands_and_small_ones_are_hidden() {
    let house = House::open().await;
    heard(&house).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let page = lena.get("/reach?by=sex").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.said());
    // The 4 are hidden, and the 6 who did not say with them: neither follows from the 120.
    let expected = [
        "Another way Sex|hidden|Hidden",
        "Female Sex|70 to 79|No population",
        "Male Sex|40 to 49|No population",
    ];
    let mut told = rows(&page);
    told.sort();
    assert_eq!(told, expected);
    assert!(page.said().contains("120 to 129 people heard"), "{}", page.said());
    assert!(!page.said().contains("Did not say"), "their share would give the six away: {}", page.said());
    assert!(page.said().contains("There is nothing to compare with yet"), "{}", page.said());
    assert_eq!(page.attributes("a[href='/why-hidden']", "href").len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_was_asked_is_no_data_and_filters_can_be_taken_off() {
    let house = House::open().await;
    heard(&house).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let page = lena.get("/reach").await;
    assert!(page.said().contains("Nobody said, or nobody was asked: Age"), "{}", page.said());
    assert!(!rows(&page).iter().any(|row| row.contains("nobody")), "{:?}", rows(&page));
    let young = page.texts("section[aria-labelledby=young] li");
    assert!(young.len() == 2 && young[0].contains("no data"), "{young:?}");
    let other = lena.get("/reach?topic=housing&by=sex").await;
    assert!(other.said().contains("Nobody’s answers are here yet"), "{}", other.said());
    assert_eq!(other.attributes(".chips .chip", "href")[0], "/reach?by=sex");
    let early = lena.get("/reach?by=sex&until=2026-03-31").await;
    assert!(
        early.said().contains("70 to 79 people heard") || early.said().contains("70 to 79"),
        "{}",
        early.said()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_for_those_who_work_here_and_says_what_cannot_be_told() {
    let house = House::open().await;
    heard(&house).await;
    let mut pat = house.stranger();
    for path in ["/reach", "/reach/voices", "/reach/needs", "/reach/export.csv", "/api/v1/reach?by=sex"] {
        assert_eq!(pat.get(path).await.status, StatusCode::UNAUTHORIZED, "{path}");
    }
    let mut asha = house.sign_in(&assessor()).await;
    let page = asha.get("/reach?by=sex").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.attributes("a[href^='/engagements/new']", "href").is_empty(), "she plans nothing");
    let lost = asha.get("/reach?by=sex&area=E99999999").await;
    assert!(lost.said().contains("There is no area “E99999999”"), "{}", lost.said());
    assert_eq!(
        asha.get("/reach/export.csv?by=sex&area=E99999999").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(asha.get("/api/v1/reach").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(flavor = "multi_thread")]
async fn downloads_and_programs_have_the_same_numbers() {
    let house = House::open().await;
    heard(&house).await;
    let mut leo = house.sign_in(&leader()).await;
    let csv = leo.get("/reach/export.csv?by=sex").await;
    assert_eq!(csv.status, StatusCode::OK);
    assert!(csv.html.contains("Sex,Female,,,,,70,shown"), "{}", csv.html);
    assert!(csv.html.contains("Sex,Another way,,,,,,hidden"), "{}", csv.html);
    let api = leo.get("/api/v1/reach?by=sex").await;
    let answer: serde_json::Value = serde_json::from_str(&api.html).unwrap();
    assert_eq!(answer["heard"]["people"], 120, "{answer}");
    let rows = answer["rows"].as_array().unwrap();
    assert_eq!(rows.iter().filter(|row| row["heard"]["status"] == "hidden").count(), 1, "{answer}");
    assert_eq!(
        (&answer["known"]["status"], &answer["missing_share"]),
        (&"hidden".into(), &serde_json::Value::Null)
    );
    assert!(rows.iter().all(|row| row["ratio"].is_null()), "there is no population");
}

#[tokio::test(flavor = "multi_thread")]
async fn asks_are_counted_month_by_month_and_vcse_organisations_apart() {
    let house = House::open().await;
    let today = house.store().today();
    let month = |back: u32| today.checked_sub_months(chrono::Months::new(back)).unwrap();
    // The worked example of `docs/method/load.md`, moved to the last months.
    let first = engagement("Breaks").group("unpaid-carer").status(EngagementStatus::Open);
    first.dates(month(2), month(1)).add_to(house.store()).await;
    let second = engagement("Meals").group("unpaid-carer").status(EngagementStatus::Open);
    second.dates(month(1), month(1)).add_to(house.store()).await;
    engagement("No date").group("unpaid-carer").status(EngagementStatus::Open).add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let page = lena.get("/reach/voices").await;
    let row = page.texts("section[aria-labelledby=load] tbody tr");
    let carers = row.iter().find(|row| row.starts_with("Unpaid carers")).unwrap();
    assert!(carers.ends_with("1202"), "one, then two, then none this month; two in all: {carers}");
    assert!(row.iter().any(|row| row.starts_with("Carers")), "the wider group is asked too: {row:?}");
    assert!(page.said().contains("1 activity has no date"), "{}", page.said());
    assert!(page.said().contains("No VCSE organisation was asked"), "{}", page.said());
    assert!(page.said().contains("Too few people can be told apart"), "{}", page.said());
}
