//! The job queue: each job is worked on by one worker, survives it, and is given up in the end.

use chrono::Duration;
use convenor_store::{Clock, JobState};
use convenor_testkit::*;

on_both!(
    jobs_are_claimed_in_order_and_once,
    many_workers_share_the_work,
    an_orphan_is_taken_up_and_given_up_after_three_times,
    a_retry_waits,
    progress_is_seen_while_the_store_is_written,
    a_job_ends_well_or_with_a_reason,
    regular_work_is_queued_once_each_time_it_is_due,
    a_job_is_queued_with_what_is_written_or_not_at_all,
);

async fn jobs_are_claimed_in_order_and_once(fresh: FreshStore) {
    let store = &fresh.store;
    let first = store.add_job("import", "one").await.unwrap();
    let second = store.add_job("index", "two").await.unwrap();
    let claimed = store.claim_job().await.unwrap().unwrap();
    assert_eq!((claimed.id, claimed.kind.as_str(), claimed.payload.as_str()), (first, "import", "one"));
    assert_eq!((claimed.state, claimed.attempts), (JobState::Running, 1));
    assert_eq!(store.claim_job().await.unwrap().map(|job| job.id), Some(second));
    assert_eq!(store.claim_job().await.unwrap(), None);
}

async fn many_workers_share_the_work(fresh: FreshStore) {
    let other = fresh.open_again().await;
    for number in 0..12 {
        fresh.store.add_job("import", &number.to_string()).await.unwrap();
    }
    let mut workers = Vec::new();
    for number in 0..6 {
        let store = if number % 2 == 0 { fresh.store.clone() } else { other.clone() };
        workers.push(tokio::spawn(async move {
            let mut mine = Vec::new();
            while let Some(job) = store.claim_job().await.unwrap() {
                mine.push(job.id);
            }
            mine
        }));
    }
    let mut claimed = Vec::new();
    for worker in workers {
        claimed.extend(worker.await.unwrap());
    }
    let all = claimed.len();
    claimed.sort();
    claimed.dedup();
    assert_eq!((all, claimed.len()), (12, 12), "every job once");
}

async fn an_orphan_is_taken_up_and_given_up_after_three_times(fresh: FreshStore) {
    let (store, clock) = (&fresh.store, &fresh.clock);
    let id = store.add_job("import", "").await.unwrap();
    for attempt in 1..=3 {
        assert_eq!(store.claim_job().await.unwrap().map(|job| job.attempts), Some(attempt));
        clock.advance(Duration::seconds(20));
        store.beat_job(id, 5, Some(10)).await.unwrap();
        clock.advance(Duration::seconds(30));
        assert_eq!(store.claim_job().await.unwrap(), None, "its heart beat 30 seconds ago");
        clock.advance(Duration::seconds(1));
    }
    let next = store.add_job("import", "next").await.unwrap();
    assert_eq!(store.claim_job().await.unwrap().map(|job| job.id), Some(next), "the next is not held up");
    let given_up = store.lookup_job(id).await.unwrap().unwrap();
    assert_eq!((given_up.state, given_up.done, given_up.total), (JobState::Failed, 5, Some(10)));
    assert!(given_up.message.contains("three times"), "{}", given_up.message);
}

async fn a_retry_waits(fresh: FreshStore) {
    let (store, clock) = (&fresh.store, &fresh.clock);
    let id = store.add_job("import", "").await.unwrap();
    store.claim_job().await.unwrap().unwrap();
    store.retry_job(id, "The disk was full.", Duration::minutes(5)).await.unwrap();
    let waiting = store.lookup_job(id).await.unwrap().unwrap();
    assert_eq!((waiting.state, waiting.message.as_str()), (JobState::Waiting, "The disk was full."));
    clock.advance(Duration::minutes(5) - Duration::seconds(1));
    assert_eq!(store.claim_job().await.unwrap(), None);
    clock.advance(Duration::seconds(1));
    assert_eq!(store.claim_job().await.unwrap().map(|job| job.attempts), Some(2));
}

async fn progress_is_seen_while_the_store_is_written(fresh: FreshStore) {
    let (store, clock) = (&fresh.store, &fresh.clock);
    let other = fresh.open_again().await;
    a_system(store).await;
    let id = store.add_job("import", "").await.unwrap();
    store.claim_job().await.unwrap().unwrap();
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    writing.add_engagement(engagement("Long work").build()).await.unwrap();
    clock.advance(Duration::minutes(2));
    store.beat_job(id, 7, Some(9)).await.unwrap();
    let job = store.lookup_job(id).await.unwrap().unwrap();
    assert_eq!((job.done, job.total), (7, Some(9)));
    writing.commit().await.unwrap();
    assert_eq!(other.claim_job().await.unwrap(), None, "another process does not take it for orphaned");
    assert_eq!(other.lookup_job(id).await.unwrap().map(|job| job.done), Some(7));
}

async fn a_job_ends_well_or_with_a_reason(fresh: FreshStore) {
    let store = &fresh.store;
    let (good, bad) = (store.add_job("a", "").await.unwrap(), store.add_job("b", "").await.unwrap());
    store.finish_job(good).await.unwrap();
    store.fail_job(bad, "The file is gone.").await.unwrap();
    let state = async |id| store.lookup_job(id).await.unwrap().map(|job| (job.state, job.message)).unwrap();
    assert_eq!(state(good).await, (JobState::Done, String::new()));
    assert_eq!(state(bad).await, (JobState::Failed, "The file is gone.".to_owned()));
    assert_eq!(store.claim_job().await.unwrap(), None);
    assert_eq!(store.lookup_job(SYSTEM.0).await.unwrap(), None);
}

async fn regular_work_is_queued_once_each_time_it_is_due(fresh: FreshStore) {
    let (here, there) = (fresh.store.clone(), fresh.open_again().await);
    let due = fresh.clock.now();
    let mut asked = Vec::new();
    for number in 0..8 {
        let store = if number % 2 == 0 { here.clone() } else { there.clone() };
        asked.push(tokio::spawn(async move { store.add_job_due("sweep", "", due).await.unwrap() }));
    }
    let mut queued = 0;
    for answer in asked {
        queued += u32::from(answer.await.unwrap());
    }
    assert_eq!(queued, 1, "eight ask, in two processes");
    assert!(here.claim_job().await.unwrap().is_some());
    assert_eq!(there.claim_job().await.unwrap(), None);
    fresh.clock.advance(Duration::hours(3));
    assert!(!there.add_job_due("sweep", "", due).await.unwrap(), "it was queued since");
    let again = due + Duration::hours(2);
    here.add_job("sweep", "").await.unwrap();
    assert!(!here.add_job_due("sweep", "", again).await.unwrap(), "somebody asked for it by hand");
    assert!(here.add_job_due("sweep", "elsewhere", again).await.unwrap());
    fresh.clock.advance(Duration::days(1));
    assert!(here.add_job_due("sweep", "", again + Duration::days(1)).await.unwrap());
}

async fn a_job_is_queued_with_what_is_written_or_not_at_all(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    writing.add_job("sweep", "").await.unwrap();
    writing.abandon().await.unwrap();
    assert_eq!(store.claim_job().await.unwrap(), None);
    let writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let id = writing.add_job("sweep", "").await.unwrap();
    writing.commit().await.unwrap();
    assert_eq!(store.claim_job().await.unwrap().map(|job| job.id), Some(id));
}
