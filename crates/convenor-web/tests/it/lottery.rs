//! A lottery through the pages, as an engagement lead holds it: a pool and quotas, a search, a draw that a meeting watches, the
//! panel record, and nobody's name where it does not belong.

mod drawn;
mod prepared;
mod private;

use std::fmt::Write as _;

use convenor_web::work_once;

use crate::harness::{Answer, Browser, House};

/// A name that must stand nowhere but in the panel record.
const NAME: &str = "Zelda";

/// Sends a form with a file.
async fn send(
    browser: &mut Browser,
    path: &str,
    fields: &[(&str, &str)],
    name: &str,
    bytes: &[u8],
) -> Answer {
    let mut head = String::new();
    for (field, value) in fields {
        write!(head, "--edge\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n")
            .unwrap();
    }
    write!(
        head,
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    )
    .unwrap();
    let body = [head.as_bytes(), bytes, b"\r\n--edge--\r\n"].concat();
    browser.send(path, "multipart/form-data; boundary=edge", body).await
}

/// Sixty made-up people: every third is young, every other a woman, two share an address.
fn pool() -> String {
    let mut csv = "Ref,First name,Surname,Age,Gender,Street\n".to_owned();
    for person in 1..=60 {
        let age = if person % 3 == 0 { "Under 40" } else { "40 and over" };
        let gender = if person % 2 == 0 { "Female" } else { "Male" };
        let street = if person < 3 { "1 Mill Lane".to_owned() } else { format!("{person} High Street") };
        writeln!(csv, "P{person},{NAME}{person},Quark,{age},{gender},{street}").unwrap();
    }
    csv
}

const QUOTAS: &str =
    "category,feature,min,max\nAge,Under 40,5,7\nAge,40 and over,5,7\nGender,Female,6,6\nGender,Male,6,6\n";

/// Begins a lottery of twelve seats, and gives its address.
async fn begun(lena: &mut Browser) -> String {
    let fields = [("name", "Winter panel"), ("seats", "12")];
    let quotas = send(lena, "/lottery/new", &fields, "people.csv", pool().as_bytes()).await;
    quotas.sent_on().strip_suffix("/quotas").unwrap().to_owned()
}

/// The choices that the tests make.
const CHOICES: [(&str, &str); 9] = [
    ("id", "Ref"),
    ("name_columns", "First name"),
    ("name_columns", "Surname"),
    ("address", "Street"),
    ("seats", "12"),
    ("algorithm", "leximin"),
    ("panels", "100"),
    ("keep_days", "90"),
    ("must_be_in", ""),
];

/// Begins a lottery and decides all of it.
async fn prepared(lena: &mut Browser, quotas: &str) -> String {
    let lottery = begun(lena).await;
    let file = format!("{lottery}/quotas/file");
    assert_eq!(
        send(lena, &file, &[], "quotas.csv", quotas.as_bytes()).await.sent_on(),
        format!("{lottery}/choices")
    );
    assert_eq!(lena.post(&format!("{lottery}/choices"), &CHOICES).await.sent_on(), lottery);
    lottery
}

/// The same with its panels numbered.
async fn listed(house: &House, lena: &mut Browser) -> String {
    let lottery = prepared(lena, QUOTAS).await;
    lena.post(&format!("{lottery}/search"), &[]).await.sent_on();
    assert!(work_once(&house.state).await.unwrap());
    lottery
}

/// The same with panel 17 drawn by a public number.
async fn drawn(house: &House, lena: &mut Browser) -> String {
    let lottery = listed(house, lena).await;
    lena.post(&format!("{lottery}/draw-by"), &[("by", "number")]).await.sent_on();
    lena.post(&format!("{lottery}/draw"), &[("number", "17")]).await.sent_on();
    lottery
}
