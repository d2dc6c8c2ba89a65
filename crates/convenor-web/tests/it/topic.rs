//! Topics and groups: counts of what the reader may see, broader and narrower, and what was heard.

use axum::http::StatusCode;
use convenor_domain::{InsightStatus, Visibility};
use convenor_testkit::{decision, engagement, insight, lead_at_icb};

use crate::harness::House;

/// What the tree says of the term.
fn line(tree: &[String], name: &str) -> String {
    tree.iter().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("no {name} in {tree:?}")).clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn narrower_topics_count_for_broader_ones_and_only_what_may_be_seen_counts() {
    let house = House::open().await;
    let store = house.store();
    engagement("Winter clinics").topic("gp").visibility(Visibility::Public).add_to(store).await;
    engagement("Ward moves").topic("gp").topic("dentistry").add_to(store).await;
    let on_gp =
        |insight: convenor_testkit::InsightBuilder| insight.with(|one| one.topics = vec!["gp".into()]);
    on_gp(insight("Lines are busy at eight")).visibility(Visibility::Public).add_to(store).await;
    on_gp(insight("Not checked yet")).status(InsightStatus::Submitted).add_to(store).await;

    let public = house.stranger().get("/topics").await.texts(".tree li");
    assert!(line(&public, "General practice").contains("1 activity, 1 insight"), "{public:?}");
    assert!(line(&public, "Health services").starts_with("Health services 1 activity, 1 insight"));
    assert!(line(&public, "Dentistry").contains("No activities, no insights"));
    let lena = house.sign_in(&lead_at_icb()).await.get("/topics").await.texts(".tree li");
    assert!(
        line(&lena, "Health services").starts_with("Health services 2 activities, 1 insight"),
        "{lena:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_topic_tells_what_was_heard_and_what_happened_next() {
    let house = House::open().await;
    let store = house.store();
    let heard = insight("Lines are busy at eight").visibility(Visibility::Public);
    let heard = heard.with(|one| one.topics = vec!["gp".into()]).add_to(store).await;
    let weighed = decision("More phone lines").visibility(Visibility::Public);
    weighed.weighed(heard.id, convenor_domain::Influence::Changed).add_to(store).await;
    let mut pat = house.stranger();
    let page = pat.get("/topics/gp").await;
    assert_eq!(page.texts("h1"), ["General practice"]);
    assert_eq!(page.attributes(".trail a", "href"), ["/topics", "/topics/health-services"]);
    assert_eq!(page.texts(".card h3"), ["Lines are busy at eight"]);
    assert!(page.texts(".next")[0].contains("More phone lines"), "{:?}", page.texts(".next"));
    assert!(page.attributes("main a", "href").contains(&"/find?topic=gp&months=all".to_owned()));
    let broader = pat.get("/topics/health-services").await.said();
    assert!(broader.contains("Lines are busy at eight"), "{broader}");
}

#[tokio::test(flavor = "multi_thread")]
async fn groups_have_pages_too_and_what_does_not_exist_is_not_found() {
    let house = House::open().await;
    engagement("After school").group("age-16-24").visibility(Visibility::Public).add_to(house.store()).await;
    let mut pat = house.stranger();
    let groups = pat.get("/groups").await.texts(".tree li");
    assert!(line(&groups, "Young people aged 16 to 24").contains("1 activity"), "{groups:?}");
    assert!(pat.get("/groups/age").await.said().contains("After school"));
    assert_eq!(pat.get("/groups/giants").await.status, StatusCode::NOT_FOUND);
    assert_eq!(pat.get("/topics/age").await.status, StatusCode::NOT_FOUND);
}
