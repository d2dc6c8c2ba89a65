//! Bringing records in through the pages: a file with faults, a look before anything is saved, mending, undoing.

mod refused;
mod resumed;
mod ways;

use axum::http::StatusCode;
use convenor_testkit::{lead_at_icb, service_team};
use convenor_web::work_once;

use crate::harness::{Answer, Browser, House};

const FAULTY: &str = "\
Ref,Title,Start date,End date,Topics,Visibility
A1,Winter clinics survey,1 May 2026,30 June 2026,Housing,public
A2,,2 May 2026,3 May 2026,Housing,public
A3,Bus routes to the hospital,9 June 2026,1 June 2026,Transport,public
A1,Winter clinics again,spring 2025,,Housing,public
A4,Kitchen table talks,spring 2025,,Zorbing,public
";
const MENDED: &str = "\
Ref,Title,Start date,End date,Topics,Visibility
A1,Winter clinics survey,1 May 2026,30 June 2026,Housing,public
A2,Quiet rooms,2 May 2026,3 May 2026,Housing,public
A3,Bus routes to the hospital,1 June 2026,9 June 2026,Transport,public
A4,Kitchen table talks,spring 2025,,Zorbing,public
";

/// Sends a file as the form does.
async fn upload(browser: &mut Browser, name: &str, bytes: &[u8]) -> Answer {
    let head = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    let body = [head.as_bytes(), bytes, b"\r\n--edge--\r\n"].concat();
    browser.send("/imports", "multipart/form-data; boundary=edge", body).await
}

/// Uploads a file whose columns are guessed rightly, and tries it; gives the import's address.
pub(crate) async fn tried(house: &House, browser: &mut Browser, name: &str, bytes: &[u8]) -> String {
    let columns = upload(browser, name, bytes).await.sent_on().to_owned();
    let import = browser.post(&columns, &[]).await.sent_on().to_owned();
    assert!(work_once(&house.state).await.unwrap());
    import
}

/// Confirms an import that was tried, saves it, and compares what it brought with the register.
pub(crate) async fn saved(house: &House, browser: &mut Browser, import: &str) {
    browser.post(&format!("{import}/confirm"), &[]).await.sent_on();
    assert!(work_once(&house.state).await.unwrap());
    while work_once(&house.state).await.unwrap() {}
}

async fn titles(browser: &mut Browser) -> Vec<String> {
    browser.get("/engagements?sort=title").await.texts("tbody th")
}

