//! Who sees what: nobody but those who run the lottery, and everybody their own chance.

use super::*;

use axum::http::StatusCode;
use convenor_domain::lottery::LotteryPlan;
use convenor_store::NewLottery;
use convenor_testkit::{NEIGHBOUR, administrator, lead_at_icb, leader, service_team};

#[tokio::test(flavor = "multi_thread")]
async fn only_those_who_convene_see_a_lottery() {
    let house = House::open().await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let lottery = drawn(&house, &mut lena).await;
    for other in [service_team(), leader()] {
        let mut other = house.sign_in(&other).await;
        for page in ["", "/panel", "/panel.csv", "/panels.csv", "/certificate.json", "/ceremony", "/chance"] {
            let path = format!("{lottery}{page}");
            assert_eq!(other.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        assert!(!other.get("/").await.html.contains("href=\"/lottery\""), "it is not offered either");
    }
    let mut pat = house.stranger();
    assert_eq!(pat.get(&lottery).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(pat.get(&format!("{lottery}/ceremony?token=guess")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(pat.get(&format!("{lottery}/panel.csv?token=guess")).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lottery_of_another_system_is_not_there() {
    let house = House::open().await;
    let new = NewLottery {
        system: NEIGHBOUR,
        account: None,
        engagement: None,
        name: "Theirs".to_owned(),
        plan: LotteryPlan::new(3),
    };
    let mut writing = house.store().begin(&administrator().actor()).await.unwrap();
    let theirs = writing.add_lottery(new).await.unwrap().id;
    writing.commit().await.unwrap();
    let mut lena = house.sign_in(&lead_at_icb()).await;
    assert_eq!(lena.get(&format!("/lottery/{theirs}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(lena.post(&format!("/lottery/{theirs}/remove"), &[]).await.status, StatusCode::NOT_FOUND);
    assert!(!lena.get("/lottery").await.said().contains("Theirs"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_participant_sees_their_own_chance_and_why_and_guessing_is_slowed_down() {
    let house = House::open().await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let lottery = listed(&house, &mut lena).await;
    lena.post(&format!("{lottery}/open"), &[]).await.sent_on();
    let link = lena.get(&lottery).await.attributes("section[aria-labelledby=public] a", "href").remove(0);
    let token = link.split_once("token=").unwrap().1.to_owned();
    let mut pat = house.stranger();
    assert_eq!(pat.get(&link.replace("/ceremony", "/chance")).await.status, StatusCode::OK);
    let chance = format!("{lottery}/chance");
    let own = pat.post(&chance, &[("token", &token), ("person", "P7")]).await;
    let said = own.said();
    assert!(said.contains("are like you in everything the quotas ask (Age, Gender)"), "{said}");
    assert!(said.contains("of the 100 numbered panels") && own.texts(".big-number").len() == 1, "{said}");
    assert!(!own.html.contains(NAME) && !own.html.contains("P8"), "nobody else is on it");
    for _ in 0..5 {
        let unknown = pat.post(&chance, &[("token", &token), ("person", "P999")]).await;
        assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let slowed = pat.post(&chance, &[("token", &token), ("person", "P7")]).await;
    assert_eq!(slowed.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test(flavor = "multi_thread")]
async fn names_stand_in_no_history_and_no_search() {
    let house = House::open().await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let lottery = drawn(&house, &mut lena).await;
    assert!(!lena.get(&format!("/find?q={NAME}7")).await.said().contains("Quark"));
    lena.post(&format!("{lottery}/erase"), &[]).await.sent_on();
    let folder = house.fresh.location.clone();
    let convenor_store::Location::Sqlite(file) = folder else { panic!("{folder:?}") };
    let bytes = std::fs::read(&file).unwrap();
    let street = b"37 High Street";
    let is_there = bytes.windows(street.len()).any(|window| window == street);
    assert!(!is_there, "what was erased lies nowhere in the file any more");
    lena.post(&format!("{lottery}/remove"), &[]).await.sent_on();
    let bytes = std::fs::read(&file).unwrap();
    assert!(!bytes.windows(NAME.len()).any(|window| window == NAME.as_bytes()), "nor do names of the panel");
}
