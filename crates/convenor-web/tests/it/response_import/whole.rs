//! The whole way, and everything that a file goes through on it.

use super::*;

use chrono::Duration;
use convenor_domain::ImportId;
use convenor_domain::response::NewResponseFile;
use convenor_store::{Clock, JobState};
use convenor_testkit::SYSTEM;
use convenor_web::queue_nightly;
use rust_xlsxwriter::Workbook;

#[tokio::test(flavor = "multi_thread")]
async fn a_messy_export_is_looked_at_brought_in_and_taken_back_and_names_nobody() {
    let house = House::open().await;
    let asked = engagement("Winter survey").add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let begin = lena.get(&format!("/responses/new?engagement={}", asked.id)).await;
    assert!(begin.said().contains("Winter survey"), "{}", begin.said());

    let sheet = upload(&mut lena, Ok(&asked), "export.csv", QUALTRICS.as_bytes()).await.sent_on().to_owned();
    let found = lena.get(&sheet).await;
    assert_nobody_in(&found);
    assert_eq!(found.attributes("#header_rows", "value"), ["3"]);
    assert!(found.said().contains("an export of Qualtrics"), "{}", found.said());

    let columns = lena.post(&sheet, &[("header_rows", "3"), ("rows_shown", "3")]).await.sent_on().to_owned();
    let form = lena.get(&columns).await;
    assert_nobody_in(&form);
    let chosen = |column: usize| form.attributes(&format!("#c{column} option[selected]"), "value").concat();
    let taken: Vec<String> = (0..13).map(chosen).collect();
    let expected = [
        "ignore",
        "given-on",
        "status",
        "drop",
        "identifier",
        "drop",
        "drop",
        "pseudonym",
        "drop",
        "scale",
        "open",
        "demographic:age",
        "drop",
    ];
    assert_eq!(taken, expected);
    assert!(form.said().contains("Please ring me on [telephone number]"), "{}", form.said());

    let import = lena.post(&columns, &[]).await.sent_on().to_owned();
    let waiting = lena.get(&import).await;
    assert!(waiting.html.contains("http-equiv=\"refresh\""), "it looks again by itself");
    assert!(waiting.said().contains("You can leave this page"), "{}", waiting.said());
    assert!(work_once(&house.state).await.unwrap());

    looked_at(&mut lena, &import).await;
    assert_nobody_kept(&house, &import).await;
    assert_eq!(responses(&house, &asked).await, 0, "nothing is saved before it is confirmed");
    saved(&house, &mut lena, &import).await;
    let finished = lena.get(&import).await;
    assert_nobody_in(&finished);
    assert_eq!(finished.texts("h1"), ["The answers are in"]);
    assert!(finished.html.contains(&format!("/engagements/{}/responses", asked.id)));
    assert_eq!((responses(&house, &asked).await, files(&house)), (3, 0), "the file is removed");
    assert_nobody_in(&lena.get(&format!("/engagements/{}/responses", asked.id)).await);
    let list = lena.get("/responses").await;
    assert_nobody_in(&list);
    assert!(list.said().contains("3 new, 1 known already, 2 left out"), "{}", list.said());
    assert!(list.said().contains("Lena Convener"), "{}", list.said());

    let sure = lena.get(&format!("{import}/undo")).await;
    assert!(sure.said().contains("The 3 responses that it brought are removed"), "{}", sure.said());
    lena.post(&format!("{import}/undo"), &[]).await.sent_on();
    assert_eq!(lena.get(&import).await.texts("h1"), ["These answers were taken back"]);
    assert_eq!(responses(&house, &asked).await, 0);
}

/// Nothing in the database tells who somebody is, not even while the import waits to be confirmed.
async fn assert_nobody_kept(house: &House, import: &str) {
    let id = import.rsplit('/').next().unwrap().parse().map(convenor_domain::ImportId).unwrap();
    let kept = format!("{:?}", house.store().lookup_response_upload(id).await.unwrap().unwrap());
    assert!(kept.contains("older than the hills"), "the preview is kept: {kept}");
    for personal in PERSONAL {
        assert!(!kept.contains(personal), "{personal}: {kept}");
    }
}

