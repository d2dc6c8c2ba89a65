//! Search, draw, panel record.

use super::*;

use axum::http::StatusCode;
use chrono::Duration;
use convenor_testkit::lead_at_icb;
use convenor_web::queue_nightly;

#[tokio::test(flavor = "multi_thread")]
async fn a_search_goes_on_while_nobody_looks_and_tells_chances_beside_the_older_way() {
    let house = House::open().await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let lottery = prepared(&mut lena, QUOTAS).await;
    lena.post(&format!("{lottery}/search"), &[]).await.sent_on();
    lena.post(&format!("{lottery}/search"), &[]).await.sent_on();
    let page = lena.get(&lottery).await;
    assert_eq!(page.texts("[data-refresh-seconds]").len(), 1, "{}", page.said());
    assert!(work_once(&house.state).await.unwrap());
    assert!(!work_once(&house.state).await.unwrap(), "sent twice, it is searched once");
    let page = lena.get(&lottery).await;
    assert!(page.said().contains("60 people volunteered for 12 seats"), "{}", page.said());
    assert_eq!(page.texts(".chart svg").len(), 2, "a wide picture and a narrow one");
    assert_eq!(page.texts("tbody tr").len(), 11, "and its numbers");
    assert!(!page.html.contains(NAME));
    let panels = lena.get(&format!("{lottery}/panels.csv")).await;
    assert_eq!(panels.html.lines().count(), 1 + 100 * 12);
    let hash = page.texts("#found ~ p code").concat();
    assert_eq!(hash.len(), 64);
    let certificate = lena.get(&format!("{lottery}/certificate.json")).await;
    let certificate: convenor_lottery::Certificate = serde_json::from_str(&certificate.html).unwrap();
    assert!(certificate.verify().is_ok(), "a stranger's check accepts it");
    assert_eq!(convenor_lottery::list_hash(&panels.html), hash);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stopped_search_can_be_begun_anew() {
    let house = House::open().await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let lottery = prepared(&mut lena, QUOTAS).await;
    lena.post(&format!("{lottery}/search"), &[]).await.sent_on();
    assert_eq!(lena.get(&format!("{lottery}/choices")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    lena.post(&format!("{lottery}/stop"), &[]).await.sent_on();
    assert!(work_once(&house.state).await.unwrap(), "the job finds nothing to do");
    assert!(lena.get(&lottery).await.said().contains("A panel can be found"));
    lena.post(&format!("{lottery}/search"), &[]).await.sent_on();
    assert!(work_once(&house.state).await.unwrap());
    assert!(lena.get(&lottery).await.said().contains("What was found"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_public_number_draws_a_panel_and_a_meeting_sees_counts_only() {
    let house = House::open().await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let lottery = listed(&house, &mut lena).await;
    lena.post(&format!("{lottery}/draw-by"), &[("by", "number")]).await.sent_on();
    let wrong = lena.post(&format!("{lottery}/draw"), &[("number", "seventeen")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    lena.post(&format!("{lottery}/open"), &[]).await.sent_on();
    let link = lena.get(&lottery).await.attributes("section[aria-labelledby=public] a", "href").remove(0);
    let mut pat = house.stranger();
    let before = pat.get(&link).await;
    assert!(before.status == StatusCode::OK && before.said().contains("Not drawn yet"), "{}", before.said());
    lena.post(&format!("{lottery}/draw"), &[("number", "117")]).await.sent_on();
    let after = pat.get(&link).await;
    assert_eq!(after.texts(".ceremony__number"), ["17"], "117 of 100 panels is the seventeenth");
    assert!(after.said().contains("The number read out was 117"));
    assert!(after.texts("tbody tr").contains(&"Female66".to_owned()), "{:?}", after.texts("tbody tr"));
    for private in [NAME, "Quark", "P1", "High Street"] {
        assert!(!after.html.contains(private), "{private} is on the public page");
    }
    let audit = pat.get(&link.replace("/ceremony?", "/audit.json?")).await;
    let audit: serde_json::Value = serde_json::from_str(&audit.html).unwrap();
    assert_eq!((&audit["draw"]["panel"], &audit["draw"]["by"]["number"]), (&17.into(), &117.into()));
    lena.post(&format!("{lottery}/close"), &[]).await.sent_on();
    assert_eq!(pat.get(&link).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seed_is_shown_only_once_the_panel_is_drawn() {
    let house = House::open().await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let lottery = listed(&house, &mut lena).await;
    lena.post(&format!("{lottery}/draw-by"), &[("by", "seed"), ("seed", "a secret text")]).await.sent_on();
    let ceremony = format!("{lottery}/ceremony");
    let before = lena.get(&ceremony).await;
    let commitment = convenor_lottery::commitment("a secret text");
    assert!(before.html.contains(&commitment) && !before.html.contains("a secret text"), "{}", before.said());
    assert!(!lena.get(&lottery).await.html.contains("a secret text"));
    lena.post(&format!("{lottery}/draw"), &[]).await.sent_on();
    let after = lena.get(&ceremony).await;
    let list = lena.get(&format!("{lottery}/panels.csv")).await.html;
    let seed = convenor_lottery::Seed::of_text("a secret text");
    let number = convenor_lottery::pick_by_seed(&seed, &convenor_lottery::list_hash(&list), 100).unwrap();
    assert_eq!(after.texts(".ceremony__number"), [number.to_string()]);
    assert!(after.html.contains("a secret text"), "now everybody can check it");
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_refuse_are_replaced_and_the_quotas_hold() {
    let house = House::open().await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let lottery = drawn(&house, &mut lena).await;
    let panel = format!("{lottery}/panel");
    let page = lena.get(&panel).await;
    assert_eq!(page.texts("tbody tr").len(), 12);
    assert!(page.html.contains(NAME), "names are in the record");
    let seat = page.attributes("tbody form", "action").remove(0);
    lena.post(&seat, &[("status", "offered")]).await.sent_on();
    lena.post(&seat, &[("status", "refused")]).await.sent_on();
    assert_eq!(lena.post(&seat, &[("status", "left")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(lena.get(&panel).await.said().contains("One seat is open"));
    lena.post(&format!("{lottery}/replace"), &[]).await.sent_on();
    let page = lena.get(&panel).await;
    assert_eq!(page.texts("tbody tr").len(), 13);
    assert!(page.said().contains("12 seats are held"), "{}", page.said());
    let record = lena.get(&format!("{lottery}/panel.csv")).await.html;
    let held: Vec<&str> = record.lines().filter(|line| !line.contains("Refused")).skip(1).collect();
    assert_eq!(held.iter().filter(|line| line.contains("Female")).count(), 6, "{record}");
    assert!(record.contains("Lena Convener"), "who recorded it is kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pool_is_erased_by_itself_and_the_record_stays() {
    let house = House::open().await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let lottery = drawn(&house, &mut lena).await;
    house.fresh.clock.advance(Duration::days(91));
    queue_nightly(house.store()).await.unwrap();
    while work_once(&house.state).await.unwrap() {}
    // Back to when she is still signed in.
    house.fresh.clock.advance(Duration::days(-91));
    assert_eq!(lena.get(&format!("{lottery}/panels.csv")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(lena.get(&format!("{lottery}/certificate.json")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(lena.get(&format!("{lottery}/audit.json")).await.status, StatusCode::OK);
    assert_eq!(lena.get(&format!("{lottery}/panel")).await.texts("tbody tr").len(), 12);
    assert!(lena.get(&lottery).await.said().contains("are erased"));
}
