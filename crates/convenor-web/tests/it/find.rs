//! "Has this been asked before?": finding, narrowing, and what to do when nothing is found.

use axum::http::StatusCode;
use convenor_domain::{ImpreciseDate, Influence, Visibility};
use convenor_testkit::{COUNCIL, ICB, TRUST, day, decision, engagement, insight, lead_at_icb, service_team};

use crate::harness::House;

/// A finding that was heard this year and weighed in a decision, one without a decision, and one of long ago.
async fn heard(house: &House) {
    let store = house.store();
    let form = insight("Young carers do not know that a direct payment can pay for a break")
        .organisation(COUNCIL)
        .visibility(Visibility::Public)
        .with(|content| {
            content.groups = vec!["carers".to_owned()];
            content.people = Some(64);
            content.starts = ImpreciseDate::day(day(2026, 3, 2));
            content.detail = "Most had never heard of direct payments. <script>alert(1)</script>".to_owned();
        })
        .add_to(store)
        .await;
    decision("The board adopts a one-page form")
        .visibility(Visibility::Public)
        .organisation(ICB)
        .with(|content| content.outcome = "A one-page form is in use.".to_owned())
        .weighed(form.id, Influence::Changed)
        .add_to(store)
        .await;
    insight("Direct payments come late")
        .organisation(TRUST)
        .with(|content| content.starts = ImpreciseDate::day(day(2026, 1, 2)))
        .add_to(store)
        .await;
    insight("Buses to the clinic stop too early")
        .organisation(COUNCIL)
        .with(|content| content.starts = ImpreciseDate::day(day(2019, 1, 2)))
        .add_to(store)
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lead_finds_what_was_said_and_what_came_of_it() {
    let house = House::open().await;
    heard(&house).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let page = lena.get("/find?q=direct+paymnts").await;
    assert_eq!(page.status, StatusCode::OK);
    let titles = page.texts("article h3");
    assert_eq!(titles.len(), 2, "{titles:?}");
    let said = page.said();
    assert!(said.contains("60 to 69 people"), "people are counted in bands: {said}");
    assert!(!said.contains("64"), "{said}");
    assert!(said.contains("Something changed A one-page form is in use."), "{said}");
    assert!(said.contains("No decision recorded Heard 10 months ago."), "{said}");
    assert!(said.contains("“paymnts” was read as “payments”"), "{said}");
    assert!(!page.texts("article mark").is_empty(), "the words that matched are marked");
    assert!(page.texts("article script").is_empty(), "what people wrote is never markup");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_public_finds_only_what_is_public_and_its_counts_tell_no_more() {
    let house = House::open().await;
    heard(&house).await;
    let page = house.stranger().get("/find?q=direct+payments").await;
    assert_eq!(page.texts("article h3").len(), 1);
    assert!(page.said().contains("1 record: 1 finding"), "{}", page.said());
    assert!(!page.said().contains("Fernshire Hospitals"), "{}", page.said());
    assert!(page.texts("form[action='/views']").is_empty(), "only people with an account keep searches");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filter_narrows_and_its_chip_takes_it_off() {
    let house = House::open().await;
    heard(&house).await;
    let mut sam = house.sign_in(&service_team()).await;
    let narrowed = sam.get(&format!("/find?q=payments&organisation={TRUST}&outcome=not-recorded")).await;
    assert_eq!(narrowed.texts("article h3"), ["Direct payments come late"]);
    let without = narrowed.attributes(".chips a.chip", "href");
    assert!(
        without.contains(&"/find?q=payments&months=all&outcome=not-recorded".to_owned())
            || without.contains(&"/find?q=payments&outcome=not-recorded".to_owned()),
        "{without:?}"
    );
    let chip = without.iter().find(|href| !href.contains("organisation")).unwrap();
    let wider = sam.get(chip).await;
    assert_eq!(wider.texts("article h3"), ["Direct payments come late"]);
    let checked = wider.attributes("input[name=outcome][checked]", "value");
    assert_eq!(checked, ["not-recorded"], "the form keeps what is chosen");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_older_is_shown_when_nothing_is_recent_and_nobody_chose_a_period() {
    let house = House::open().await;
    heard(&house).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let older = lena.get("/find?q=buses").await;
    assert_eq!(older.texts("article h3"), ["Buses to the clinic stop too early"]);
    assert!(older.said().contains("Nothing was found in the last 18 months"), "{}", older.said());
    let chosen = lena.get("/find?q=buses&months=18").await;
    assert!(chosen.texts("article").is_empty());
    assert!(chosen.said().contains("1 older or without a date"), "{}", chosen.said());
    assert_eq!(
        chosen.texts("a[href='/engagements/new?title=buses']").len(),
        1,
        "they can record what they plan"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_place_is_said_beside_its_field() {
    let house = House::open().await;
    let page = house.stranger().get("/find?q=housing&place=Narnia").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.texts("#place-error")[0].contains("No place is called “Narnia”"));
    assert_eq!(page.attributes("#place", "value"), ["Narnia"], "what was typed is kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_found_by_its_reference_says_so() {
    let house = House::open().await;
    let clinics = engagement("Winter clinics").visibility(Visibility::Public).add_to(house.store()).await;
    let mut pat = house.stranger();
    let page = pat.get(&format!("/find?q={}", clinics.reference())).await;
    assert_eq!(page.texts("article h3"), ["Winter clinics"]);
    assert!(page.texts("article .why")[0].starts_with("This is its reference"), "{:?}", page.texts(".why"));
    let named = pat.get("/find?q=clinics").await;
    assert!(!named.texts("article .why")[0].contains("This is its reference"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_beyond_the_end_is_the_last_page() {
    let house = House::open().await;
    for number in 1..=26 {
        engagement(&format!("Clinic {number}")).visibility(Visibility::Public).add_to(house.store()).await;
        insight(&format!("Clinics {number}")).visibility(Visibility::Public).add_to(house.store()).await;
        decision(&format!("Clinics {number}")).visibility(Visibility::Public).add_to(house.store()).await;
    }
    let mut pat = house.stranger();
    for (list, row, total) in [
        ("/engagements?", "tbody tr", 26),
        ("/insights?", "tbody tr", 26),
        ("/decisions?", "tbody tr", 26),
        ("/find?q=clinics&", "article", 78),
    ] {
        let last = pat.get(&format!("{list}page={}", 1 + total / 25)).await;
        let beyond = pat.get(&format!("{list}page=9999")).await;
        assert_eq!(beyond.texts(row).len(), total % 25, "{list}");
        assert_eq!(beyond.texts(row), last.texts(row), "{list}");
        let (first, said) = (total / 25 * 25 + 1, beyond.said());
        assert!(said.contains(&format!("Showing {first} to {total} of {total}")), "{list}: {said}");
        let previous = beyond.attributes("a[rel=prev]", "href");
        assert_eq!(previous, last.attributes("a[rel=prev]", "href"), "{list}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reference_leads_to_its_record_however_it_is_typed() {
    let house = House::open().await;
    let public = engagement("Winter clinics").visibility(Visibility::Public).add_to(house.store()).await;
    let hidden =
        engagement("Plans").visibility(Visibility::Organisation).lead(TRUST).add_to(house.store()).await;
    let typed = public.reference().0.to_lowercase().replace('-', "");
    let mut pat = house.stranger();
    let led = pat.get(&format!("/cite/{typed}")).await;
    assert_eq!(led.status, StatusCode::FOUND);
    assert_eq!(led.location, Some(format!("/engagements/{}", public.id)));
    for unknown in [hidden.reference().0, "I-00000-00000".to_owned(), "nonsense".to_owned()] {
        assert_eq!(pat.get(&format!("/cite/{unknown}")).await.status, StatusCode::NOT_FOUND, "{unknown}");
    }
}
