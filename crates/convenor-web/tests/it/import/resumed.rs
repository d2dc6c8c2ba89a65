//! A process that ends in the middle of an import leaves nothing half done, and the next one takes it up.

use chrono::Duration;
use convenor_testkit::service_team;
use convenor_web::{IMPORT, work_once};

use super::{MENDED, saved, titles, tried};
use crate::harness::House;

#[tokio::test(flavor = "multi_thread")]
async fn an_import_whose_worker_died_is_taken_up_again() {
    let house = House::open().await;
    let mut sam = house.sign_in(&service_team()).await;
    let import = tried(&house, &mut sam, "log.csv", MENDED.as_bytes()).await;
    sam.post(&format!("{import}/confirm"), &[]).await.sent_on();
    let claimed = house.store().claim_job().await.unwrap().unwrap();
    assert_eq!(claimed.kind, IMPORT);
    // The worker that claimed the job is gone; nobody knows until its heart has been still for a while.
    assert!(!work_once(&house.state).await.unwrap());
    let page = sam.get(&import).await;
    assert!(page.said().contains("0 of 4 rows done"), "{}", page.said());
    assert!(titles(&mut sam).await.is_empty());

    house.fresh.clock.advance(Duration::seconds(31));
    assert!(work_once(&house.state).await.unwrap());
    assert_eq!(sam.get(&import).await.texts("h1"), ["The records are in"]);
    assert_eq!(titles(&mut sam).await.len(), 4);
    assert!(work_once(&house.state).await.unwrap(), "what it brought is compared with the register");
    assert!(!work_once(&house.state).await.unwrap(), "it is saved once");
}

#[tokio::test(flavor = "multi_thread")]
async fn confirming_twice_saves_once() {
    let house = House::open().await;
    let mut sam = house.sign_in(&service_team()).await;
    let import = tried(&house, &mut sam, "log.csv", MENDED.as_bytes()).await;
    sam.post(&format!("{import}/confirm"), &[]).await.sent_on();
    saved(&house, &mut sam, &import).await;
    assert!(!work_once(&house.state).await.unwrap());
    assert_eq!(titles(&mut sam).await.len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_whose_file_is_gone_says_why_and_what_next() {
    let house = House::open().await;
    let mut sam = house.sign_in(&service_team()).await;
    let import = tried(&house, &mut sam, "log.csv", MENDED.as_bytes()).await;
    sam.post(&format!("{import}/confirm"), &[]).await.sent_on();
    for file in std::fs::read_dir(house.state.uploads.as_path()).unwrap() {
        std::fs::remove_file(file.unwrap().path()).unwrap();
    }
    assert!(work_once(&house.state).await.unwrap());
    let page = sam.get(&import).await;
    assert_eq!(page.texts("h1"), ["The import did not work"]);
    assert!(page.said().contains("“log.csv” cannot be read"), "{}", page.said());
    assert!(page.said().contains("Start again with a mended file"), "{}", page.said());
    assert!(titles(&mut sam).await.is_empty());
}
