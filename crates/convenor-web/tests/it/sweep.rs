//! Sweeps: overlaps among planned work every night, and duplicates after an import.

use std::sync::atomic::AtomicU64;

use chrono::Duration;
use convenor_domain::overlap::{PairKind, Risk};
use convenor_domain::{Engagement, EngagementId, EngagementStatus, ReadScope};
use convenor_store::{Clock, PairFilter, Store};
use convenor_testkit::{EngagementBuilder, NEIGHBOUR, SYSTEM, day, engagement, lead_at_icb, service_team};
use convenor_text::FindQuery;
use convenor_web::overlap::{Swept, sweep};
use convenor_web::{OVERLAP_SWEEP, queue_nightly, work_once};

use crate::harness::House;
use crate::import::{saved, tried};

/// Planned work for carers on general practice in one ward.
fn planned(title: &str) -> EngagementBuilder {
    engagement(title)
        .status(EngagementStatus::Planned)
        .topic("gp")
        .group("carers")
        .area("F01")
        .dates(day(2026, 12, 1), day(2026, 12, 20))
}

async fn swept(house: &House) -> Swept {
    sweep(house.store(), &house.state.lookup, SYSTEM, &AtomicU64::new(0)).await.unwrap()
}

async fn open(store: &Store, kind: PairKind) -> Vec<(EngagementId, EngagementId)> {
    let everything = ReadScope::Everything;
    let found = store.list_overlap_pairs(everything, PairFilter::open(SYSTEM, kind), 100, 0).await.unwrap();
    found.iter().map(|pair| (pair.first, pair.similar.engagement)).collect()
}

