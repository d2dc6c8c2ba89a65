//! Bringing in what people answered through the pages: a messy export, a look before anything is saved, mending, undoing;
//! and nothing on any page that tells who somebody is.

mod changed;
mod refused;
mod whole;

use axum::http::StatusCode;
use convenor_domain::Engagement;
use convenor_domain::response::ask::Within;
use convenor_testkit::{engagement, lead_at_icb};
use convenor_web::work_once;

use crate::harness::{Answer, Browser, House};

/// What stands in the made-up exports and must stand on no page.
pub(crate) const PERSONAL: [&str; 6] =
    ["Zelda", "Quark", "zelda@example.org", "07700 900123", "203.0.113.7", "54.5741"];

/// An export as Qualtrics makes it: three rows of headings, a preview, an empty row, names, e-mail and IP addresses, places.
const QUALTRICS: &str = r#"StartDate,RecordedDate,Status,IPAddress,ResponseId,RecipientLastName,RecipientFirstName,RecipientEmail,LocationLatitude,Q1,Q2,Q3,Q4
Start Date,Recorded Date,Response Type,IP Address,Response ID,Recipient Last Name,Recipient First Name,Recipient Email,Location Latitude,How far do you agree that booking is easy?,What would help?,How old are you?,What is your name?
"{""ImportId"":""startDate""}","{""ImportId"":""recordedDate""}","{""ImportId"":""status""}","{""ImportId"":""ipAddress""}","{""ImportId"":""_recordId""}","{""ImportId"":""recipientLastName""}","{""ImportId"":""recipientFirstName""}","{""ImportId"":""recipientEmail""}","{""ImportId"":""locationLatitude""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}","{""ImportId"":""QID3""}","{""ImportId"":""QID4""}"
2026-05-01 09:00:00,2026-05-01 09:05:00,IP Address,203.0.113.7,R_1,Quark,Zelda,zelda@example.org,54.5741,Agree,Please ring me on 07700 900123,25-34,Zelda Quark
2026-05-01 10:00:00,2026-05-01 10:05:00,Survey Preview,203.0.113.7,R_2,Quark,Zelda,zelda@example.org,54.5741,Agree,Just a test,25-34,Zelda Quark
2026-05-02 09:00:00,2026-05-02 09:05:00,IP Address,203.0.113.7,R_3,Quark,Zelda,zelda@example.org,54.5741,Disagree,"My name is Zelda Quark, and I wait",older than the hills,Zelda Quark
2026-05-03 09:00:00,2026-05-03 09:05:00,IP Address,203.0.113.7,R_4,Quark,Zelda,zelda@example.org,54.5741,,,,
2026-05-04 09:00:00,2026-05-04 09:05:00,IP Address,203.0.113.7,R_5,Quark,Zelda,zelda@example.org,54.5741,Strongly agree,Later evenings,65 to 74,Zelda Quark
2026-05-04 09:00:00,2026-05-04 09:05:00,IP Address,203.0.113.7,R_5,Quark,Zelda,zelda@example.org,54.5741,Strongly agree,Later evenings,65 to 74,Zelda Quark
"#;

/// Sends a file as the form does; without an engagement for a new one with this title.
async fn upload(browser: &mut Browser, to: Result<&Engagement, &str>, name: &str, bytes: &[u8]) -> Answer {
    let (field, value) = match to {
        Ok(engagement) => ("engagement", engagement.id.to_string()),
        Err(title) => ("title", title.to_owned()),
    };
    let head = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n\
         --edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    let body = [head.as_bytes(), bytes, b"\r\n--edge--\r\n"].concat();
    browser.send("/responses/new", "multipart/form-data; boundary=edge", body).await
}

/// Uploads a file whose headings are found rightly, and gives the address of its columns.
async fn columns(browser: &mut Browser, to: Result<&Engagement, &str>, name: &str, bytes: &[u8]) -> String {
    let sheet = upload(browser, to, name, bytes).await.sent_on().to_owned();
    browser.post(&sheet, &[]).await.sent_on().to_owned()
}

/// Uploads a file that is read rightly, and tries it; gives the import's address.
async fn tried(
    house: &House,
    browser: &mut Browser,
    to: Result<&Engagement, &str>,
    name: &str,
    bytes: &[u8],
) -> String {
    let columns = columns(browser, to, name, bytes).await;
    let import = browser.post(&columns, &[]).await.sent_on().to_owned();
    assert!(work_once(&house.state).await.unwrap());
    import
}

/// Confirms an import that was tried, and brings it in.
async fn saved(house: &House, browser: &mut Browser, import: &str) {
    browser.post(&format!("{import}/confirm"), &[]).await.sent_on();
    assert!(work_once(&house.state).await.unwrap());
}

/// New, known already, left out.
fn counts(page: &Answer) -> Vec<String> {
    page.texts(".tiles .big-number")
}

/// How many responses an engagement has.
async fn responses(house: &House, engagement: &Engagement) -> u64 {
    house.state.convened.responses.count(&Within::all(engagement.id)).await.unwrap().value.people
}

fn files(house: &House) -> usize {
    std::fs::read_dir(house.state.uploads.as_path()).unwrap().count()
}

/// Nothing in the page's source tells who somebody is.
fn assert_nobody_in(page: &Answer) {
    for personal in PERSONAL {
        assert!(!page.html.contains(personal), "{personal} is on a page: {}", page.said());
    }
}
