//! Recording an engagement in steps, as each of the people who may or may not do so.

use axum::http::StatusCode;
use convenor_domain::{Actor, Area, AreaCode, AreaKind, Engagement, EngagementStatus, Precision, Visibility};
use convenor_store::Store;
use convenor_testkit::{COUNCIL, ICB, TRUST, assessor, day, engagement, lead_at_icb, leader, service_team};

use crate::harness::{Answer, Browser, House};

/// Saves a step with the version that its page holds, and gives what came back.
async fn save(browser: &mut Browser, page: &str, form: &[(&str, &str)]) -> Answer {
    let version = browser.get(page).await.attributes("input[name=version]", "value");
    let mut sent = vec![("version", version[0].as_str())];
    sent.extend_from_slice(form);
    browser.post(page, &sent).await
}

/// The engagement that an address is about, as it is saved.
async fn saved(store: &Store, path: &str) -> Engagement {
    let id = path.split('/').nth(2).unwrap().parse().unwrap();
    store.lookup_engagement(Actor::operator().read_scope(), id).await.unwrap().unwrap()
}

async fn a_borough_and_two_wards(store: &Store) {
    let area = |code: &str, name: &str, kind| Area {
        code: AreaCode(code.to_owned()),
        name: name.to_owned(),
        kind,
        edition: "2026".to_owned(),
        valid_from: None,
        valid_to: None,
        population: None,
    };
    let areas = [
        area("Z07000001", "Fernbury", AreaKind::District),
        area("Z05000001", "Millbrook", AreaKind::Ward),
        area("Z05000002", "Millbrook", AreaKind::Ward),
    ];
    let mut writing = store.begin(&Actor::operator()).await.unwrap();
    writing.add_areas(&areas).await.unwrap();
    writing.commit().await.unwrap();
}

/// What a lead answers on each step after the first. Good Neighbours and the council are written by identifier, as
/// the page's lists send them.
const ANSWERS: [(&str, &[(&str, &str)]); 6] = [
    (
        "people",
        &[
            ("topics", "gp"),
            ("topics", "pharmacy"),
            ("areas", "fernbury\r\nMillbrook (Z05000002)"),
            ("groups", "young-carer"),
            ("planned_age-80-plus", "1,200"),
            ("people_planned", "1 500"),
        ],
    ),
    (
        "organisations",
        &[
            ("lead", "00000000-0000-0000-0000-00000a000003"),
            ("partner", "00000000-0000-0000-0000-00000a000004"),
            ("partner_role", "commissioned-to-engage"),
            ("partner", ""),
            ("partner_role", ""),
        ],
    ),
    (
        "method",
        &[
            ("methods", "survey"),
            ("level_promised", "involve"),
            ("coproduction", "co-production"),
            ("coproduction_features", "paid"),
        ],
    ),
    (
        "when",
        &[
            ("starts", "September 2026"),
            ("ends", "26 September 2026"),
            ("ends_precision", "quarter"),
            ("cost", "6,400"),
            ("contact_team", "Involvement team"),
        ],
    ),
    ("links", &[("document_title", "Plan"), ("document_url", "https://example.org/plan")]),
    ("visibility", &[("visibility", "system")]),
];

