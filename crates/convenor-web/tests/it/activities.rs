//! The list of activities and the record's own page, as each of the people who read them.

use axum::http::StatusCode;
use convenor_domain::engagement::{Coproduction, EngagementKind, Partner};
use convenor_domain::{Actor, Area, AreaCode, AreaKind, EngagementStatus, Influence, Provenance, Visibility};
use convenor_testkit::{
    COUNCIL, ICB, TRUST, VCSE, day, decision, engagement, insight, lead_at_icb, service_team, vcse_partner,
};

use crate::harness::House;

/// Fernbury, a borough.
pub(crate) async fn a_borough(house: &House) {
    let borough = Area {
        code: AreaCode("Z07000001".to_owned()),
        name: "Fernbury".to_owned(),
        kind: AreaKind::District,
        edition: "2026".to_owned(),
        valid_from: None,
        valid_to: None,
        population: None,
    };
    let mut writing = house.store().begin(&Actor::operator()).await.unwrap();
    writing.add_areas(&[borough]).await.unwrap();
    writing.commit().await.unwrap();
}

#[tokio::test]
async fn a_lead_narrows_sorts_and_pages_through_the_list() {
    let house = House::open().await;
    for number in 10..40 {
        let title = format!("Clinic {number}");
        engagement(&title).lead(TRUST).topic("mental-health").add_to(house.store()).await;
    }
    engagement("Warm rooms").status(EngagementStatus::FedBack).lead(COUNCIL).add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;

    let all = lena.get("/engagements?sort=title").await;
    assert_eq!(all.texts("#activities-count"), ["Showing 1 to 25 of 31 (of 31 that you may see)"]);
    assert_eq!(all.texts("tbody th").first().unwrap(), "Clinic 10");
    assert_eq!(all.attributes("th[aria-sort=ascending] a", "href"), ["/engagements?sort=title&dir=desc"]);

    let last = lena.get("/engagements?sort=title&dir=desc&rows=25&page=2").await;
    assert_eq!(last.texts("tbody th").len(), 6);

    let fed_back = lena.get("/engagements?status=fed-back&col=status&col=fed-back").await;
    assert_eq!(fed_back.texts("tbody th"), ["Warm rooms"]);
    assert_eq!(fed_back.texts("thead th"), ["Title", "Status", "Fed back?"]);
    assert_eq!(fed_back.texts("tbody td"), ["Fed back", "Yes"]);
    assert_eq!(
        fed_back.attributes("a.chip", "href"),
        ["/engagements?col=status&col=fed-back", "/engagements"]
    );

    let none = lena.get("/engagements?status=paused").await;
    assert_eq!(none.texts(".empty h2"), ["No activity fits all these filters"]);
}

#[tokio::test]
async fn a_place_is_found_by_its_name_and_an_unknown_one_says_what_to_do() {
    let house = House::open().await;
    a_borough(&house).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let found = lena.get("/engagements?place=fernbury&topic=mental-health&sort=ends").await;
    assert_eq!(found.sent_on(), "/engagements?topic=mental-health&area=Z07000001&sort=ends");
    let chips = lena.get("/engagements?area=Z07000001").await.texts(".chip");
    assert!(chips[0].starts_with("Fernbury and places inside it"), "{chips:?}");
    let unknown = lena.get("/engagements?place=Nowhere").await;
    assert!(unknown.texts("#filter-place-error")[0].contains("no place is called “Nowhere”"));
    assert_eq!(unknown.attributes("#filter-place", "value"), ["Nowhere"]);
}

