//! The responses to an engagement as people look at them: what is told, what is hidden, who may see it.

mod compared;
mod downloads;
mod log;
mod programs;
mod readers;
mod rules;

use std::sync::Arc;

use axum::http::StatusCode;
use convenor_domain::response::{Answer, QuestionKind};
use convenor_domain::{Engagement, EngagementStatus};
use convenor_testkit::{ICB, SurveyBuilder, TRUST, day, engagement, lead_at_icb, survey};

use crate::harness::{Answer as Page, Browser, House};

const STEPS: [&str; 3] = ["Agree", "Neither", "Disagree"];

fn one(text: &str) -> Answer {
    Answer::One(Arc::from(text))
}

fn many(texts: &[&str]) -> Answer {
    Answer::Many(texts.iter().map(|text| Arc::from(*text)).collect())
}

fn words(text: &str) -> Answer {
    Answer::Words(text.to_owned())
}

/// A survey of 124 people: the numbers that the tests of this folder speak of.
fn waiting_rooms() -> SurveyBuilder {
    let young = |sex| [Some("age-16-24"), sex];
    let old = |sex| [Some("age-65-74"), sex];
    let none = || Answer::None;
    survey()
        .asks("Is the waiting room calm?", QuestionKind::Scale, &STEPS)
        .asks("How do you get here?", QuestionKind::Closed, &["Bus", "Car", "Train"])
        .asks("What would help?", QuestionKind::Multiple, &["Chairs", "Signs", "Quiet"])
        .asks("How many minutes did you wait?", QuestionKind::Number, &[])
        .asks("Anything else?", QuestionKind::Open, &[])
        .asks_of_people("age")
        .asks_of_people("sex")
        .on(day(2026, 3, 2))
        .answered(
            30,
            &young(Some("sex-female")),
            &[one("Disagree"), one("Bus"), many(&["Chairs", "Signs"]), Answer::Number(10.0), none()],
        )
        .answered(
            20,
            &young(Some("sex-male")),
            &[one("Agree"), one("Car"), many(&["Signs"]), Answer::Number(20.0), none()],
        )
        .on(day(2026, 4, 20))
        .answered(
            40,
            &old(Some("sex-female")),
            &[one("Agree"), one("Bus"), many(&["Chairs"]), none(), none()],
        )
        .answered(30, &old(None), &[one("Neither"), one("Bus"), none(), none(), words("<b>Longer</b> hours")])
        .answered(4, &[None, None], &[one("Agree"), one("Train"), none(), none(), none()])
}

async fn opened(house: &House, survey: SurveyBuilder) -> (Engagement, Browser, String) {
    let asked = engagement("Calmer waiting rooms").lead(ICB).status(EngagementStatus::Reported);
    let asked = asked.add_to(house.store()).await;
    survey.add_to(house.store(), &*house.state.convened.responses, &asked).await;
    let lena = house.sign_in(&lead_at_icb()).await;
    let path = format!("/engagements/{}/responses", asked.id);
    (asked, lena, path)
}

