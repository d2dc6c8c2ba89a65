//! Seats on boards and panels through the pages: recorded, brought in, ended, erased, and told of without anybody's name.

use std::fmt::Write as _;

use axum::http::StatusCode;
use convenor_testkit::{assessor, lead_at_icb, leader, service_team, vcse_partner};

use crate::harness::{Answer, Browser, House};

/// Something that must stand on no page.
const NAME: &str = "zelda";

/// Ten people on three boards each, twenty on a panel, a body of the trust among them.
fn list() -> String {
    let mut csv = "body,organisation,kind,person reference,capacity,from,until\n".to_owned();
    for person in 1..=10 {
        for (body, whose) in [
            ("Care board", "Fernshire Care Board"),
            ("Trust board", "Fernshire Hospitals"),
            ("Quality board", ""),
        ] {
            writeln!(csv, "{body},{whose},board,{NAME}{person}@example.org,public,2026-01-01,").unwrap();
        }
    }
    for person in 11..=30 {
        writeln!(csv, "Readers,,panel,{NAME}{person}@example.org,public,January 2026,").unwrap();
    }
    csv
}

async fn send(browser: &mut Browser, bytes: &str) -> Answer {
    let body = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"seats.csv\"\r\n\
         Content-Type: text/csv\r\n\r\n{bytes}\r\n--edge--\r\n"
    );
    browser.send("/seats/import", "multipart/form-data; boundary=edge", body.into_bytes()).await
}

/// The table of those who sit for themselves on “Repeat voices”: its rows.
fn shares(page: &Answer) -> Vec<String> {
    let cells = |row: usize| {
        let of = format!("section[aria-labelledby=seats] tbody tr:nth-of-type({row})");
        [page.texts(&format!("{of} th")), page.texts(&format!("{of} td"))].concat().join("|")
    };
    (1..=9).map(cells).filter(|row| !row.is_empty()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_becomes_shares_and_nobodys_name() {
    let house = House::open().await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let before = lena.get("/reach/voices").await;
    assert!(before.said().contains("No seat is recorded that somebody holds today"), "{}", before.said());
    assert_eq!(send(&mut lena, &list()).await.sent_on(), "/seats");
    let register = lena.get("/seats").await;
    assert!(register.said().contains("50 seats were added, with 4 new bodies."), "{}", register.said());
    let again = send(&mut lena, &list()).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    let register = lena.get("/seats").await;
    assert!(register.said().contains("50 seats were there already."), "{}", register.said());
    let page = lena.get("/reach/voices").await;
    let expected = [
        "All bodies|50|30 to 39|0%|60%",
        "Board|30|10 to 19|0%|100%",
        "Panel|20|20 to 29|0%|0%",
        "The system as a whole|30|30 to 39|0%|33%",
        "Fernshire Care Board|10|10 to 19|0%|100%",
        "Fernshire Hospitals|10|10 to 19|0%|100%",
    ];
    assert_eq!(shares(&page), expected);
    let mut leo = house.sign_in(&leader()).await;
    let api = leo.get("/api/v1/seats").await;
    let answer: serde_json::Value = serde_json::from_str(&api.html).unwrap();
    assert_eq!(answer["capacities"][0]["all"]["share_three_roles"], 0.6, "{answer}");
    for path in ["/seats", "/seats/export.csv", "/reach/voices", "/api/v1/seats"] {
        assert!(!lena.get(path).await.html.to_lowercase().contains(NAME), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_with_bad_rows_is_not_taken_and_each_row_is_named() {
    let house = House::open().await;
    let mut sam = house.sign_in(&service_team()).await;
    let csv = "body,organisation,kind,person reference,capacity,from,until\n\
               Ward panel,Fernshire Hospitals,panel,zelda@example.org,public,2026-01-01,\n\
               Ward panel,Fernshire Hospitals,circle,zelda@example.org,public,2026-01-01,\n\
               Care board,Fernshire Care Board,board,zelda@example.org,public,2026-01-01,\n\
               Ward panel,Nowhere,panel,zelda@example.org,public,2026-01-01,\n";
    let page = send(&mut sam, csv).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let rows = page.texts(".card--bad tbody th");
    assert_eq!(rows, ["3", "4", "5"], "{}", page.said());
    assert!(page.said().contains("is not yours to write for"), "{}", page.said());
    assert!(page.said().contains("No board or panel is recorded yet"), "nothing is taken: {}", page.said());
    assert!(!page.html.contains(NAME));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seat_is_added_ended_and_erased_by_hand() {
    let house = House::open().await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let missing = lena.post("/seats/new", &[("kind", "panel")]).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let body = lena.post("/seats/new", &[("name", "Readers"), ("kind", "panel"), ("topic", "housing")]).await;
    let body = body.sent_on().to_owned();
    let taken = lena.post("/seats/new", &[("name", "Readers"), ("kind", "forum")]).await;
    assert!(taken.said().contains("there is one of this name already"), "{}", taken.said());
    let wrong = lena.post(&body, &[("person", ""), ("capacity", "public"), ("from", "soon")]).await;
    assert_eq!(wrong.texts(".nhsuk-error-summary a").len(), 2, "{}", wrong.said());
    let seat = [("person", "Zelda@example.org"), ("capacity", "vcse"), ("from", "March 2026")];
    assert_eq!(lena.post(&body, &seat).await.sent_on(), body);
    let page = lena.get(&body).await;
    assert!(
        page.said().contains("1 March 2026") && !page.html.to_lowercase().contains(NAME),
        "{}",
        page.said()
    );
    let end = page.attributes("form[action$='/end']", "action").remove(0);
    assert_eq!(lena.post(&end, &[("until", "1 April 2026")]).await.sent_on(), body);
    let page = lena.get(&body).await;
    assert!(
        page.said().contains("1 April 2026") && page.attributes("form[action$='/end']", "action").is_empty()
    );
    let erased = lena.post("/seats/erase", &[("person", " zelda@EXAMPLE.org")]).await;
    assert_eq!(erased.sent_on(), "/seats");
    assert!(lena.get("/seats").await.said().contains("1 seat was erased."));
    assert!(lena.get(&body).await.said().contains("No seat is recorded yet."));
    assert_eq!(lena.post(&format!("{body}/remove"), &[]).await.sent_on(), "/seats");
    assert_eq!(lena.get(&body).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_register_is_for_those_who_run_bodies_and_the_shares_for_all_who_work_here() {
    let house = House::open().await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    send(&mut lena, &list()).await;
    let bodies = lena.get("/seats").await.attributes("tbody th a", "href");
    let mut sam = house.sign_in(&service_team()).await;
    assert_eq!(sam.get("/seats").await.texts("tbody th"), ["Trust board"], "of his own organisation");
    let seen = [sam.get(&bodies[0]).await.status, sam.get(&bodies[3]).await.status];
    assert_eq!(seen, [StatusCode::NOT_FOUND, StatusCode::OK]);
    let erase = sam.post("/seats/erase", &[("person", "zelda1@example.org")]).await;
    assert_eq!(erase.status, StatusCode::FORBIDDEN);
    let mut asha = house.sign_in(&assessor()).await;
    assert_eq!(asha.get("/seats").await.status, StatusCode::FORBIDDEN);
    assert!(asha.get("/reach/voices").await.said().contains("60%"));
    let mut vi = house.sign_in(&vcse_partner()).await;
    assert_eq!(vi.get("/seats").await.status, StatusCode::FORBIDDEN);
    assert_eq!(house.stranger().get("/seats").await.status, StatusCode::UNAUTHORIZED);
}
