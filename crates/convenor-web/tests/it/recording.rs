//! Recording an engagement in steps, as each of the people who may or may not do so.

use axum::http::StatusCode;
use convenor_domain::{Actor, Area, AreaCode, AreaKind, Engagement, EngagementStatus, Precision, Visibility};
use convenor_store::Store;
use convenor_testkit::{COUNCIL, ICB, TRUST, VCSE, day, engagement, lead_at_icb, leader, service_team};

use crate::harness::{Answer, Browser, House};

/// Saves a step with the version that its page holds, and gives what came back.
async fn save(browser: &mut Browser, page: &str, form: &[(&str, &str)]) -> Answer {
    let version = browser.get(page).await.attributes("input[name=version]", "value");
    let mut sent = vec![("version", version[0].as_str())];
    sent.extend_from_slice(form);
    browser.post(page, &sent).await
}

async fn the_only_engagement(store: &Store, path: &str) -> Engagement {
    let id = path.split('/').nth(2).unwrap().parse().unwrap();
    store.lookup_engagement(Actor::operator().read_scope(), id).await.unwrap().unwrap()
}

async fn two_wards_and_a_borough(store: &Store) {
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

#[tokio::test]
async fn a_lead_records_an_engagement_step_by_step_and_publishes_it() {
    let house = House::open().await;
    two_wards_and_a_borough(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let purpose = [
        ("title", "Winter clinics"),
        ("summary", "We ask what would make a winter clinic easy to use."),
        ("kind", "inform-decision"),
        ("questions", "What would help?\r\n\r\nWhat gets in the way?"),
        ("then", "next"),
    ];
    let began = lena.post("/engagements/new", &purpose).await;
    let people = began.sent_on().to_owned();
    let draft = the_only_engagement(house.store(), &people).await;
    assert_eq!((draft.status, draft.content.lead), (EngagementStatus::Draft, Some(ICB)));
    assert_eq!(draft.content.questions, ["What would help?", "What gets in the way?"]);

    let form = [
        ("topics", "gp"),
        ("topics", "pharmacy"),
        ("areas", "fernbury\r\nMillbrook (Z05000002)"),
        ("groups", "young-carer"),
        ("planned_age-80-plus", "1,200"),
        ("people_planned", "1 500"),
    ];
    let organisations = save(&mut lena, &people, &form).await.sent_on().to_owned();
    let (voices, council) = (VCSE.to_string(), COUNCIL.to_string());
    let form = [
        ("lead", council.as_str()),
        ("partner", voices.as_str()),
        ("partner_role", "commissioned-to-engage"),
        ("partner", ""),
        ("partner_role", ""),
    ];
    let method = save(&mut lena, &organisations, &form).await.sent_on().to_owned();
    let form = [
        ("methods", "survey"),
        ("level_promised", "involve"),
        ("coproduction", "co-production"),
        ("coproduction_features", "paid"),
    ];
    let when = save(&mut lena, &method, &form).await.sent_on().to_owned();
    let form = [
        ("starts", "September 2026"),
        ("ends", "26 September 2026"),
        ("ends_precision", "quarter"),
        ("cost", "6,400"),
        ("contact_team", "Involvement team"),
    ];
    let links = save(&mut lena, &when, &form).await.sent_on().to_owned();
    let form = [("document_title", "Plan"), ("document_url", "https://example.org/plan")];
    let visibility = save(&mut lena, &links, &form).await.sent_on().to_owned();
    let check = save(&mut lena, &visibility, &[("visibility", "system")]).await.sent_on().to_owned();

    let page = lena.get(&check).await;
    let said = page.said();
    for answer in [
        "Winter clinics",
        "Fernbury (Z07000001)",
        "Planned 1,200",
        "Fernshire Council",
        "Good Neighbours: Commissioned to engage",
        "July to September 2026",
        "£6,400",
        "Plan: https://example.org/plan",
    ] {
        assert!(said.contains(answer), "{answer} is not in: {said}");
    }
    let record = save(&mut lena, &check, &[("way", "publish")]).await.sent_on().to_owned();
    let saved = the_only_engagement(house.store(), &record).await;
    assert_eq!((saved.status, saved.content.visibility), (EngagementStatus::Planned, Visibility::Public));
    assert_eq!(saved.content.areas, [AreaCode("Z07000001".into()), AreaCode("Z05000002".into())]);
    assert_eq!((saved.content.people_planned, saved.content.people_heard), (Some(1_500), None));
    assert_eq!(saved.content.starts.precision(), Precision::Month);
    assert_eq!(saved.content.ends.earliest(), Some(day(2026, 7, 1)));
    assert_eq!(saved.content.topics, ["gp", "pharmacy"]);
}

/// Bad input on each step: the page comes back with what was typed and names the field and the mend, and nothing
/// is saved.
#[tokio::test]
async fn bad_input_comes_back_with_the_field_and_the_mend() {
    let house = House::open().await;
    two_wards_and_a_borough(house.store()).await;
    let saved = engagement("Winter clinics").lead(ICB).add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let partner = TRUST.to_string();
    type Case<'a> = (&'a str, Vec<(&'a str, &'a str)>, &'a str, &'a str);
    let cases: Vec<Case> = vec![
        ("purpose", vec![("title", " "), ("summary", "typed")], "#title", "Title: fill this in."),
        (
            "people",
            vec![("people_planned", "about 30")],
            "#people_planned",
            "People planned: “about 30” cannot be read. Write it like “30”.",
        ),
        (
            "people",
            vec![("planned_age-80-plus", "many")],
            "#planned_age-80-plus",
            "Adults aged 80 and over, People planned: “many” cannot be read.",
        ),
        ("people", vec![("areas", "Millbrook")], "#areas", "Millbrook (Z05000001); Millbrook (Z05000002)"),
        ("people", vec![("areas", "Narnia")], "#areas", "“Narnia” is not a place that we know."),
        (
            "organisations",
            vec![("partner", partner.as_str()), ("partner_role", "")],
            "#partner_role_1",
            "Its role: fill this in.",
        ),
        ("method", vec![("coproduction", "co-production")], "#coproduction_features", "fill this in"),
        ("method", vec![("coproduction_features", "paid")], "#coproduction", "fill this in"),
        ("method", vec![("methods", "telepathy")], "#methods", "“telepathy” is not in the list."),
        ("when", vec![("starts", "32 May 2026")], "#starts", "“32 May 2026” cannot be read."),
        ("when", vec![("starts", "2026"), ("ends", "2025")], "#ends", "Ends: this is before the start."),
        ("when", vec![("contact_email", "the team")], "#contact_email", "“the team” cannot be read."),
        (
            "links",
            vec![
                ("document_title", "Plan"),
                ("document_url", "https://example.org"),
                ("document_title", "Notes"),
                ("document_url", "notes.docx"),
            ],
            "#document_url_2",
            "Web address 2: start the web address with https://",
        ),
        ("visibility", vec![("visibility", "")], "#visibility", "Who can see it: fill this in."),
    ];
    for (step, form, field, said) in cases {
        let page = format!("/engagements/{}/edit/{step}", saved.id);
        let answer = save(&mut lena, &page, &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{step} {form:?}");
        let summary = answer.texts(".nhsuk-error-summary li").join(" ");
        assert!(summary.contains(said), "{step}: {summary}");
        assert_eq!(answer.attributes(".nhsuk-error-summary a", "href"), [field], "{step}: {summary}");
        assert!(answer.texts(".nhsuk-error-message").join(" ").contains(said), "{step}: not beside {field}");
        for typed in form.iter().map(|(_, value)| *value).filter(|value| !value.trim().is_empty()) {
            let shown = answer.html.contains(typed) || typed == "telepathy";
            assert!(shown, "{step}: {typed} is lost");
        }
    }
    assert_eq!(the_only_engagement(house.store(), &format!("/engagements/{}", saved.id)).await, saved);
}

#[tokio::test]
async fn a_record_that_somebody_else_saved_meanwhile_keeps_what_was_typed() {
    let house = House::open().await;
    let saved = engagement("Winter clinics").lead(ICB).add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let page = format!("/engagements/{}/edit/purpose", saved.id);
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
    let path = format!("/engagements/{}", saved.id);
    assert_eq!(the_only_engagement(house.store(), &path).await.content.purpose, "Mine");
}

#[tokio::test]
async fn a_service_team_keeps_its_own_records_and_leaves_publishing_to_a_lead() {
    let house = House::open().await;
    let mut sam = house.sign_in(&service_team()).await;
    let began = sam.post("/engagements/new", &[("title", "Ward visits"), ("then", "later")]).await;
    let tasks = began.sent_on().to_owned();
    assert!(sam.get(&tasks).await.said().contains("Saved. You can come back to it at any time."));

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
    let saved = the_only_engagement(house.store(), &record).await;
    assert_eq!(saved.status, EngagementStatus::SubmittedForAdvice);
    assert_eq!((saved.content.lead, saved.content.visibility), (Some(TRUST), Visibility::Organisation));
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
    assert_eq!(leo.get("/engagements/new").await.status, StatusCode::FORBIDDEN);
    let mut stranger = house.stranger();
    assert_eq!(stranger.post("/engagements/new", &form).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(stranger.get("/engagements/nonsense/edit").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_list_of_steps_says_what_is_missing() {
    let house = House::open().await;
    let saved = engagement("Winter clinics").lead(ICB).add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let tasks = format!("/engagements/{}/edit", saved.id);
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
    let saved = engagement("Winter clinics").lead(ICB).add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let page = format!("/engagements/{}/edit/links", saved.id);
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
