//! Who may see what people answered, and who what they wrote.

use axum::http::StatusCode;
use convenor_domain::Visibility;
use convenor_testkit::{ICB, TRUST, administrator, assessor, engagement, leader, service_team, vcse_partner};

use super::{opened, waiting_rooms};
use crate::harness::House;

#[tokio::test(flavor = "multi_thread")]
async fn the_public_sees_no_responses_and_others_only_of_what_they_may_read() {
    let house = House::open().await;
    let (asked, _, path) = opened(&house, waiting_rooms()).await;
    let mut hidden = engagement("Hidden").lead(ICB).visibility(Visibility::Organisation);
    hidden = hidden.topic("mental-health");
    let hidden = hidden.add_to(house.store()).await;
    waiting_rooms().add_to(house.store(), &*house.state.convened.responses, &hidden).await;
    let hidden = format!("/engagements/{}/responses", hidden.id);
    for ending in ["", "/export.csv", "/export.xlsx"] {
        let answer = house.stranger().get(&format!("{path}{ending}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{ending}");
    }
    let record = house.stranger().get(&format!("/engagements/{}", asked.id)).await;
    assert!(!record.html.contains("/responses"), "no tab leads there");
    for persona in [service_team(), vcse_partner(), assessor()] {
        let mut browser = house.sign_in(&persona).await;
        assert_eq!(browser.get(&path).await.status, StatusCode::OK, "{}", persona.name);
        assert_eq!(browser.get(&hidden).await.status, StatusCode::NOT_FOUND, "{}", persona.name);
        let file = browser.get(&format!("{hidden}/export.csv")).await;
        assert_eq!(file.status, StatusCode::NOT_FOUND, "{}", persona.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn comments_are_for_those_who_took_part_or_convene_and_are_never_markup() {
    let house = House::open().await;
    let (_, mut lena, path) = opened(&house, waiting_rooms()).await;
    let link = lena.get(&path).await.attributes("article[aria-labelledby='panel-q5'] a", "href");
    assert_eq!(link, [format!("{path}?question=q5")]);
    let page = lena.get(&link[0]).await;
    assert_eq!(page.texts("blockquote").len(), 25);
    assert_eq!(page.texts("blockquote")[0], "<b>Longer</b> hours");
    assert!(!page.html.contains("<b>Longer"), "what people wrote is never markup");
    assert!(page.said().contains("Showing 1 to 25 of 30"), "{}", page.said());
    let rest = lena.get(&format!("{path}?question=q5&page=2")).await;
    assert_eq!(rest.texts("blockquote").len(), 5);
    let beyond = lena.get(&format!("{path}?question=q5&page=99")).await;
    assert_eq!(beyond.texts("blockquote"), rest.texts("blockquote"), "beyond the end is the last page");
    assert!(beyond.said().contains("Showing 26 to 30 of 30"), "{}", beyond.said());
    for (persona, may) in
        [(administrator(), true), (leader(), true), (service_team(), false), (assessor(), false)]
    {
        let mut browser = house.sign_in(&persona).await;
        let page = browser.get(&format!("{path}?question=q5")).await;
        assert_eq!(page.html.contains("Longer"), may, "{}", persona.name);
        assert_eq!(page.said().contains("is for the people of the organisations"), !may, "{}", persona.name);
        assert_eq!(browser.get(&path).await.html.contains("question=q5"), may, "{}", persona.name);
    }
    let young = lena.get(&format!("{path}?question=q5&who=age-16-24")).await;
    assert!(young.said().contains("Nobody who fits wrote anything"), "{}", young.said());
}

#[tokio::test(flavor = "multi_thread")]
async fn imports_are_listed_for_those_who_import_with_the_way_to_take_them_back() {
    let house = House::open().await;
    let (_, mut lena, path) = opened(&house, waiting_rooms()).await;
    let page = lena.get(&path).await;
    let row = page.texts("[aria-labelledby=imports] tbody tr");
    assert_eq!(row.len(), 1);
    assert!(row[0].starts_with("survey.csv 2 November 2026 At the command line 124 new"), "{row:?}");
    let links = page.attributes("[aria-labelledby=imports] tbody a", "href");
    assert!(links[1].starts_with("/responses/imports/") && links[1].ends_with("/undo"), "{links:?}");
    let mut asha = house.sign_in(&assessor()).await;
    assert!(asha.get(&path).await.texts("#imports").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn responses_follow_a_merged_record() {
    let house = House::open().await;
    let mut lena = house.sign_in(&service_team()).await;
    let unknown = "/engagements/01900000-0000-7000-8000-000000000001/responses";
    assert_eq!(lena.get(unknown).await.status, StatusCode::NOT_FOUND);
    let own = engagement("Own").lead(TRUST).visibility(Visibility::Organisation).add_to(house.store()).await;
    let page = lena.get(&format!("/engagements/{}/responses", own.id)).await;
    assert_eq!(page.status, StatusCode::OK);
}
