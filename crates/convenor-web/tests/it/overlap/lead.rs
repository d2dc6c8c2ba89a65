//! What the engagement lead sees of overlaps and decides.

use axum::http::StatusCode;
use convenor_domain::EngagementStatus;
use convenor_domain::overlap::PairKind;
use convenor_testkit::{COUNCIL, ICB, TRUST, day, engagement, lead_at_icb, leader, service_team};
use convenor_web::work_once;

use super::{PLAN, pair, rooms};
use crate::activities::a_borough;
use crate::harness::{Browser, House};

#[tokio::test(flavor = "multi_thread")]
async fn the_lead_sees_both_the_reuse_and_the_reason() {
    let house = House::open().await;
    let rooms = rooms(&house).await;
    let mut sam = house.sign_in(&service_team()).await;
    let id = rooms.id.to_string();
    let ways: [&[(&str, &str)]; 2] =
        [&[("choice", "reuse"), ("with", &id)], &[("choice", "ask-anyway"), ("reason", "They are younger.")]];
    for way in ways {
        let check = sam.post("/engagements/new", &PLAN).await.sent_on().to_owned();
        sam.post(&check, way).await.sent_on();
    }
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let page = lena.get("/overlaps/checks").await;
    assert_eq!(page.texts("article.card .tag"), ["Asked anyway", "Used what was heard"]);
    assert!(page.said().contains("They are younger.") && page.said().contains("Sam Ward"), "{}", page.said());
    let chips = page.texts(".chips li").join(", ");
    assert!(chips.contains("All (2)") && chips.contains("Asked anyway (1)"), "{chips}");
    let reused = lena.get("/overlaps/checks?choice=reuse").await;
    assert_eq!(reused.texts("article.card .tag"), ["Used what was heard"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn planned_work_that_overlaps_is_found_and_settled() {
    let house = House::open().await;
    let plan = |title| {
        engagement(title).status(EngagementStatus::Planned).topic("young-carers-support").group("young-carer")
    };
    let summary = "Which rooms are warm and open in the evening for young carers?";
    for (title, lead) in
        [("Warm rooms in the evening", TRUST), ("Rooms that are warm in the evening", COUNCIL)]
    {
        let plan = plan(title).lead(lead).dates(day(2027, 1, 10), day(2027, 2, 10));
        plan.with(|content| content.summary = summary.to_owned()).add_to(house.store()).await;
    }
    let mut lena = house.sign_in(&lead_at_icb()).await;
    assert!(lena.get("/overlaps").await.said().contains("No planned work that you may see overlaps."));
    assert_eq!(lena.post("/overlaps/look", &[]).await.sent_on(), "/overlaps");
    assert!(lena.get("/overlaps").await.said().contains("Comparing all planned work"));
    while work_once(&house.state).await.unwrap() {}

    let list = lena.get("/overlaps").await;
    assert_eq!(list.texts("article.card").len(), 1, "{}", list.said());
    let home = lena.get("/").await;
    let row = home.texts("tbody tr").into_iter().find(|row| row.contains("Planned work that overlaps"));
    assert_eq!(row.as_deref(), Some("Planned work that overlaps1"));

    let page = list.attributes("article.card > p > a", "href")[0].clone();
    let nothing = lena.post(&page, &[]).await;
    assert_eq!(nothing.attributes(".nhsuk-error-summary a", "href"), ["#choice"]);
    let unsaid = lena.post(&page, &[("choice", "accept")]).await;
    assert_eq!(unsaid.attributes(".nhsuk-error-summary a", "href"), ["#reason"]);
    let done = lena.post(&page, &[("choice", "stagger"), ("reason", "The council goes first.")]).await;
    assert_eq!(done.sent_on(), "/overlaps");
    assert!(lena.get("/overlaps").await.texts("article.card").is_empty());
    let settled = lena.get("/overlaps?show=settled").await;
    assert!(settled.said().contains("At different times. The council goes first."), "{}", settled.said());
}

#[tokio::test(flavor = "multi_thread")]
async fn others_read_and_do_not_decide() {
    let house = House::open().await;
    let first = engagement("Warm rooms").lead(TRUST).add_to(house.store()).await;
    let second = engagement("Rooms that are warm").lead(ICB).add_to(house.store()).await;
    let page = pair(&house, PairKind::Planned, &first, &second).await;
    for persona in [service_team(), leader()] {
        let mut browser = house.sign_in(&persona).await;
        let answer = browser.get(&page).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.texts("main form").is_empty());
        assert!(browser.get("/overlaps").await.texts("main form").is_empty());
        for (path, form) in [(page.as_str(), [("choice", "different")]), ("/overlaps/look", [("", "")])] {
            assert_eq!(browser.post(path, &form).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        assert_eq!(browser.get(&format!("{page}/merge")).await.status, StatusCode::FORBIDDEN);
        assert_eq!(browser.get("/overlaps/budget").await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn how_much_asking_is_right_is_said_and_shown_before_asking() {
    let house = House::open().await;
    a_borough(&house).await;
    let asked = engagement("Skate parks").group("young-carer").area("Z07000001");
    asked.dates(day(2026, 6, 1), day(2026, 7, 31)).add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let wrong = [
        (vec![("asks", "often")], "#asks", "“often” cannot be read"),
        (vec![("asks", " ")], "#asks", "fill this in"),
        (vec![("asks", "5"), ("group", ""), ("group_asks", "3")], "#groups", "Write it like “Carers, 4”"),
    ];
    for (form, field, mend) in wrong {
        let answer = lena.post("/overlaps/budget", &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
        assert_eq!(answer.attributes(".nhsuk-error-summary a", "href"), [field], "{form:?}");
        assert!(answer.said().contains(mend), "{mend} is not in: {}", answer.said());
    }
    let form =
        [("asks", "5"), ("group", "young-carer"), ("group_asks", "1"), ("group", ""), ("group_asks", "")];
    lena.post("/overlaps/budget", &form).await.sent_on();
    let page = lena.get("/overlaps/budget").await;
    assert_eq!(page.attributes("#asks", "value"), ["5"]);
    let mut sam = house.sign_in(&service_team()).await;
    let said = async |sam: &mut Browser, plan: &[(&str, &str)]| {
        let check = sam.post("/engagements/new", plan).await.sent_on().to_owned();
        sam.get(&check).await.texts("tbody tr").join(" ")
    };
    let rows = said(&mut sam, &[&PLAN[..], &[("areas", "Fernbury")]].concat()).await;
    assert!(rows.contains("Young carers") && rows.contains("One more would be too many"), "{rows}");
    let anywhere = said(&mut sam, &PLAN).await;
    assert!(anywhere.contains("Name a group and a place to compare"), "{anywhere}");
}
