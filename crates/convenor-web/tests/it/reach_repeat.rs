//! Repeat voices by group: the column on the page, in the downloads and for programs.

use std::sync::Arc;

use convenor_domain::EngagementStatus;
use convenor_domain::response::{Answer, QuestionKind};
use convenor_testkit::{ICB, SurveyBuilder, engagement, lead_at_icb, survey};

use crate::harness::House;

fn asked(house: &House) -> SurveyBuilder {
    let today = house.store().today();
    survey().asks("Better?", QuestionKind::Closed, &["Yes", "No"]).asks_of_people("sex").on(today)
}

/// Fifty women, of whom twenty answered twice; forty men, once each; twelve of whom nobody knows who they are.
async fn heard(house: &House) {
    let yes = [Answer::One(Arc::from("Yes"))];
    let first = asked(house)
        .answered(12, &[Some("sex-male")], &yes)
        .by_people_from(1)
        .answered(50, &[Some("sex-female")], &yes)
        .answered(40, &[Some("sex-male")], &yes);
    let second = asked(house).by_people_from(31).answered(20, &[Some("sex-female")], &yes);
    for (title, survey) in [("Homes", first), ("Gardens", second)] {
        let new = engagement(title).lead(ICB).status(EngagementStatus::Reported).add_to(house.store()).await;
        survey.add_to(house.store(), &*house.state.convened.responses, &new).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_share_of_a_group_who_came_again_stands_beside_it() {
    let house = House::open().await;
    heard(&house).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let page = lena.get("/reach?by=sex").await;
    let cells = page.texts("section[aria-labelledby=numbers] tbody td.number:nth-of-type(9)");
    let names = page.texts("section[aria-labelledby=numbers] tbody th");
    let told: Vec<_> = names.iter().zip(&cells).map(|(name, cell)| format!("{name}|{cell}")).collect();
    assert!(
        told.contains(&"Female Sex|40%".to_owned()) && told.contains(&"Male Sex|0%".to_owned()),
        "{told:?}"
    );
    let csv = lena.get("/reach/export.csv?by=sex").await.html;
    let line = csv.lines().find(|line| line.starts_with("Sex,Female")).unwrap();
    assert!(line.ends_with(",0.4"), "{line}");
    let api = lena.get("/api/v1/reach?by=sex").await.html;
    let answer: serde_json::Value = serde_json::from_str(&api).unwrap();
    let rows = answer["rows"].as_array().unwrap();
    let female = rows.iter().find(|row| row["groups"][0]["key"] == "sex-female").unwrap();
    assert_eq!(female["repeat_share"], 0.4, "{answer}");
    let all = lena.get("/reach").await;
    assert!(!all.said().contains("Came more than once in 12 months"), "everything at once is not read again");
}
