//! Merging two records of one piece of work, following old links, and taking them apart.

use axum::http::StatusCode;
use convenor_domain::overlap::PairKind;
use convenor_domain::{Actor, Engagement};
use convenor_testkit::{ICB, TRUST, engagement, lead_at_icb};

use super::pair;
use crate::harness::House;

async fn two(house: &House) -> (Engagement, Engagement) {
    let kept = engagement("Warm rooms").lead(TRUST).topic("young-carers-support").with(|content| {
        content.summary = "Rooms.".to_owned();
    });
    let away = engagement("Rooms that are warm").lead(TRUST).topic("housing").with(|content| {
        content.purpose = "To choose rooms.".to_owned();
    });
    (kept.add_to(house.store()).await, away.add_to(house.store()).await)
}

#[tokio::test(flavor = "multi_thread")]
async fn duplicates_are_merged_old_links_lead_on_and_they_can_be_taken_apart() {
    let house = House::open().await;
    let (kept, away) = two(&house).await;
    let page = pair(&house, PairKind::Duplicate, &kept, &away).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let merge = lena.post(&page, &[("choice", "merge")]).await.sent_on().to_owned();
    let side_by_side = lena.get(&merge).await;
    let rows = side_by_side.texts("table.merge tbody tr").join(" | ");
    assert!(rows.contains("They differ") && rows.contains("From the other"), "{rows}");
    assert!(
        side_by_side.said().contains("In one field they say different things."),
        "{}",
        side_by_side.said()
    );
    let hidden = |name: &str| side_by_side.attributes(&format!("input[name={name}]"), "value")[0].clone();
    let (keep, held_kept, held_away) = (hidden("keep"), hidden("held_kept"), hidden("held_away"));
    let form = [
        ("keep", keep.as_str()),
        ("held_kept", held_kept.as_str()),
        ("held_away", held_away.as_str()),
        ("take", "title"),
    ];
    let record = lena.post(&merge, &form).await.sent_on().to_owned();
    assert_eq!(record, format!("/engagements/{}", kept.id));
    let scope = Actor::operator().read_scope();
    let merged = house.store().lookup_engagement(scope, kept.id).await.unwrap().unwrap().content;
    assert_eq!(merged.title, "Rooms that are warm", "chosen from the one that went");
    assert_eq!((merged.summary.as_str(), merged.purpose.as_str()), ("Rooms.", "To choose rooms."));
    assert_eq!(merged.topics, ["young-carers-support", "housing"]);

    let old = format!("/engagements/{}", away.id);
    assert_eq!(lena.get(&old).await.sent_on(), record);
    let cited = lena.get(&format!("/cite/{}", away.reference().0)).await;
    assert_eq!(cited.location.as_deref(), Some(record.as_str()));
    let by_programs = lena.get(&format!("/api/v1{old}")).await;
    assert_eq!(by_programs.location, Some(format!("/api/v1{record}")));
    let page = lena.get(&record).await;
    assert!(page.said().contains("Rooms that are warm (E-"), "lineage: {}", page.said());
    let apart = page.attributes("form[action^='/overlaps/apart/']", "action")[0].clone();
    assert_eq!(lena.post(&apart, &[]).await.sent_on(), old);
    assert_eq!(lena.get(&old).await.texts("h1"), ["Rooms that are warm"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_merge_of_what_somebody_saved_meanwhile_is_looked_at_again() {
    let house = House::open().await;
    let (kept, away) = two(&house).await;
    let merge = format!("{}/merge", pair(&house, PairKind::Duplicate, &kept, &away).await);
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let form = [("keep", "second"), ("held_kept", "7"), ("held_away", "1")];
    let to = lena.post(&merge, &form).await.sent_on().to_owned();
    assert_eq!(to, format!("{merge}?keep=second"));
    assert!(lena.get(&to).await.said().contains("Somebody saved one of the two meanwhile."));
    assert_eq!(lena.get(&format!("/engagements/{}", away.id)).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_that_are_not_the_same_stay_two() {
    let house = House::open().await;
    let (first, second) = two(&house).await;
    engagement("Elsewhere").lead(ICB).add_to(house.store()).await;
    let page = pair(&house, PairKind::Duplicate, &first, &second).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let stagger = lena.post(&page, &[("choice", "stagger")]).await;
    assert_eq!(stagger.status, StatusCode::UNPROCESSABLE_ENTITY, "duplicates are merged or are not the same");
    let done = lena.post(&page, &[("choice", "different")]).await;
    assert_eq!(done.sent_on(), "/overlaps/duplicates");
    assert!(lena.get("/overlaps/duplicates").await.texts("article.card").is_empty());
}
