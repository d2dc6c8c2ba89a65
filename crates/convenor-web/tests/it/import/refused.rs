//! Files that cannot be taken, and people who may not bring any.

use axum::http::StatusCode;
use convenor_domain::SystemId;
use convenor_store::NewImport;
use convenor_testkit::{NEIGHBOUR, administrator, lead_at_icb, service_team, vcse_partner};

use super::{MENDED, tried, upload};
use crate::harness::House;

/// What the form says is wrong with a file.
async fn refusal(house: &mut crate::harness::Browser, name: &str, bytes: &[u8]) -> String {
    let answer = upload(house, name, bytes).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.said());
    assert_eq!(answer.attributes(".nhsuk-error-summary a", "href"), ["#file"]);
    answer.texts("#file-error").concat()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_cannot_be_read_is_refused_beside_its_field_with_the_mend() {
    let house = House::open().await;
    let mut sam = house.sign_in(&service_team()).await;
    let corrupt = refusal(&mut sam, "log.xlsx", b"PK\x03\x04 this is no spreadsheet").await;
    assert!(corrupt.contains("“log.xlsx” is damaged: open it in the program that made it"), "{corrupt}");
    let empty = refusal(&mut sam, "log.csv", b"").await;
    assert!(empty.contains("is empty: choose a file with a heading row"), "{empty}");
    let picture = refusal(&mut sam, "log.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0").await;
    assert!(picture.contains("choose a CSV, XLSX, ODS, JSON"), "{picture}");
    let json = refusal(&mut sam, "log.json", b"[{\"title\": \"a\"},").await;
    assert!(json.contains("is not valid JSON at line 1"), "{json}");
    let none = refusal(&mut sam, "", b"").await;
    assert!(none.contains("choose the file to bring in"), "{none}");
    assert!(sam.get("/imports").await.said().contains("No records have been brought in yet"));
    assert_eq!(
        std::fs::read_dir(house.state.uploads.as_path()).unwrap().count(),
        0,
        "no file is left behind"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn text_in_an_older_encoding_is_read_as_it_was_meant() {
    let house = House::open().await;
    let mut sam = house.sign_in(&service_team()).await;
    let latin =
        b"Title,Start date\nCaf\xe9 talks with na\xefve questions,May 2026\nSoir\xe9e \x96 fianc\xe9s,2026\n";
    let columns = upload(&mut sam, "old.csv", latin).await.sent_on().to_owned();
    let form = sam.get(&columns).await;
    assert!(form.said().contains("Café talks with naïve questions"), "{}", form.said());
}

#[tokio::test(flavor = "multi_thread")]
async fn script_in_every_field_stays_text() {
    const SCRIPT: &str = "<script>alert(1)</script>";
    const NAME: &str = "<img src=x onerror=alert(2)>.csv";
    let house = House::open().await;
    let mut sam = house.sign_in(&service_team()).await;
    let csv = format!(
        "=Ref {SCRIPT},Title,Topics,{SCRIPT}\nA1,{SCRIPT},{SCRIPT},{SCRIPT}\n,{SCRIPT} two,{SCRIPT},{SCRIPT}\n"
    );
    let columns = upload(&mut sam, NAME, csv.as_bytes()).await.sent_on().to_owned();
    let form = sam.get(&columns).await;
    let sent = [("column-identifier", "c0"), ("keep", SCRIPT)];
    let import = sam.post(&columns, &sent).await.sent_on().to_owned();
    assert!(convenor_web::work_once(&house.state).await.unwrap());
    let preview = sam.get(&import).await;
    assert_eq!(super::counts(&preview), ["1", "0", "0", "1"]);
    for (page, written) in [(form, SCRIPT), (preview, SCRIPT), (sam.get("/imports").await, NAME)] {
        assert!(page.said().contains(written), "it is shown as it was written: {}", page.said());
        assert!(page.attributes("main script, main img", "src").is_empty(), "and never runs");
        assert!(!page.html.contains("<script>alert") && !page.html.contains("<img src=x"), "{}", page.html);
    }
    let sheet = sam.get(&format!("{import}/rejected.csv")).await;
    assert!(sheet.html.contains("3,'=Ref"), "no formula goes out: {}", sheet.html);
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_may_not_bring_records_in_are_told_so() {
    let house = House::open().await;
    let mut stranger = house.stranger();
    assert_eq!(stranger.get("/imports").await.status, StatusCode::UNAUTHORIZED);
    let mut vi = house.sign_in(&vcse_partner()).await;
    assert_eq!(vi.get("/imports").await.status, StatusCode::FORBIDDEN);
    assert_eq!(upload(&mut vi, "log.csv", MENDED.as_bytes()).await.status, StatusCode::FORBIDDEN);
    let mut sam = house.sign_in(&service_team()).await;
    let import = tried(&house, &mut sam, "log.csv", MENDED.as_bytes()).await;
    for path in [import.clone(), format!("{import}/columns"), format!("{import}/rejected.csv")] {
        assert_eq!(vi.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(vi.post(&format!("{import}/confirm"), &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(house.sign_in(&administrator()).await.get(&import).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_of_another_system_is_not_there() {
    let house = House::open().await;
    let id = import_of(&house, NEIGHBOUR).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    for page in ["", "/columns", "/undo", "/rejected.csv"] {
        assert_eq!(lena.get(&format!("/imports/{id}{page}")).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    for action in ["columns", "confirm", "cancel", "undo"] {
        let answer = lena.post(&format!("/imports/{id}/{action}"), &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{action}");
    }
    assert!(!lena.get("/imports").await.said().contains("theirs.csv"));
}

async fn import_of(house: &House, system: SystemId) -> convenor_domain::ImportId {
    let new = NewImport {
        system,
        account: None,
        file_name: "theirs.csv".to_owned(),
        file_hash: "0".repeat(64),
        mapping: "name: x\nfields: {title: Title}\n".to_owned(),
    };
    house.store().add_import(new).await.unwrap()
}