/// New, changed, same, left out.
fn counts(page: &Answer) -> Vec<String> {
    page.texts(".tiles .big-number")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_with_faults_is_looked_at_mended_saved_and_undone() {
    let house = House::open().await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let columns = upload(&mut lena, "log.csv", FAULTY.as_bytes()).await.sent_on().to_owned();
    let form = lena.get(&columns).await;
    assert_eq!(form.texts("#column-title option[selected]"), ["Title"]);
    assert_eq!(form.texts("#column-starts option[selected]"), ["Start date"]);
    assert_eq!(form.texts("#column-identifier option[selected]"), ["Ref"]);
    assert!(form.texts("td li").contains(&"Bus routes to the hospital".to_owned()), "samples are shown");

    let import = lena.post(&columns, &[("column-title", "c1")]).await.sent_on().to_owned();
    let waiting = lena.get(&import).await;
    assert!(waiting.said().contains("You can leave this page"), "{}", waiting.said());
    assert!(waiting.html.contains("http-equiv=\"refresh\""));
    assert!(work_once(&house.state).await.unwrap());

    let preview = lena.get(&import).await;
    assert_eq!(counts(&preview), ["2", "0", "0", "3"]);
    let rows = preview.texts("tbody tr");
    assert!(rows[0].starts_with("3Titleis missing"), "{rows:?}");
    assert!(rows[1].starts_with("4End") && rows[1].contains("before the start"), "{rows:?}");
    assert!(rows[2].starts_with("5Identifierrow 5 has the same identifier as row 2"), "{rows:?}");
    assert!(rows.contains(&"TopicsZorbing1".to_owned()), "what is in no list is said: {rows:?}");
    assert!(titles(&mut lena).await.is_empty(), "nothing is saved before it is confirmed");
    let sheet = lena.get(&format!("{import}/rejected.csv")).await;
    assert_eq!(sheet.content_type.as_deref(), Some("text/csv; charset=utf-8"));
    assert!(sheet.html.contains("3,Title,is missing"), "{}", sheet.html);

    lena.post(&format!("{import}/cancel"), &[]).await.sent_on();
    assert_eq!(lena.get(&import).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        std::fs::read_dir(house.state.uploads.as_path()).unwrap().count(),
        0,
        "no file is left behind"
    );

    let import = tried(&house, &mut lena, "log.csv", MENDED.as_bytes()).await;
    assert_eq!(counts(&lena.get(&import).await), ["4", "0", "0", "0"]);
    saved(&house, &mut lena, &import).await;
    assert_eq!(lena.get(&import).await.texts("h1"), ["The records are in"]);
    let found = house.stranger().get("/find?q=quiet+rooms").await;
    assert!(found.said().contains("Quiet rooms"), "{}", found.said());

    assert!(lena.get(&format!("{import}/undo")).await.said().contains("4 records"));
    lena.post(&format!("{import}/undo"), &[]).await.sent_on();
    assert_eq!(lena.get(&import).await.texts("h1"), ["This import was undone"]);
    assert!(titles(&mut lena).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_file_again_would_change_nothing_and_says_so() {
    let house = House::open().await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let first = tried(&house, &mut lena, "log.csv", MENDED.as_bytes()).await;
    saved(&house, &mut lena, &first).await;
    let again = tried(&house, &mut lena, "copy of log.csv", MENDED.as_bytes()).await;
    let preview = lena.get(&again).await;
    assert_eq!(counts(&preview), ["0", "0", "4", "0"]);
    assert!(preview.said().contains("This very file was imported on 2 November 2026."), "{}", preview.said());
    assert!(preview.texts("form[action$='/confirm']").is_empty(), "there is nothing to confirm");

    let newer = MENDED.replace("Quiet rooms", "Quiet rooms for all");
    let third = tried(&house, &mut lena, "log 2.csv", newer.as_bytes()).await;
    assert_eq!(counts(&lena.get(&third).await), ["0", "1", "3", "0"]);
    saved(&house, &mut lena, &third).await;
    let refused = lena.post(&format!("{first}/undo"), &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.said().contains("The import stays: 1 of its records"), "{}", refused.said());
    assert_eq!(titles(&mut lena).await.len(), 4);
    let earlier = lena.get("/imports").await;
    assert!(earlier.said().contains("Lena Convener"), "{}", earlier.said());
    assert!(earlier.said().contains("0 new, 1 changed, 3 the same, 0 left out"), "{}", earlier.said());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_team_finds_what_it_brings_in_and_publishes_nothing() {
    let house = House::open().await;
    let mut sam = house.sign_in(&service_team()).await;
    let columns = upload(&mut sam, "log.csv", MENDED.as_bytes()).await.sent_on().to_owned();
    let form = sam.get(&columns).await;
    assert_eq!(form.texts("#otherwise-lead option[selected]"), ["Fernshire Hospitals"]);
    assert!(form.texts("#otherwise-visibility option[value=public]").is_empty());
    let import = sam.post(&columns, &[]).await.sent_on().to_owned();
    assert!(work_once(&house.state).await.unwrap());
    let preview = sam.get(&import).await;
    assert!(
        preview.said().contains("Visibilitypublic4"),
        "what the file asked for is said: {}",
        preview.said()
    );
    saved(&house, &mut sam, &import).await;
    assert_eq!(titles(&mut sam).await.len(), 4);
    assert!(titles(&mut house.stranger()).await.is_empty());
}
