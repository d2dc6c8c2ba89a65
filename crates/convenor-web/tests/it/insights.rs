//! Insights and decisions: written down, checked for personal data, published, weighed.

use axum::http::StatusCode;
use convenor_domain::{DecisionId, Influence, InsightId, InsightStatus, ReadScope, Visibility};
use convenor_testkit::{
    COUNCIL, ICB, TRUST, decision, engagement, insight, lead_at_icb, leader, service_team, vcse_partner,
};

use crate::harness::House;

fn id_in(address: &str) -> uuid::Uuid {
    address.rsplit('/').next().unwrap().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_finding_goes_from_written_down_to_public() {
    let house = House::open().await;
    let source = engagement("Young carers’ workshops").lead(TRUST).add_to(house.store()).await;
    let mut sam = house.sign_in(&service_team()).await;
    let form = sam.get(&format!("/insights/new?engagement={}", source.id)).await;
    assert!(form.said().contains("Young carers’ workshops"), "{}", form.said());
    let (source, trust) = (source.id.to_string(), TRUST.to_string());
    let sent = [
        ("engagement", source.as_str()),
        ("finding", "Forms ask for a parent’s signature"),
        ("people", "64"),
        ("groups", "carers"),
        ("starts", "March 2026"),
        ("organisation", trust.as_str()),
        ("documents", "Report https://example.org/report"),
        ("visibility", "public"),
    ];
    let address = sam.post("/insights/new", &sent).await.sent_on().to_owned();
    let saved =
        house.store().lookup_insight(ReadScope::Everything, InsightId(id_in(&address))).await.unwrap();
    let saved = saved.unwrap();
    assert_eq!(saved.content.starts.to_string(), "March 2026");
    assert_eq!(saved.content.people, Some(64));
    assert_eq!(saved.status, InsightStatus::Submitted);

    assert_eq!(house.stranger().get(&address).await.status, StatusCode::NOT_FOUND);
    let buttons = sam.get(&address).await.attributes("input[name=to]", "value");
    assert_eq!(buttons, ["withdrawn"], "the check for personal data is for those who convene");
    let refused = sam.post(&format!("{address}/move"), &[("to", "checked"), ("version", "1")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);

    let mut lena = house.sign_in(&lead_at_icb()).await;
    let waiting = lena.get("/insights?status=submitted").await;
    assert_eq!(waiting.texts("tbody th"), ["Forms ask for a parent’s signature"]);
    let early = lena.post(&format!("{address}/move"), &[("to", "published"), ("version", "1")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing is published unchecked");
    for (to, version) in [("checked", "1"), ("published", "2")] {
        lena.post(&format!("{address}/move"), &[("to", to), ("version", version)]).await.sent_on();
    }
    let page = house.stranger().get(&address).await;
    assert_eq!(page.texts("h1"), ["Forms ask for a parent’s signature"]);
    assert!(page.said().contains("60 to 69 people") && !page.said().contains("64"), "{}", page.said());
    assert!(page.texts("form[action$='/move']").is_empty(), "the public changes nothing");
    assert!(page.texts("#citation")[0].contains(&saved.reference().0));
}

#[tokio::test(flavor = "multi_thread")]
async fn mistakes_are_named_with_their_mend_and_nothing_typed_is_lost() {
    let house = House::open().await;
    let mut sam = house.sign_in(&service_team()).await;
    let council = COUNCIL.to_string();
    let sent = [
        ("finding", ""),
        ("detail", "Much detail"),
        ("people", "about 30"),
        ("areas", "Narnia"),
        ("starts", "32 May 2026"),
        ("organisation", council.as_str()),
        ("visibility", "system"),
    ];
    let page = sam.post("/insights/new", &sent).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let links = page.attributes(".nhsuk-error-summary__list a", "href");
    assert_eq!(links, ["#finding", "#people", "#areas", "#starts", "#organisation"]);
    assert!(page.texts("#people-error")[0].contains("“about 30” cannot be read"));
    assert_eq!(page.texts("#detail"), ["Much detail"]);
    assert_eq!(page.attributes("#starts", "value"), ["32 May 2026"]);
    assert_eq!(page.texts("#areas"), ["Narnia"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_saved_second_is_told_and_keeps_what_they_typed() {
    let house = House::open().await;
    let saved = insight("First words").organisation(ICB).add_to(house.store()).await;
    let address = format!("/insights/{}/edit", saved.id);
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let version = saved.version.to_string();
    let form = |words| [("finding", words), ("version", version.as_str()), ("visibility", "system")];
    lena.post(&address, &form("Second words")).await.sent_on();
    let late = lena.post(&address, &form("Third words")).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(late.attributes("#finding", "value"), ["Third words"]);
    assert!(late.said().contains("Somebody else saved this record"), "{}", late.said());
    let now = house.store().lookup_insight(ReadScope::Everything, saved.id).await.unwrap().unwrap();
    assert_eq!(now.content.finding, "Second words");
    assert_eq!(now.status, InsightStatus::Submitted, "what was changed is checked for personal data again");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_organisation_s_insight_is_not_there() {
    let house = House::open().await;
    let hidden = insight("Hidden")
        .organisation(TRUST)
        .visibility(Visibility::Organisation)
        .add_to(house.store())
        .await;
    let shared = insight("Shared").organisation(TRUST).add_to(house.store()).await;
    let mut vi = house.sign_in(&vcse_partner()).await;
    assert_eq!(vi.get(&format!("/insights/{}", hidden.id)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(vi.get(&format!("/insights/{}", shared.id)).await.status, StatusCode::OK);
    assert_eq!(vi.get(&format!("/insights/{}/edit", shared.id)).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_leader_records_a_decision_and_says_why_an_insight_was_not_adopted() {
    let house = House::open().await;
    let weighed = insight("Pay dates are late").organisation(ICB).add_to(house.store()).await;
    let mut leo = house.sign_in(&leader()).await;
    let form = leo.get(&format!("/decisions/new?insight={}", weighed.id)).await;
    let reference = weighed.reference().0;
    assert_eq!(form.attributes("#reference-1", "value"), [reference.as_str()]);
    let icb = ICB.to_string();
    let mut sent = vec![
        ("title", "Pay dates stay"),
        ("body", "Fernshire board"),
        ("date", "June 2026"),
        ("organisation", icb.as_str()),
        ("visibility", "system"),
        ("reference", reference.as_str()),
        ("influence", "not-adopted"),
        ("reason", ""),
    ];
    let page = leo.post("/decisions/new", &sent).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.attributes(".nhsuk-error-summary__list a", "href"), ["#reason-1"]);
    sent.pop();
    sent.push(("reason", "The budget was set."));
    let address = leo.post("/decisions/new", &sent).await.sent_on().to_owned();
    let page = leo.get(&address).await;
    assert!(
        page.said().contains("Not adopted") && page.said().contains("The budget was set."),
        "{}",
        page.said()
    );
    let chain = leo.get(&format!("/insights/{}", weighed.id)).await;
    assert!(chain.said().contains("Pay dates stay"), "{}", chain.said());
    assert!(leo.get("/decisions").await.said().contains("Decision, no change"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_writer_cannot_see_stays_in_a_decision_they_change() {
    let house = House::open().await;
    let hidden = insight("Hidden")
        .organisation(TRUST)
        .visibility(Visibility::Organisation)
        .add_to(house.store())
        .await;
    let known = decision("One form")
        .organisation(ICB)
        .weighed(hidden.id, Influence::Changed)
        .add_to(house.store())
        .await;
    let mut leo = house.sign_in(&leader()).await;
    let page = leo.get(&format!("/decisions/{}", known.id)).await;
    assert!(!page.said().contains("Hidden"), "{}", page.said());
    let icb = ICB.to_string();
    let sent = [
        ("title", "One short form"),
        ("version", "1"),
        ("organisation", icb.as_str()),
        ("visibility", "system"),
    ];
    leo.post(&format!("/decisions/{}/edit", known.id), &sent).await.sent_on();
    let saved =
        house.store().lookup_decision(ReadScope::Everything, DecisionId(known.id.0)).await.unwrap().unwrap();
    assert_eq!(saved.content.title, "One short form");
    assert_eq!(saved.content.influences, known.content.influences);
}
