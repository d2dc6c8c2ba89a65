//! The check before asking, as a service team and others meet it.

use axum::http::StatusCode;
use convenor_domain::{Actor, Engagement, EngagementStatus, Visibility};
use convenor_testkit::{
    COUNCIL, TRUST, day, engagement, insight, lead_at_icb, leader, service_team, vcse_partner,
};

use super::{PLAN, rooms};
use crate::harness::{Browser, House};

/// The engagement of an address, as saved.
async fn saved(house: &House, path: &str) -> Engagement {
    let id = path.split('/').nth(2).unwrap().parse().unwrap();
    let scope = Actor::operator().read_scope();
    house.store().lookup_engagement(scope, id).await.unwrap().unwrap()
}

async fn begin(browser: &mut Browser) -> String {
    browser.post("/engagements/new", &PLAN).await.sent_on().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_team_is_shown_what_was_asked_and_uses_what_was_heard() {
    let house = House::open().await;
    let rooms = rooms(&house).await;
    insight("Rooms close too early").heard_in(rooms.id).organisation(TRUST).add_to(house.store()).await;
    let mut sam = house.sign_in(&service_team()).await;
    let check = begin(&mut sam).await;
    let page = sam.get(&check).await;
    let said = page.said();
    for shown in [
        "Risk of asking twice:",
        "Warm rooms for young carers",
        "Same topic: ",
        "Same people: Young carers",
        "Rooms close too early",
        "No decision recorded",
        "How often people are asked",
    ] {
        assert!(said.contains(shown), "{shown} is not in: {said}");
    }
    assert_eq!(page.texts("article.card h3"), ["Warm rooms for young carers"]);

    let id = rooms.id.to_string();
    let record = sam.post(&check, &[("choice", "reuse"), ("with", &id)]).await.sent_on().to_owned();
    assert_eq!(record, format!("/engagements/{}", rooms.id));
    assert!(sam.get(&record).await.said().contains("nobody is asked again"));
    let settled = sam.get(&check).await;
    assert!(settled.said().contains("Use what was heard"), "{}", settled.said());
    assert_eq!(settled.texts("main form").len(), 0, "a settled check is read-only");
    assert!(sam.get("/engagements?status=draft").await.texts("tbody tr").is_empty(), "nothing was begun");
}

#[tokio::test(flavor = "multi_thread")]
async fn asking_anyway_needs_a_reason_that_is_kept() {
    let house = House::open().await;
    rooms(&house).await;
    let mut sam = house.sign_in(&service_team()).await;
    let check = begin(&mut sam).await;
    let wrong = [
        (vec![], "#choice", "choose one"),
        (vec![("choice", "build-on")], "#with", "tick at least one"),
        (
            vec![("choice", "reuse"), ("with", "ffffffff-0000-7000-8000-000000000001")],
            "#with",
            "tick at least one",
        ),
        (vec![("choice", "ask-anyway"), ("reason", " ")], "#reason", "say why"),
        (vec![("choice", "nothing-similar")], "#choice", "cannot follow"),
    ];
    for (form, leads_to, says) in wrong {
        let answer = sam.post(&check, &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
        assert_eq!(answer.attributes(".nhsuk-error-summary a", "href"), [leads_to], "{form:?}");
        assert!(answer.texts(".nhsuk-error-summary li").join(" ").contains(says), "{form:?}");
        assert!(answer.texts(".nhsuk-error-message").join(" ").contains(says), "{form:?}: not beside it");
    }
    let form = [("choice", "ask-anyway"), ("reason", "They are much younger.")];
    let tasks = sam.post(&check, &form).await.sent_on().to_owned();
    let draft = saved(&house, &tasks).await;
    assert_eq!((draft.status, draft.content.lead), (EngagementStatus::Draft, Some(TRUST)));
    assert_eq!(draft.content.title, "Warm rooms in the evening");
    assert_eq!(draft.content.topics, ["young-carers-support"]);
    assert_eq!(draft.content.groups[0].group, "young-carer");
    let steps = sam.get(&tasks).await;
    assert_eq!(steps.texts("#looked-status"), ["Ask anyway"]);
    let record = sam.get(tasks.trim_end_matches("/edit")).await;
    assert!(record.texts("#looked").join(" ").contains("They are much younger."), "{}", record.said());
    let twice = sam.post(&check, &form).await;
    assert_eq!(twice.sent_on(), check, "what is settled stays settled");
}

#[tokio::test(flavor = "multi_thread")]
async fn building_on_earlier_work_names_it_on_the_record() {
    let house = House::open().await;
    let rooms = rooms(&house).await;
    let mut sam = house.sign_in(&service_team()).await;
    let check = begin(&mut sam).await;
    let id = rooms.id.to_string();
    let tasks = sam.post(&check, &[("choice", "build-on"), ("with", &id)]).await.sent_on().to_owned();
    let record = sam.get(tasks.trim_end_matches("/edit")).await;
    let looked = record.texts("#looked").join(" ");
    assert!(
        looked.contains("Build on earlier work") && looked.contains("Warm rooms for young carers"),
        "{looked}"
    );
    assert!(record.attributes("#looked a", "href").contains(&check), "the check can be opened");
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nothing_is_similar_one_goes_on() {
    let house = House::open().await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let check = begin(&mut lena).await;
    let page = lena.get(&check).await;
    assert_eq!(page.texts("main form button"), ["Go on"]);
    assert!(page.said().contains("Risk of asking twice: None seen"), "{}", page.said());
    let tasks = lena.post(&check, &[]).await.sent_on().to_owned();
    assert_eq!(saved(&house, &tasks).await.content.title, "Warm rooms in the evening");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_without_a_title_comes_back_with_what_was_typed() {
    let house = House::open().await;
    let mut sam = house.sign_in(&service_team()).await;
    let form =
        [("title", ""), ("summary", "Typed"), ("areas", "Narnia"), ("starts", "2027"), ("ends", "2026")];
    let answer = sam.post("/engagements/new", &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.attributes(".nhsuk-error-summary a", "href"), ["#title", "#areas", "#ends"]);
    assert_eq!(answer.texts("#summary"), ["Typed"]);
    let filled = sam.get("/engagements/new?title=Buses&topics=young-carers-support").await;
    assert_eq!(filled.attributes("#title", "value"), ["Buses"], "the address may fill it in");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_is_for_its_maker_their_organisation_and_those_who_look_after_the_system() {
    let house = House::open().await;
    let mut sam = house.sign_in(&service_team()).await;
    let check = begin(&mut sam).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    assert_eq!(lena.get(&check).await.status, StatusCode::OK);
    assert_eq!(
        lena.post(&check, &[]).await.status,
        StatusCode::FORBIDDEN,
        "she reads, and does not choose for them"
    );
    let mut leo = house.sign_in(&leader()).await;
    assert_eq!(leo.get(&check).await.status, StatusCode::OK);
    let mut vi = house.sign_in(&vcse_partner()).await;
    assert_eq!(vi.get(&check).await.status, StatusCode::NOT_FOUND);
    assert_eq!(vi.post(&check, &[]).await.status, StatusCode::NOT_FOUND);
    let listed = vi.get("/overlaps/checks").await;
    assert!(!listed.said().contains("Warm rooms"), "{}", listed.said());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_may_not_see_is_neither_shown_nor_counted() {
    let house = House::open().await;
    let hidden = engagement("Warm rooms for young carers at the council")
        .topic("young-carers-support")
        .group("young-carer");
    let hidden =
        hidden.lead(COUNCIL).visibility(Visibility::Organisation).dates(day(2026, 6, 1), day(2026, 7, 1));
    hidden.add_to(house.store()).await;
    let mut sam = house.sign_in(&service_team()).await;
    let check = begin(&mut sam).await;
    let page = sam.get(&check).await;
    assert!(!page.said().contains("at the council"), "{}", page.said());
    assert_eq!(page.texts("tbody td.number")[0], "0");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_count_leads_to_the_list_of_exactly_those() {
    let house = House::open().await;
    rooms(&house).await;
    let carers = |title| engagement(title).lead(TRUST).group("young-carer");
    carers("Long ago").dates(day(2024, 1, 1), day(2024, 2, 1)).add_to(house.store()).await;
    carers("A draft")
        .status(EngagementStatus::Draft)
        .dates(day(2026, 6, 1), day(2026, 7, 1))
        .add_to(house.store())
        .await;
    carers("In spring").dates(day(2026, 3, 1), day(2026, 4, 1)).add_to(house.store()).await;
    let mut sam = house.sign_in(&service_team()).await;
    let check = begin(&mut sam).await;
    let page = sam.get(&check).await;
    let count = &page.texts("tbody td.number a")[0];
    assert!(count.starts_with("2 "), "{count}");
    let list = sam.get(&page.attributes("tbody td.number a", "href")[0]).await;
    let mut titles = list.texts("tbody th a");
    titles.sort();
    assert_eq!(titles, ["In spring", "Warm rooms for young carers"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_plan_changes_one_is_asked_to_look_again() {
    let house = House::open().await;
    let mut sam = house.sign_in(&service_team()).await;
    let check = begin(&mut sam).await;
    let tasks = sam.post(&check, &[]).await.sent_on().to_owned();
    let again = "form[action$='/edit/look']";
    assert!(sam.get(&tasks).await.texts(again).is_empty());
    rooms(&house).await;
    let people = format!("{tasks}/people");
    let version = sam.get(&people).await.attributes("input[name=version]", "value")[0].clone();
    let form = [
        ("version", version.as_str()),
        ("topics", "young-carers-support"),
        ("topics", "housing"),
        ("groups", "young-carer"),
    ];
    sam.post(&people, &form).await.sent_on();
    let page = sam.get(&tasks).await;
    assert!(page.said().contains("The plan has changed since."), "{}", page.said());
    let look = page.attributes(again, "action")[0].clone();
    let second = sam.post(&look, &[]).await.sent_on().to_owned();
    let form = [("choice", "ask-anyway"), ("reason", "Another question.")];
    assert_eq!(sam.post(&second, &form).await.sent_on(), tasks);
    let page = sam.get(&tasks).await;
    assert_eq!(page.texts("#looked-status"), ["Ask anyway"]);
    assert!(page.texts(again).is_empty(), "{}", page.said());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_rewritten_since_is_looked_at_again_before_it_goes_on() {
    let house = House::open().await;
    rooms(&house).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let check = lena.post("/engagements/new", &[("title", "Of the and")]).await.sent_on().to_owned();
    let tasks = lena.post(&check, &[]).await.sent_on().to_owned();
    let mut version = async |page: &str| {
        let page = lena.get(page).await;
        page.attributes("input[name=version]", "value")[0].clone()
    };
    let held = version(&format!("{tasks}/purpose")).await;
    let [title, summary, ..] = PLAN;
    lena.post(&format!("{tasks}/purpose"), &[("version", &held), title, summary]).await.sent_on();
    let mut version = async |page: &str| {
        let page = lena.get(page).await;
        page.attributes("input[name=version]", "value")[0].clone()
    };
    let held = version(&format!("{tasks}/check")).await;
    let record = tasks.trim_end_matches("/edit").to_owned();
    let ways =
        [(format!("{tasks}/check"), ("way", "planned")), (format!("{record}/move"), ("to", "planned"))];
    for (way, form) in &ways {
        assert_eq!(lena.post(way, &[("version", &held), *form]).await.sent_on(), tasks, "{way}");
        assert_eq!(saved(&house, &record).await.status, EngagementStatus::Draft, "{way}");
        let page = lena.get(&tasks).await;
        assert!(page.said().contains("Choose “Look again” below the steps"), "{}", page.said());
    }
    let second = lena.post(&format!("{tasks}/look"), &[]).await.sent_on().to_owned();
    assert!(lena.get(&second).await.said().contains("Warm rooms for young carers"));
    lena.post(&second, &[("choice", "ask-anyway"), ("reason", "Another question.")]).await.sent_on();
    let [(way, form), _] = &ways;
    lena.post(way, &[("version", &held), *form]).await.sent_on();
    assert_eq!(saved(&house, &record).await.status, EngagementStatus::Planned);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_choice_sent_twice_at_once_begins_one_record() {
    let house = House::open().await;
    rooms(&house).await;
    let mut sam = house.sign_in(&service_team()).await;
    let check = begin(&mut sam).await;
    let mut again = sam.clone();
    let form = [("choice", "ask-anyway"), ("reason", "They are younger.")];
    let (first, second) = tokio::join!(sam.post(&check, &form), again.post(&check, &form));
    let mut led = [first.sent_on(), second.sent_on()];
    led.sort_by_key(|to| to.len());
    assert!(led.iter().any(|to| *to == check), "the other is told that it was decided: {led:?}");
    assert_eq!(sam.get("/engagements?status=draft").await.texts("tbody tr").len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_colleagues_check_one_is_told_what_one_may_see() {
    let house = House::open().await;
    let hidden = rooms(&house).await;
    let mut sam = house.sign_in(&service_team()).await;
    let check = begin(&mut sam).await;
    assert!(sam.get(&check).await.said().contains("Warm rooms for young carers"));
    let mut writing = house.store().begin(&Actor::operator()).await.unwrap();
    let content = convenor_domain::EngagementContent {
        lead: Some(TRUST),
        visibility: Visibility::Organisation,
        ..hidden.content.clone()
    };
    writing.update_engagement(hidden.id, hidden.version, content).await.unwrap();
    writing.commit().await.unwrap();
    let said = house.sign_in(&leader()).await.get(&check).await.said();
    for told in ["Warm rooms for young carers", "You may not see", "Same topic"] {
        assert!(!said.contains(told), "{told} is in: {said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_only_the_likest_are_shown_one_is_led_to_the_others() {
    let house = House::open().await;
    let mut sam = house.sign_in(&service_team()).await;
    for number in 0..10 {
        let check = begin(&mut sam).await;
        let page = sam.get(&check).await;
        assert!(!page.said().contains("likest"), "{number} are all there are: {}", page.said());
        rooms(&house).await;
    }
    let check = begin(&mut sam).await;
    let page = sam.get(&check).await;
    assert!(page.said().contains("The 10 likest are shown."), "{}", page.said());
    assert_eq!(page.attributes("a[href^='/find?q=']", "href"), ["/find?q=Warm+rooms+in+the+evening"]);
}
