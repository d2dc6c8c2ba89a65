//! Sheets, columns and ways of reading: what people choose is what is read.

use axum::http::StatusCode;
use convenor_testkit::service_team;
use convenor_web::work_once;
use rust_xlsxwriter::Workbook;

use super::{counts, saved, titles, upload};
use crate::harness::House;

#[tokio::test(flavor = "multi_thread")]
async fn a_title_is_asked_for_and_the_choice_stays() {
    let house = House::open().await;
    let mut sam = house.sign_in(&service_team()).await;
    let csv = b"Name,Nickname\nWinter clinics,Clinics\n";
    let columns = upload(&mut sam, "log.csv", csv).await.sent_on().to_owned();
    let sent = [("column-title", ""), ("column-summary", "c1"), ("keep", "Our log")];
    let again = sam.post(&columns, &sent).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(again.attributes(".nhsuk-error-summary a", "href"), ["#column-title"]);
    assert_eq!(again.texts("#column-summary option[selected]"), ["Nickname"]);
    assert_eq!(again.attributes("#keep", "value"), ["Our log"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_way_of_reading_that_was_kept_reads_the_next_file() {
    let house = House::open().await;
    let mut sam = house.sign_in(&service_team()).await;
    let first = b"Name,Nickname\nWinter clinics,Clinics\n";
    let columns = upload(&mut sam, "2025.csv", first).await.sent_on().to_owned();
    let sent = [("column-title", "c1"), ("column-summary", "c0"), ("keep", "Our log")];
    sam.post(&columns, &sent).await.sent_on();
    assert!(work_once(&house.state).await.unwrap());

    let columns =
        upload(&mut sam, "2026.csv", b"Name,Nickname\nBus routes,Buses\n").await.sent_on().to_owned();
    let form = sam.get(&columns).await;
    assert_eq!(form.texts("#column-title option[selected]"), ["Nickname"]);
    assert!(form.texts("#way option").contains(&"Our log".to_owned()));
    let guessed = sam.get(&format!("{columns}?way=guess")).await;
    assert_ne!(guessed.texts("#column-title option[selected]"), ["Nickname"]);
    let unfit = sam.post(&columns, &[("way", "shipped:participedia-cases")]).await;
    assert_eq!(unfit.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(unfit.attributes(".nhsuk-error-summary a", "href"), ["#way"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sheet_that_was_chosen_is_the_one_that_is_read() {
    let house = House::open().await;
    let mut sam = house.sign_in(&service_team()).await;
    let columns = upload(&mut sam, "book.xlsx", &two_sheets()).await.sent_on().to_owned();
    assert_eq!(sam.get(&columns).await.texts("#sheet option[selected]"), ["Last year"]);
    let other = sam.get(&format!("{columns}?sheet=This+year")).await;
    assert!(other.said().contains("Bus routes"), "{}", other.said());
    let import = sam.post(&columns, &[("sheet", "This year")]).await.sent_on().to_owned();
    assert!(work_once(&house.state).await.unwrap());
    assert_eq!(counts(&sam.get(&import).await), ["2", "0", "0", "0"]);
    saved(&house, &mut sam, &import).await;
    assert_eq!(titles(&mut sam).await, ["Bus routes", "Quiet rooms"]);
}

fn two_sheets() -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in [
        ("Empty", &[][..]),
        ("Last year", &["Title", "Winter clinics"]),
        ("This year", &["Title", "Bus routes", "Quiet rooms"]),
    ] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.write_column(0, 0, rows.iter().copied()).unwrap();
    }
    book.save_to_buffer().unwrap()
}
