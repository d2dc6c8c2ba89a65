//! Downloads tell what the page tells, and nothing more.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use convenor_domain::response::QuestionKind;
use convenor_testkit::survey;

use super::{one, opened, waiting_rooms};
use crate::harness::House;

#[tokio::test(flavor = "multi_thread")]
async fn a_csv_has_a_row_for_each_answer_and_hides_what_the_page_hides() {
    let house = House::open().await;
    let (_, mut lena, path) = opened(&house, waiting_rooms()).await;
    let file = lena.get(&format!("{path}/export.csv")).await;
    assert_eq!(file.content_type.as_deref(), Some("text/csv; charset=utf-8"));
    let lines: Vec<&str> = file.html.lines().collect();
    assert!(lines[0].ends_with("Question key,Question,Group of people,Answer,People,Per cent,Value,Status"));
    assert!(lines.contains(&"q1,Is the waiting room calm?,,Agree,64,51.6,,shown"), "{lines:#?}");
    assert!(lines.contains(&"q2,How do you get here?,,Train,,,,hidden"));
    assert!(lines.contains(&"q4,How many minutes did you wait?,,Mean,,,14,shown"));
    assert!(lines.contains(&"age,Age,,65 to 74,70,56.5,,shown"));
    assert!(lines.contains(&"month,Responses by month,,2026-03,50,,,shown"));
    assert!(!file.html.contains("Longer"), "no words of people");
    let filtered = lena.get(&format!("{path}/export.csv?who=age-65-74&by=sex")).await;
    assert!(
        filtered.html.contains("q1,Is the waiting room calm?,Female,Agree,40,100,,shown"),
        "{}",
        filtered.html
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_says_first_what_it_is_based_on_and_holds_no_formula() {
    let house = House::open().await;
    let text = "=HYPERLINK(\"http://example.org\")";
    let hostile = survey().asks(text, QuestionKind::Closed, &[]).answered(12, &[], &[one("+1")]);
    let (_, mut lena, path) = opened(&house, hostile).await;
    let file = lena.get(&format!("{path}/export.xlsx")).await;
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(file.body)).unwrap();
    assert_eq!(book.sheet_names(), ["What is this based on", "Responses"]);
    let about = book.worksheet_range("What is this based on").unwrap();
    assert_eq!(about.get((0, 1)), Some(&Data::String("Calmer waiting rooms".to_owned())));
    let sheet = book.worksheet_range("Responses").unwrap();
    assert_eq!(sheet.get((1, 1)), Some(&Data::String(format!("'{text}"))));
    assert_eq!(sheet.get((1, 3)), Some(&Data::String("'+1".to_owned())));
    assert_eq!(sheet.get((1, 4)), Some(&Data::Float(12.0)));
    assert!(book.worksheet_formula("Responses").unwrap().is_empty());
}