#[tokio::test]
async fn the_public_sees_and_downloads_only_what_is_public() {
    let house = House::open().await;
    let public = |title| engagement(title).visibility(Visibility::Public);
    public("Open to all").with(|one| one.people_heard = Some(64)).add_to(house.store()).await;
    public("Not ready").status(EngagementStatus::Draft).add_to(house.store()).await;
    let inside = engagement("Between ourselves").add_to(house.store()).await;
    let mut pat = house.stranger();

    let list = pat.get("/engagements").await;
    assert_eq!(list.texts("tbody th"), ["Open to all"]);
    assert_eq!(list.texts("#activities-count"), ["Showing 1 to 1 of 1 (of 1 that you may see)"]);
    let cells = list.texts("tbody td");
    assert!(cells.contains(&"60 to 69 people".to_owned()), "{cells:?}");
    assert!(!cells.iter().any(|cell| cell.contains("64")), "{cells:?}");
    assert_eq!(list.attributes("form[action='/views']", "action"), [""; 0]);
    let csv = pat.get("/engagements/export.csv?col=people").await;
    assert_eq!(csv.html, "\u{feff}Title,People heard\r\nOpen to all,60 to 69 people\r\n");
    assert_eq!(pat.get(&format!("/engagements/{}", inside.id)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_download_is_exactly_what_is_shown_and_runs_no_formula() {
    let house = House::open().await;
    engagement("=1+1").topic("mental-health").lead(TRUST).add_to(house.store()).await;
    engagement("Warm rooms").lead(COUNCIL).add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let page = lena.get("/engagements?topic=mental-health&col=organisation&col=insights&col=place").await;
    let links = page.attributes(".bar a", "href");
    let csv = lena.get(&links[0]).await;
    assert_eq!(csv.content_type.as_deref(), Some("text/csv; charset=utf-8"));
    let row = "'=1+1,Fernshire Hospitals,Not recorded,0\r\n";
    assert_eq!(csv.html, format!("\u{feff}Title,Organisation,Place,Insights\r\n{row}"));
    let xlsx = lena.get(&links[1]).await;
    assert_eq!(xlsx.body.get(..2), Some(b"PK".as_slice()));
}

#[tokio::test]
async fn a_view_is_saved_under_a_name_used_and_removed() {
    let house = House::open().await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let view = |name| [("name", name), ("path", "/engagements"), ("query", "status=open&sort=title")];
    let saved = lena.post("/views", &view("Open now")).await;
    assert_eq!(saved.sent_on(), "/engagements?status=open&sort=title");
    let list = lena.get("/engagements").await;
    assert!(list.texts("section a").contains(&"Open now".to_owned()));

    let unnamed = lena.post("/views", &view("  ")).await;
    assert_eq!(unnamed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(unnamed.attributes("input[name=query]", "value"), ["status=open&sort=title"]);

    let elsewhere = [("name", "Away"), ("path", "//example.org"), ("query", "")];
    assert_eq!(lena.post("/views", &elsewhere).await.status, StatusCode::BAD_REQUEST);

    let remove = lena.get("/views").await.attributes("td form", "action");
    assert_eq!(lena.post(&remove[0], &[]).await.sent_on(), "/views");
    assert_eq!(lena.get("/views").await.texts("tbody th"), [""; 0]);
    assert_eq!(house.stranger().get("/views").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_record_tells_what_came_of_it_and_what_it_lacks() {
    let house = House::open().await;
    let rooms = engagement("Warm rooms")
        .status(EngagementStatus::DecisionMade)
        .lead(COUNCIL)
        .dates(day(2026, 1, 5), day(2026, 3, 20))
        .with(|one| {
            one.people_heard = Some(64);
            one.level_promised = Some("involve".to_owned());
            one.level_delivered = Some("consult".to_owned());
            one.coproduction = Some(Coproduction { step: "co-design".to_owned(), features: Vec::new() });
            let role = "commissioned-to-engage".to_owned();
            one.partners.push(Partner { organisation: VCSE, role });
        })
        .add_to(house.store())
        .await;
    let finding = insight("Rooms close too early").heard_in(rooms.id).add_to(house.store()).await;
    decision("Open until eight").weighed(finding.id, Influence::Changed).add_to(house.store()).await;
    let mut sam = house.sign_in(&service_team()).await;

    let page = sam.get(&format!("/engagements/{}", rooms.id)).await;
    assert_eq!(page.texts("h1"), ["Warm rooms"]);
    assert_eq!(
        page.texts(".chain h3"),
        [
            "Took part: 60 to 69 people",
            "One finding",
            "Something changed because of it Open until eight",
            "No feedback to the people who took part is recorded",
        ]
    );
    assert_eq!(page.texts(".chain__open").len(), 1);
    for said in [
        "Involve → Consult",
        "Less than was promised",
        "No feature that justifies this step is recorded",
        "Good Neighbours (commissioned to engage)",
        "Complete: 4 of 18",
    ] {
        assert!(page.said().contains(said), "{said} is not on the page: {}", page.said());
    }
    assert!(page.texts(".tabs a").contains(&"Insights (1)".to_owned()));
    let reference = rooms.reference();
    assert!(page.said().contains(&format!("Fernshire Council (2026) Warm rooms. Convenor, {reference}.")));
    let insights = sam.get(&format!("/engagements/{}?tab=insights", rooms.id)).await;
    assert_eq!(insights.texts("article h3"), ["Rooms close too early"]);
    // Sam's organisation takes no part in it: there is nothing for Sam to change.
    assert_eq!(page.attributes("main form[method=post]", "action"), [""; 0]);
}

#[tokio::test]
async fn what_informs_no_decision_says_so_and_a_bad_address_is_no_link() {
    let house = House::open().await;
    let campaign = engagement("Stop smoking")
        .visibility(Visibility::Public)
        .with(|one| one.kind = Some(EngagementKind::BehaviourChange))
        .add_to(house.store())
        .await;
    let mut bad = campaign.clone();
    bad.id = "01900000-0000-7000-8000-0000000000ff".parse().unwrap();
    bad.provenance = Some(Provenance {
        source: "a-list".to_owned(),
        external_id: "1".to_owned(),
        url: Some("javascript:alert(1)".to_owned()),
        import: None,
        imported_at: None,
        credit: Some("Made by <script>".to_owned()),
    });
    let mut writing = house.store().begin(&Actor::operator()).await.unwrap();
    writing.put_engagements(std::slice::from_ref(&bad)).await.unwrap();
    writing.commit().await.unwrap();
    let page = house.stranger().get(&format!("/engagements/{}", bad.id)).await;
    assert!(page.said().contains("kept apart from engagement that informs decisions"));
    assert!(page.said().contains("Made by <script>"));
    assert!(page.texts(".chain__open h3").contains(&"No decision recorded".to_owned()));
    assert!(!page.html.contains("javascript:alert"));
    assert!(!page.texts(".tabs a").iter().any(|tab| tab == "History"), "history is for those who work here");
}

#[tokio::test]
async fn a_lead_takes_a_record_on_and_a_late_second_try_is_refused() {
    let house = House::open().await;
    let clinics = engagement("Winter clinics").lead(ICB).add_to(house.store()).await;
    let path = format!("/engagements/{}", clinics.id);
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let step = [("version", "1"), ("to", "closed-analysing")];
    assert_eq!(lena.post(&format!("{path}/move"), &step).await.sent_on(), path);
    let page = lena.get(&path).await;
    assert!(page.said().contains("The status is now: Closed, being analysed."));
    assert_eq!(lena.post(&format!("{path}/move"), &step).await.status, StatusCode::CONFLICT);
    let skipping = [("version", "2"), ("to", "complete")];
    assert_eq!(lena.post(&format!("{path}/move"), &skipping).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let history = lena.get(&format!("{path}?tab=history")).await;
    assert!(history.said().contains("Lena Convener"), "{}", history.said());

    let mut vi = house.sign_in(&vcse_partner()).await;
    let answer = vi.post(&format!("{path}/move"), &[("version", "2"), ("to", "open")]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}