/// Begins a record where nothing similar is known, and gives the list of its steps.
async fn begin(browser: &mut Browser, plan: &[(&str, &str)]) -> String {
    let check = browser.post("/engagements/new", plan).await.sent_on().to_owned();
    browser.post(&check, &[]).await.sent_on().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lead_records_an_engagement_step_by_step_and_publishes_it() {
    let house = House::open().await;
    a_borough_and_two_wards(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let purpose = [
        ("title", "Winter clinics"),
        ("summary", "We ask what would make a winter clinic easy to use."),
        ("kind", "inform-decision"),
        ("questions", "What would help?\r\n\r\nWhat gets in the way?"),
        ("then", "next"),
    ];
    let tasks = begin(&mut lena, &[("title", "Winter clinics")]).await;
    let mut page = save(&mut lena, &format!("{tasks}/purpose"), &purpose).await.sent_on().to_owned();
    let draft = saved(house.store(), &page).await;
    assert_eq!((draft.status, draft.content.lead), (EngagementStatus::Draft, Some(ICB)));
    assert_eq!(draft.content.questions, ["What would help?", "What gets in the way?"]);
    for (step, answers) in ANSWERS {
        assert!(page.ends_with(step), "{page} is not the step {step}");
        page = save(&mut lena, &page, answers).await.sent_on().to_owned();
    }
    let said = lena.get(&page).await.said();
    for answer in [
        "Winter clinics",
        "Fernbury (Z07000001)",
        "Adults aged 80 and over · Planned 1,200",
        "Fernshire Council",
        "Good Neighbours: Commissioned to engage",
        "July to September 2026",
        "£6,400",
        "Plan: https://example.org/plan",
    ] {
        assert!(said.contains(answer), "{answer} is not in: {said}");
    }
    let record = save(&mut lena, &page, &[("way", "publish")]).await.sent_on().to_owned();
    let after = saved(house.store(), &record).await;
    assert_eq!((after.status, after.content.visibility), (EngagementStatus::Planned, Visibility::Public));
    assert_eq!(after.content.areas, [AreaCode("Z07000001".into()), AreaCode("Z05000002".into())]);
    assert_eq!((after.content.people_planned, after.content.people_heard), (Some(1_500), None));
    assert_eq!(after.content.starts.precision(), Precision::Month);
    assert_eq!(after.content.ends.earliest(), Some(day(2026, 7, 1)));
    assert_eq!((after.content.lead, after.content.partners.len()), (Some(COUNCIL), 1));
    assert_eq!(after.content.topics, ["gp", "pharmacy"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_place_has_a_mend_that_the_page_has() {
    let house = House::open().await;
    let mut sam = house.sign_in(&service_team()).await;
    let form = [("title", "Warm rooms"), ("areas", "Narnia")];
    let plan = sam.post("/engagements/new", &form).await;
    let said = plan.texts("#areas-error")[0].clone();
    assert!(said.contains("Places: “Narnia” is not a place that we know."), "{said}");
    assert!(said.contains("leave it out for now"), "{said}");
    assert!(!plan.said().contains("Place in your own words"), "a plan has no such field");
    let tasks = begin(&mut sam, &[("title", "Warm rooms")]).await;
    let step = save(&mut sam, &format!("{tasks}/people"), &form).await;
    assert!(step.texts("#areas-error")[0].contains("write it under “Place in your own words”"));
    assert_eq!(step.texts("label[for=place]"), ["Place in your own words"]);
}

/// A form that cannot be saved.
struct Wrong {
    step: &'static str,
    form: &'static [(&'static str, &'static str)],
    /// Where the summary of mistakes leads.
    leads_to: &'static str,
    /// What it says there.
    says: &'static str,
}

const fn wrong(
    step: &'static str,
    form: &'static [(&'static str, &'static str)],
    leads_to: &'static str,
    says: &'static str,
) -> Wrong {
    Wrong { step, form, leads_to, says }
}

const WRONG: [Wrong; 14] = [
    wrong("purpose", &[("title", " "), ("summary", "typed")], "#title", "Title: fill this in."),
    wrong(
        "people",
        &[("people_planned", "about 30")],
        "#people_planned",
        "People planned: “about 30” cannot be read. Write it like “30”.",
    ),
    wrong(
        "people",
        &[("planned_age-80-plus", "many")],
        "#planned_age-80-plus",
        "Adults aged 80 and over, People planned: “many” cannot be read.",
    ),
    wrong("people", &[("areas", "Millbrook")], "#areas", "Millbrook (Z05000001); Millbrook (Z05000002)"),
    wrong("people", &[("areas", "Narnia")], "#areas", "“Narnia” is not a place that we know."),
    wrong(
        "organisations",
        &[("partner", "00000000-0000-0000-0000-00000a000002"), ("partner_role", "")],
        "#partner_role_1",
        "Its role: fill this in.",
    ),
    wrong("method", &[("coproduction", "co-production")], "#coproduction_features", "fill this in"),
    wrong("method", &[("coproduction_features", "paid")], "#coproduction", "fill this in"),
    wrong("method", &[("level_promised", "telepathy")], "#level_promised", "is not in the list."),
    wrong("when", &[("starts", "32 May 2026")], "#starts", "“32 May 2026” cannot be read."),
    wrong("when", &[("starts", "2026"), ("ends", "2025")], "#ends", "Ends: this is before the start."),
    wrong("when", &[("contact_email", "the team")], "#contact_email", "“the team” cannot be read."),
    wrong(
        "links",
        &[
            ("document_title", "Plan"),
            ("document_url", "https://example.org"),
            ("document_title", "Notes"),
            ("document_url", "notes.docx"),
        ],
        "#document_url_2",
        "Web address 2: start the web address with https://",
    ),
    wrong("visibility", &[("visibility", "")], "#visibility", "Who can see it: fill this in."),
];

/// Bad input on each step: the page comes back with what was typed and names the field and the mend, and nothing
/// is saved.
#[tokio::test]
async fn bad_input_comes_back_with_the_field_and_the_mend() {
    let house = House::open().await;
    a_borough_and_two_wards(house.store()).await;
    let before = engagement("Winter clinics").lead(ICB).add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    for Wrong { step, form, leads_to, says } in WRONG {
        let page = format!("/engagements/{}/edit/{step}", before.id);
        let answer = save(&mut lena, &page, form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{step} {form:?}");
        let summary = answer.texts(".nhsuk-error-summary li").join(" ");
        assert!(summary.contains(says), "{step}: {summary}");
        assert_eq!(answer.attributes(".nhsuk-error-summary a", "href"), [leads_to], "{step}: {summary}");
        assert!(
            answer.texts(".nhsuk-error-message").join(" ").contains(says),
            "{step}: not beside {leads_to}"
        );
        for (_, typed) in form.iter().filter(|(_, typed)| !typed.trim().is_empty()) {
            assert!(answer.html.contains(typed), "{step}: {typed} is lost");
        }
    }
    assert_eq!(saved(house.store(), &format!("/engagements/{}", before.id)).await, before);
}

#[tokio::test]
async fn a_record_that_somebody_else_saved_meanwhile_keeps_what_was_typed() {
    let house = House::open().await;
    let before = engagement("Winter clinics").lead(ICB).add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let page = format!("/engagements/{}/edit/purpose", before.id);
    let theirs = save(&mut lena, &page, &[("title", "Winter clinics"), ("purpose", "Theirs")]).await;
    theirs.sent_on();
    let late = [("version", "1"), ("title", "Winter clinics"), ("purpose", "Mine")];
    let answer = lena.post(&page, &late).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert_eq!(answer.texts("#purpose"), ["Mine"]);
    assert_eq!(answer.texts(".meanwhile"), ["Saved meanwhile: Theirs"]);
    let version = answer.attributes("input[name=version]", "value");
    let again = [("version", version[0].as_str()), ("title", "Winter clinics"), ("purpose", "Mine")];
    lena.post(&page, &again).await.sent_on();
    let path = format!("/engagements/{}", before.id);
    assert_eq!(saved(house.store(), &path).await.content.purpose, "Mine");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_team_keeps_its_own_records_and_leaves_publishing_to_a_lead() {
    let house = House::open().await;
    let mut sam = house.sign_in(&service_team()).await;
    let tasks = begin(&mut sam, &[("title", "Ward visits")]).await;
    let later = [("title", "Ward visits"), ("then", "later")];
    let later = save(&mut sam, &format!("{tasks}/purpose"), &later).await.sent_on().to_owned();
    assert!(sam.get(&later).await.said().contains("Saved. You can come back to it at any time."));

    let visibility = format!("{tasks}/visibility");
    let page = sam.get(&visibility).await;
    assert_eq!(page.attributes("input[name=visibility]", "value"), ["organisation", "system"]);
    assert!(page.said().contains("An engagement lead of your system can show this to everyone."));
    let forced = save(&mut sam, &visibility, &[("visibility", "public")]).await;
    assert_eq!(forced.status, StatusCode::FORBIDDEN);
    let check = format!("{tasks}/check");
    let ways = sam.get(&check).await.attributes("button[name=way]", "value");
    assert_eq!(ways, ["submitted-for-advice", "planned"]);
    assert_eq!(save(&mut sam, &check, &[("way", "publish")]).await.status, StatusCode::FORBIDDEN);

    let others = ICB.to_string();
    let away = save(&mut sam, &format!("{tasks}/organisations"), &[("lead", others.as_str())]).await;
    assert_eq!(away.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(away.said().contains("keep your organisation"), "{}", away.said());

    let record = save(&mut sam, &check, &[("way", "submitted-for-advice")]).await.sent_on().to_owned();
    let after = saved(house.store(), &record).await;
    assert_eq!(after.status, EngagementStatus::SubmittedForAdvice);
    assert_eq!((after.content.lead, after.content.visibility), (Some(TRUST), Visibility::Organisation));
}

#[tokio::test]
async fn nobody_changes_what_is_not_theirs() {
    let house = House::open().await;
    let shared = engagement("Shared").lead(ICB).add_to(house.store()).await;
    let hidden =
        engagement("Hidden").lead(COUNCIL).visibility(Visibility::Organisation).add_to(house.store()).await;
    let mut sam = house.sign_in(&service_team()).await;
    let steps = ["", "/purpose", "/check"];
    for step in steps {
        let page = format!("/engagements/{}/edit{step}", shared.id);
        assert_eq!(sam.get(&page).await.status, StatusCode::FORBIDDEN, "{page}");
        let page = format!("/engagements/{}/edit{step}", hidden.id);
        assert_eq!(sam.get(&page).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    let form = [("version", "1"), ("title", "Taken over")];
    let taken = sam.post(&format!("/engagements/{}/edit/purpose", shared.id), &form).await;
    assert_eq!(taken.status, StatusCode::FORBIDDEN);
    let mut leo = house.sign_in(&leader()).await;
    assert_eq!(leo.get("/engagements/new").await.status, StatusCode::OK, "a leader may begin a plan");
    let taken = leo.post(&format!("/engagements/{}/edit/purpose", hidden.id), &form).await;
    assert_eq!(taken.status, StatusCode::NOT_FOUND, "and takes nobody else's over");
    let mut ada = house.sign_in(&assessor()).await;
    assert_eq!(ada.get("/engagements/new").await.status, StatusCode::FORBIDDEN);
    let mut stranger = house.stranger();
    assert_eq!(stranger.post("/engagements/new", &form).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(stranger.get("/engagements/nonsense/edit").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_list_of_steps_says_what_is_missing() {
    let house = House::open().await;
    let before = engagement("Winter clinics").lead(ICB).add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let tasks = format!("/engagements/{}/edit", before.id);
    let page = lena.get(&tasks).await;
    assert!(page.said().contains("1 of 18 facts are recorded."), "{}", page.said());
    assert_eq!(page.texts("#organisations-status"), ["Nothing missing"]);
    assert_eq!(page.texts("#purpose-status"), ["7 missing"]);
    save(&mut lena, &format!("{tasks}/purpose"), &[("title", "Winter clinics"), ("summary", "Said")]).await;
    let page = lena.get(&tasks).await;
    assert_eq!(page.texts("#purpose-status"), ["6 missing"]);
}

#[tokio::test]
async fn more_rows_are_there_when_asked_for_and_nothing_typed_goes() {
    let house = House::open().await;
    let before = engagement("Winter clinics").lead(ICB).add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let page = format!("/engagements/{}/edit/links", before.id);
    assert_eq!(lena.get(&page).await.texts(".pair").len(), 3);
    let form = [
        ("document_title", "Plan"),
        ("document_url", ""),
        ("document_title", ""),
        ("document_url", ""),
        ("document_title", ""),
        ("document_url", ""),
        ("then", "more"),
    ];
    let answer = save(&mut lena, &page, &form).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.texts(".pair").len(), 6);
    assert_eq!(answer.attributes("#document_title_1", "value"), ["Plan"]);
}
