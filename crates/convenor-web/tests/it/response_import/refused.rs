//! Files that cannot be taken, and people who may not bring any.

use super::*;

use convenor_domain::Visibility;
use convenor_store::{NewResponseUpload, UploadFor};
use convenor_testkit::{NEIGHBOUR, service_team, vcse_partner};

/// What the form says is wrong with a file.
async fn refusal(browser: &mut Browser, to: &Engagement, name: &str, bytes: &[u8]) -> String {
    let answer = upload(browser, Ok(to), name, bytes).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {}", answer.said());
    assert_eq!(answer.attributes(".nhsuk-error-summary a", "href"), ["#file"]);
    assert!(answer.html.contains(&to.id.to_string()), "the engagement stays chosen");
    answer.texts("#file-error").concat()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_cannot_be_read_is_refused_beside_its_field_with_the_mend() {
    let house = House::open().await;
    let asked = engagement("Winter survey").add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let wide = format!("{}\n{}\n", "q,".repeat(5_000) + "q", "1,".repeat(5_000) + "1");
    let cases: [(&str, &[u8], &str); 8] = [
        ("", b"", "choose the file to bring in"),
        ("survey.csv", b"", "is empty"),
        ("survey.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\x00\xff", "choose a CSV, XLSX, ODS, JSON"),
        ("survey.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0", "choose a CSV, XLSX, ODS, JSON"),
        ("survey.xlsx", b"PK\x03\x04 this is no spreadsheet", "is damaged"),
        ("survey.csv", b"Age,What matters?\n", "there is no answer below the headings"),
        ("survey.csv", wide.as_bytes(), "more than 5000 columns"),
        ("survey.json", b"[{\"a\": 1},", "is not valid JSON"),
    ];
    for (name, bytes, told) in cases {
        let said = refusal(&mut lena, &asked, name, bytes).await;
        assert!(said.contains(told), "{name}: {said}");
    }
    assert_eq!(files(&house), 0, "no file is left behind");
    let untitled = upload(&mut lena, Err(""), "survey.csv", b"").await;
    assert_eq!(untitled.attributes(".nhsuk-error-summary a", "href"), ["#title", "#file"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_answered_to_is_found_among_what_the_reader_may_change() {
    let house = House::open().await;
    let theirs = engagement("Winter clinics").visibility(Visibility::System).add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let found = lena.get("/responses?q=winter+clinics").await;
    let href = format!("/responses/new?engagement={}", theirs.id);
    assert_eq!(found.attributes("main .lines a", "href"), std::slice::from_ref(&href));
    let reference = theirs.reference();
    assert_eq!(
        lena.get(&format!("/responses?q={reference}")).await.attributes("main .lines a", "href"),
        [href]
    );
    assert!(
        lena.get("/responses?q=zeppelin")
            .await
            .said()
            .contains("Nothing that you may change is called “zeppelin”")
    );
    let mut sam = house.sign_in(&service_team()).await;
    assert!(sam.get("/responses?q=winter+clinics").await.attributes("main .lines a", "href").is_empty());
    let refused = sam.get(&format!("/responses/new?engagement={}", theirs.id)).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "they may read it, and not change it");
    assert_eq!(lena.get("/responses/new?engagement=nothing").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_to_what_the_reader_may_not_see_are_not_there() {
    let house = House::open().await;
    let private =
        engagement("Private survey").visibility(Visibility::Organisation).add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let underway = tried(&house, &mut lena, Ok(&private), "private.csv", QUALTRICS.as_bytes()).await;
    let mut sam = house.sign_in(&service_team()).await;
    let mut vi = house.sign_in(&vcse_partner()).await;
    for stage in ["on its way", "brought in"] {
        for page in ["", "/undo", "/rejected.csv"] {
            let path = format!("{underway}{page}");
            assert_eq!(sam.get(&path).await.status, StatusCode::NOT_FOUND, "{stage}: {path}");
            assert_eq!(vi.get(&path).await.status, StatusCode::FORBIDDEN, "{stage}: {path}");
        }
        for action in ["confirm", "cancel", "undo", "columns", "sheet"] {
            let path = format!("{underway}/{action}");
            assert_eq!(sam.post(&path, &[]).await.status, StatusCode::NOT_FOUND, "{stage}: {path}");
        }
        assert!(!sam.get("/responses").await.said().contains("private.csv"));
        if stage == "on its way" {
            saved(&house, &mut lena, &underway).await;
        }
    }
    assert_eq!(house.stranger().get("/responses").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(vi.get("/responses").await.status, StatusCode::FORBIDDEN);
    let sent = upload(&mut sam, Ok(&private), "mine.csv", QUALTRICS.as_bytes()).await;
    assert_eq!((sent.status, files(&house)), (StatusCode::NOT_FOUND, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_of_another_system_is_not_there() {
    let house = House::open().await;
    let new = NewResponseUpload {
        system: NEIGHBOUR,
        account: None,
        file_name: "theirs.csv".to_owned(),
        file_hash: "0".repeat(64),
        engagement: UploadFor::New("Theirs".to_owned()),
    };
    let id = house.store().add_response_upload(new).await.unwrap();
    let mut lena = house.sign_in(&lead_at_icb()).await;
    assert_eq!(lena.get(&format!("/responses/imports/{id}")).await.status, StatusCode::NOT_FOUND);
    assert!(!lena.get("/responses").await.said().contains("theirs.csv"));
}

#[tokio::test(flavor = "multi_thread")]
async fn script_in_every_field_stays_text() {
    const SCRIPT: &str = "<script>alert(1)</script>";
    const NAME: &str = "<img src=x onerror=alert(2)>.csv";
    let house = House::open().await;
    let mut sam = house.sign_in(&service_team()).await;
    let csv = format!(
        "=Ref {SCRIPT},What matters? {SCRIPT},Age\nA1,{SCRIPT},{SCRIPT}\n,,\nA2,{SCRIPT} two,{SCRIPT}\n"
    );
    let form = columns(&mut sam, Err(SCRIPT), NAME, csv.as_bytes()).await;
    let page = sam.get(&form).await;
    let import = sam.post(&form, &[]).await.sent_on().to_owned();
    assert!(work_once(&house.state).await.unwrap());
    for page in [page, sam.get(&import).await, sam.get("/responses").await] {
        assert!(page.said().contains(NAME), "it is shown as it was written: {}", page.said());
        assert!(page.attributes("main script, main img", "src").is_empty(), "and never runs");
        assert!(!page.html.contains("<script>alert") && !page.html.contains("<img src=x"), "{}", page.html);
    }
}