/// What would happen is told whole, and names nobody.
async fn looked_at(lena: &mut Browser, import: &str) {
    let preview = lena.get(import).await;
    assert_nobody_in(&preview);
    assert_eq!(counts(&preview), ["3", "1", "2"]);
    let said = preview.said();
    for expected in [
        "Nobody’s name will be visible to anybody",
        "older than the hills",
        "My name is [name], and I wait",
        "RecipientEmailE-mail addresses",
        "These answers fit no category.",
        "says that this is a preview or a test",
        "has no answer to any question",
    ] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    let left_out = lena.get(&format!("{import}/rejected.csv")).await;
    assert!(left_out.html.contains("5,Status,\"says that this is a preview"), "{}", left_out.html);
    assert_nobody_in(&left_out);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_answers_again_change_nothing_and_say_so() {
    let house = House::open().await;
    let asked = engagement("Winter survey").add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let first = tried(&house, &mut lena, Ok(&asked), "export.csv", QUALTRICS.as_bytes()).await;
    saved(&house, &mut lena, &first).await;
    lena.post(&format!("{first}/confirm"), &[]).await.sent_on();
    assert!(!work_once(&house.state).await.unwrap(), "confirmed twice, it is brought in once");

    let again = tried(&house, &mut lena, Ok(&asked), "copy.csv", QUALTRICS.as_bytes()).await;
    let preview = lena.get(&again).await;
    assert_eq!(counts(&preview), ["0", "4", "2"]);
    assert!(preview.said().contains("Every response is known already"), "{}", preview.said());
    assert!(preview.said().contains("This very file was imported on 2 November 2026."), "{}", preview.said());
    assert!(preview.texts("form[action$='/confirm']").is_empty(), "there is nothing to confirm");
    lena.post(&format!("{again}/confirm"), &[]).await.sent_on();
    assert!(
        !work_once(&house.state).await.unwrap(),
        "and nothing is done where somebody confirms all the same"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_month_answers_stay_and_it_is_said_why() {
    let house = House::open().await;
    let today = house.fresh.clock.now();
    house.fresh.clock.set(today - Duration::days(31));
    let asked = engagement("Winter survey").add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let import = tried(&house, &mut lena, Ok(&asked), "export.csv", QUALTRICS.as_bytes()).await;
    saved(&house, &mut lena, &import).await;
    assert!(lena.get(&import).await.said().contains("Until 1 November 2026."));
    house.fresh.clock.set(today);
    assert!(!lena.get(&import).await.html.contains("Until 1 November"));
    let late = lena.post(&format!("{import}/undo"), &[]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.said().contains("more than 30 days ago"), "{}", late.said());
    assert_eq!(responses(&house, &asked).await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_to_something_new_bring_it_into_the_register() {
    let house = House::open().await;
    let mut sam = house.sign_in(&convenor_testkit::service_team()).await;
    let import = tried(&house, &mut sam, Err("Paper survey at the library"), "paper.xlsx", &paper()).await;
    let preview = sam.get(&import).await;
    assert_eq!(counts(&preview), ["2", "0", "0"]);
    assert!(!preview.html.contains("Zelda"), "{}", preview.said());
    assert!(preview.said().contains("No column says when a response was given."), "{}", preview.said());
    let mut lena = house.sign_in(&lead_at_icb()).await;
    assert_eq!(lena.get(&import).await.status, StatusCode::OK, "those who convene see it on its way");
    saved(&house, &mut sam, &import).await;
    let activities = sam.get("/engagements?sort=title").await;
    assert!(activities.said().contains("Paper survey at the library"), "{}", activities.said());
    assert!(!house.stranger().get("/engagements").await.said().contains("Paper survey"));
}

/// Paper answers typed into a sheet, below a title, behind a sheet that explains.
fn paper() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Guide").unwrap().write_string(0, 0, "How we typed").unwrap();
    let sheet = book.add_worksheet().set_name("Responses").unwrap();
    let rows: [&[&str]; 5] = [
        &["Library survey, typed by hand"],
        &[],
        &["Form number", "Your name", "How was your visit?", "Anything else to tell us?"],
        &["1", "Zelda Quark", "Good", "The steps are steep"],
        &["2", "Zelda Quark", "Poor", "No toilet"],
    ];
    for (row, cells) in (0..).zip(rows) {
        sheet.write_row(row, 0, cells.iter().copied()).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_goes_when_it_is_cancelled_and_when_nobody_comes_back() {
    let house = House::open().await;
    let asked = engagement("Winter survey").add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let import = tried(&house, &mut lena, Ok(&asked), "export.csv", QUALTRICS.as_bytes()).await;
    assert_eq!(files(&house), 1);
    lena.post(&format!("{import}/cancel"), &[]).await.sent_on();
    assert_eq!((files(&house), lena.get(&import).await.status), (0, StatusCode::NOT_FOUND));

    let import = tried(&house, &mut lena, Ok(&asked), "export.csv", QUALTRICS.as_bytes()).await;
    let swept = async |days| {
        house.fresh.clock.advance(Duration::days(days));
        assert!(queue_nightly(house.store()).await.unwrap());
        while work_once(&house.state).await.unwrap() {}
        files(&house)
    };
    assert_eq!(swept(6).await, 1, "somebody may still come back");
    assert_eq!(swept(2).await, 0);
    assert_eq!(lena.get(&import).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_try_can_be_broken_off() {
    let house = House::open().await;
    let asked = engagement("Winter survey").add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let form = columns(&mut lena, Ok(&asked), "export.csv", QUALTRICS.as_bytes()).await;
    let import = lena.post(&form, &[]).await.sent_on().to_owned();
    let claimed = house.store().claim_job().await.unwrap().unwrap();
    let page = lena.get(&import).await;
    assert_eq!(page.attributes("form[action$='/cancel']", "action"), [format!("{import}/cancel")]);
    lena.post(&format!("{import}/cancel"), &[]).await.sent_on();
    assert_eq!((files(&house), lena.get(&import).await.status), (0, StatusCode::NOT_FOUND));
    house.fresh.clock.advance(Duration::seconds(31));
    assert!(work_once(&house.state).await.unwrap());
    let job = house.store().lookup_job(claimed.id).await.unwrap().unwrap();
    assert_eq!((job.state, job.message.as_str()), (JobState::Done, ""));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_interrupted_import_left_in_the_lake_goes_at_night() {
    let house = House::open().await;
    let asked = engagement("Winter survey").add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let import = tried(&house, &mut lena, Ok(&asked), "export.csv", QUALTRICS.as_bytes()).await;
    saved(&house, &mut lena, &import).await;
    let left = NewResponseFile {
        system: SYSTEM,
        engagement: asked.id,
        import: ImportId(house.store().clock().new_id()),
        questions: Vec::new(),
        dimensions: Vec::new(),
    };
    let lake = &house.state.convened.responses;
    lake.begin(left).unwrap().finish(Vec::new()).unwrap();
    assert!(queue_nightly(house.store()).await.unwrap());
    while work_once(&house.state).await.unwrap() {}
    assert_eq!(responses(&house, &asked).await, 3, "what an import names stays");
    let all = lake.sweep(&[], house.fresh.clock.now(), Duration::zero()).await.unwrap();
    assert_eq!(all, 1, "and nothing else was left");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_whose_worker_died_is_taken_up_again() {
    let house = House::open().await;
    let asked = engagement("Winter survey").add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let import = tried(&house, &mut lena, Ok(&asked), "export.csv", QUALTRICS.as_bytes()).await;
    lena.post(&format!("{import}/confirm"), &[]).await.sent_on();
    assert_eq!(house.store().claim_job().await.unwrap().unwrap().kind, convenor_web::RESPONSE_IMPORT);
    let page = lena.get(&import).await;
    assert!(page.said().contains("0 of 6 rows done"), "{}", page.said());
    lena.post(&format!("{import}/cancel"), &[]).await.sent_on();
    assert_eq!(files(&house), 1, "what is being brought in is not cancelled");
    house.fresh.clock.advance(Duration::seconds(31));
    assert!(work_once(&house.state).await.unwrap());
    assert_eq!(lena.get(&import).await.texts("h1"), ["The answers are in"]);
    assert_eq!(responses(&house, &asked).await, 3);
}