async fn change(store: &Store, engagement: &Engagement, to: EngagementBuilder) {
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let content = to.build().content;
    writing.update_engagement(engagement.id, engagement.version, content).await.unwrap();
    writing.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn planned_work_that_overlaps_is_found_until_it_is_changed() {
    let house = House::open().await;
    let one = planned("Surgery hours for carers").add_to(house.store()).await;
    let two = planned("When should the surgery open?").add_to(house.store()).await;
    engagement("Parks").status(EngagementStatus::Planned).topic("mental-health").add_to(house.store()).await;
    assert_eq!(swept(&house).await, Swept { engagements: 3, pairs: 1 });
    assert_eq!(open(house.store(), PairKind::Planned).await, [(one.id, two.id)]);
    let pairs = PairFilter::open(SYSTEM, PairKind::Planned);
    let found = house.store().list_overlap_pairs(ReadScope::Everything, pairs, 1, 0).await.unwrap();
    assert!(found[0].similar.risk >= Risk::Medium, "{found:?}");
    house.fresh.clock.advance(Duration::days(1));
    let away = engagement("Which dentists take new patients?")
        .topic("dentistry")
        .dates(day(2028, 1, 1), day(2028, 1, 2));
    change(house.store(), &two, away).await;
    assert_eq!(swept(&house).await.pairs, 0);
    assert_eq!(open(house.store(), PairKind::Planned).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn drafts_past_work_and_other_systems_are_no_planned_overlaps() {
    let house = House::open().await;
    planned("Surgery hours for carers").add_to(house.store()).await;
    for status in [EngagementStatus::Draft, EngagementStatus::Reported, EngagementStatus::Cancelled] {
        planned("Surgery hours for carers").status(status).add_to(house.store()).await;
    }
    let public = convenor_domain::Visibility::Public;
    planned("Surgery hours for carers").system(NEIGHBOUR).visibility(public).add_to(house.store()).await;
    assert_eq!(swept(&house).await, Swept { engagements: 1, pairs: 0 });
}

/// Does all jobs that wait, and says how many there were.
async fn work_all(house: &House) -> usize {
    let mut jobs = 0;
    while work_once(&house.state).await.unwrap() {
        jobs += 1;
    }
    jobs
}

#[tokio::test(flavor = "multi_thread")]
async fn every_night_once_the_worker_sweeps_all_systems() {
    let house = House::open().await;
    let one = planned("Surgery hours for carers").add_to(house.store()).await;
    let two = planned("Surgery hours for carers").add_to(house.store()).await;
    let other = house.fresh.open_again().await;
    assert!(queue_nightly(house.store()).await.unwrap());
    assert!(!queue_nightly(&other).await.unwrap(), "another process, or this one started again");
    assert_eq!(work_all(&house).await, 4, "overlaps, files of responses, pools of lotteries, and seats");
    assert_eq!(open(house.store(), PairKind::Planned).await, [(one.id, two.id)]);
    house.fresh.clock.set(house.fresh.clock.now() + Duration::hours(16));
    assert!(!queue_nightly(house.store()).await.unwrap(), "not before two in the morning");
    house.fresh.clock.advance(Duration::hours(1));
    assert!(queue_nightly(house.store()).await.unwrap());
    assert_eq!(work_all(&house).await, 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_who_asks_for_one_system_gets_it_at_once() {
    let house = House::open().await;
    planned("Surgery hours for carers").add_to(house.store()).await;
    planned("Surgery hours for carers").add_to(house.store()).await;
    house.store().add_job(OVERLAP_SWEEP, &NEIGHBOUR.to_string()).await.unwrap();
    assert!(work_once(&house.state).await.unwrap());
    assert_eq!(open(house.store(), PairKind::Planned).await, []);
    house.store().add_job(OVERLAP_SWEEP, &SYSTEM.to_string()).await.unwrap();
    assert!(work_once(&house.state).await.unwrap());
    assert_eq!(open(house.store(), PairKind::Planned).await.len(), 1);
    let unreadable = house.store().add_job(OVERLAP_SWEEP, "everywhere").await.unwrap();
    assert!(work_once(&house.state).await.unwrap());
    let job = house.store().lookup_job(unreadable).await.unwrap().unwrap();
    assert_eq!(job.message, "The job names no system.");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_merged_record_is_found_under_its_new_name_only() {
    let house = House::open().await;
    let keep = engagement("Evenings at the surgery").add_to(house.store()).await;
    let away = engagement("Surgery evenings").add_to(house.store()).await;
    let found = async || {
        let query =
            FindQuery { words: "surgery evenings".to_owned(), ..FindQuery::within(ReadScope::Everything) };
        let mut found = house.state.lookup.find(house.store(), &query).await.unwrap().hits;
        found.sort_by_key(|hit| hit.id);
        found.iter().map(|hit| hit.id).collect::<Vec<_>>()
    };
    assert_eq!(found().await, [keep.id.into(), away.id.into()]);
    let mut writing = house.store().begin(&lead_at_icb().actor()).await.unwrap();
    writing.merge_engagements(keep.id, 1, away.id, 1, keep.content.clone()).await.unwrap();
    writing.commit().await.unwrap();
    assert_eq!(found().await, [keep.id.into()]);
    let mut writing = house.store().begin(&lead_at_icb().actor()).await.unwrap();
    writing.take_apart(away.id).await.unwrap();
    writing.commit().await.unwrap();
    assert_eq!(found().await, [keep.id.into(), away.id.into()]);
}

/// What an earlier record says in so many words.
const STORY: &str = "We asked people at the market, at two surgeries and by post when they can come, which buses they \
    take, and what keeps them from booking. Most came late in the day, and half of them had cared for somebody in the \
    morning. They want to ring after six and to be told when the doctor is late.";

#[tokio::test(flavor = "multi_thread")]
async fn records_that_an_import_repeats_are_offered_for_merging() {
    let house = House::open().await;
    let known = engagement("Evenings at the surgery")
        .status(EngagementStatus::Reported)
        .with(|content| content.summary = STORY.to_owned())
        .add_to(house.store())
        .await;
    let file = format!(
        "Title,Summary\nSurgery opening: what people said,\"{STORY}\"\nA walk in the park,\"Trees.\"\n"
    );
    let mut sam = house.sign_in(&service_team()).await;
    let import = tried(&house, &mut sam, "log.csv", file.as_bytes()).await;
    saved(&house, &mut sam, &import).await;
    let pairs = open(house.store(), PairKind::Duplicate).await;
    assert_eq!(pairs.len(), 1, "{pairs:?}");
    assert_eq!(pairs[0].0, known.id);
    assert_eq!(sam.get(&import).await.texts("h1"), ["The records are in"], "the import is done all the same");
}