/// The rows of the numbers as a table, of the panel with this heading.
fn table(page: &Page, key: &str) -> Vec<String> {
    page.texts(&format!("article[aria-labelledby='panel-{key}'] table tbody tr"))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_question_is_told_with_its_numbers() {
    let house = House::open().await;
    let (asked, mut lena, path) = opened(&house, waiting_rooms()).await;
    let record = lena.get(&format!("/engagements/{}", asked.id)).await;
    assert!(record.texts(".tabs a").contains(&"Responses (124)".to_owned()), "{:?}", record.texts(".tabs a"));
    let page = lena.get(&path).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.said());
    assert_eq!(page.texts(".tabs a[aria-current]"), ["Responses (124)"]);
    assert_eq!(page.texts("#answers"), ["What 124 responses say"]);
    // A scale keeps its order, whatever the counts.
    assert_eq!(table(&page, "q1"), ["Agree6452%", "Neither3024%", "Disagree3024%"]);
    // 4 by train are hidden, and so are the 20 by car: 24 are left of the total.
    assert_eq!(table(&page, "q2"), ["Bus10081%", "Carhiddenhidden", "Trainhiddenhidden"]);
    let several = page.texts("article[aria-labelledby='panel-q3'] .meta")[0].clone();
    assert!(
        several.contains("90 people answered. 34 gave no answer. People could choose several"),
        "{several}"
    );
    assert_eq!(table(&page, "q3"), ["Chairs7078%", "Signs5056%", "No answer34no part of it"]);
    let numbers = page.texts("article[aria-labelledby='panel-q4'] dd");
    assert_eq!(numbers, ["14", "10", "10", "20"], "mean and quartiles of 30 tens and 20 twenties");
    assert!(page.said().contains("30 people wrote something. 94 gave no answer."), "{}", page.said());
    // 4 whose age is not known are hidden, and so are the smallest others.
    let ages = ["16 to 24hiddenhidden", "65 to 747056%", "Not knownhiddenhidden"];
    assert_eq!(table(&page, "age"), ages);
    assert_eq!(table(&page, "months"), ["March 202650", "April 202674"]);
    assert!(page.said().contains("March 2026 to April 2026"), "{}", page.said());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filter_holds_across_every_panel_and_can_be_taken_off() {
    let house = House::open().await;
    let (_, mut lena, path) = opened(&house, waiting_rooms()).await;
    let page = lena.get(&format!("{path}?who=age-65-74")).await;
    assert_eq!(page.texts("#answers"), ["What 70 responses that fit the filters say"]);
    assert_eq!(table(&page, "q1"), ["Agree4057%", "Neither3043%"]);
    assert_eq!(table(&page, "sex"), ["Female4057%", "Not known3043%"]);
    assert_eq!(page.attributes("input[name=who][checked]", "value"), ["age-65-74"]);
    let chips = page.texts(".chips .chip");
    assert!(chips[0].starts_with("Age: 65 to 74"), "{chips:?}");
    assert_eq!(page.attributes(".chips .chip", "href")[0], path);

    let both = lena.get(&format!("{path}?who=age-65-74&answer=q1%3ANeither&since=2026-04-01")).await;
    assert_eq!(both.texts("#answers"), ["What 30 responses that fit the filters say"]);
    let without = both.attributes(".chips .chip", "href");
    assert_eq!(without[1], format!("{path}?who=age-65-74&since=2026-04-01"));
    assert!(both.texts(".chips .chip")[1].starts_with("Is the waiting room calm?: Neither"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_told_where_too_few_are_asked_about_or_left_out() {
    let house = House::open().await;
    let (_, mut lena, path) = opened(&house, waiting_rooms()).await;
    let refused = [
        ("answer=q2%3ATrain", "Fewer than 10 people fit these filters"),
        ("answer=q2%3ATram", "Fewer than 10 people fit these filters"),
        ("answer=q2%3ABus&answer=q2%3ACar", "leave out fewer than 10 people"),
        // 4 by train are the difference to those by car alone.
        ("answer=q2%3ACar&answer=q2%3ATrain", "leave out fewer than 10 people"),
    ];
    for (query, why) in refused {
        let page = lena.get(&format!("{path}?{query}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.said().contains(why), "{query}: {}", page.said());
        assert!(page.texts(".panel").is_empty(), "{query}");
        let file = lena.get(&format!("{path}/export.csv?{query}")).await;
        assert_eq!(file.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
    }
    let page = lena.get(&format!("{path}?answer=q2%3ACar")).await;
    assert_eq!(page.texts("#answers"), ["What 20 responses that fit the filters say"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_handful_of_responses_tells_nothing() {
    let house = House::open().await;
    let few = survey().asks("Calm?", QuestionKind::Closed, &["Yes"]).answered(9, &[], &[one("Yes")]);
    let (asked, mut lena, path) = opened(&house, few).await;
    let page = lena.get(&path).await;
    assert!(page.said().contains("Fewer than 10 people have answered"), "{}", page.said());
    assert!(page.texts(".panel").is_empty());
    let tabs = lena.get(&format!("/engagements/{}", asked.id)).await.texts(".tabs a");
    assert!(tabs.contains(&"Responses".to_owned()), "the number is hidden: {tabs:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_engagement_without_responses_says_what_to_do() {
    let house = House::open().await;
    let asked = engagement("Quiet rooms").lead(TRUST).add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let page = lena.get(&format!("/engagements/{}/responses", asked.id)).await;
    assert_eq!(page.texts("main h2"), ["No responses are here yet"]);
    let begin = format!("/responses/new?engagement={}", asked.id);
    assert_eq!(page.attributes(".empty a", "href"), [begin]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_engine_that_fails_is_told_of_and_shows_no_number() {
    let house = House::open().await;
    let (asked, mut lena, path) = opened(&house, waiting_rooms()).await;
    let files = house.store().list_response_files(asked.id).await.unwrap();
    house.state.convened.responses.remove(&files[0]).await.unwrap();
    let page = lena.get(&path).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.texts("[role=alert] h2"), ["These numbers cannot be told now"]);
    assert!(page.texts("[role=alert]")[0].contains("is missing"), "{}", page.said());
    assert!(page.texts(".panel").is_empty());
    assert_eq!(page.texts("#imports"), ["Imports"]);
    let file = lena.get(&format!("{path}/export.csv")).await;
    assert_eq!(file.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_questions_come_in_pages_and_are_found_by_their_words() {
    let house = House::open().await;
    let mut many = survey();
    for number in 1..=5_000 {
        many = many.asks(&format!("Part {number}?"), QuestionKind::Closed, &["Yes"]);
    }
    let many = many.answered(10, &[], &vec![one("Yes"); 5_000]);
    let (_, mut lena, path) = opened(&house, many).await;
    let first = lena.get(&path).await;
    assert_eq!(first.texts(".panel h3").len(), 25);
    assert!(first.said().contains("Showing 1 to 25 of 5,000"), "{}", first.said());
    let later = lena.get(&format!("{path}?page=3")).await;
    assert_eq!(later.texts(".panel h3")[0], "Part 51?");
    let beyond = lena.get(&format!("{path}?page=9999")).await;
    assert_eq!(beyond.texts(".panel h3")[0], "Part 4976?", "beyond the end is the last page");
    assert!(beyond.said().contains("Showing 4,976 to 5,000 of 5,000"), "{}", beyond.said());
    let found = lena.get(&format!("{path}?find=part+499")).await;
    assert_eq!(found.texts(".panel h3").len(), 11);
    assert_eq!(found.attributes("#find-question", "value"), ["part 499"]);
    let alone = lena.get(&format!("{path}?question=q4321")).await;
    assert_eq!(alone.texts(".panel h3"), ["Part 4321?"]);
}
