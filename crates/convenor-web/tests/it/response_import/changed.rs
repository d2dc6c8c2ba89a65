//! What people say of a file is what is read, and what they said last time is proposed the next time.

use super::*;

const FORMS: &str = "\
ID,Start time,Completion time,Email,Which ward?,Comments,Comments
1,5/1/26 9:00:00,5/1/26 9:05:00,zelda@example.org,Ash,Fine,Kind nurse
2,5/2/26 9:00:00,5/2/26 9:05:00,zelda@example.org,Elm,Loud,
";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_of_columns_holds_and_is_proposed_the_next_time() {
    let house = House::open().await;
    let asked = engagement("Ward survey").add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let form = columns(&mut lena, Ok(&asked), "may.csv", FORMS.as_bytes()).await;
    assert!(!lena.get(&form).await.said().contains("are read as you read"));
    let import = lena.post(&form, &[("c4", "open"), ("c6", "ignore"), ("c3", "drop")]).await;
    let import = import.sent_on().to_owned();
    assert!(work_once(&house.state).await.unwrap());
    let preview = lena.get(&import).await;
    let questions = preview.texts("table:last-of-type tbody tr");
    assert!(questions.contains(&"Which ward?People’s own words".to_owned()), "{questions:?}");
    assert!(preview.said().contains("2 questions"), "{}", preview.said());
    assert!(preview.said().contains("Several columns have this heading."), "{}", preview.said());
    saved(&house, &mut lena, &import).await;

    let june = FORMS.replace("Loud", "Quiet").replace("\n2,", "\n3,");
    let form = columns(&mut lena, Ok(&asked), "june.csv", june.as_bytes()).await;
    let page = lena.get(&form).await;
    assert!(page.said().contains("are read as you read “may.csv” on 2 November 2026"), "{}", page.said());
    let chosen = |page: &Answer, column: usize| {
        page.attributes(&format!("#c{column} option[selected]"), "value").concat()
    };
    assert_eq!([3, 4, 5, 6].map(|column| chosen(&page, column)), ["drop", "open", "open", "ignore"]);
    lena.post(&form, &[("then", "forget")]).await.sent_on();
    let page = lena.get(&form).await;
    assert_eq!([3, 4].map(|column| chosen(&page, column)), ["pseudonym", "closed"]);
    assert!(!page.said().contains("are read as you read"), "{}", page.said());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_personal_column_that_somebody_keeps_is_warned_of_and_never_shown() {
    let house = House::open().await;
    let asked = engagement("Ward survey").add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let form = columns(&mut lena, Ok(&asked), "export.csv", QUALTRICS.as_bytes()).await;
    let import = lena.post(&form, &[("c12", "open"), ("c5", "closed")]).await.sent_on().to_owned();
    assert_nobody_in(&lena.get(&form).await);
    assert!(work_once(&house.state).await.unwrap());
    let preview = lena.get(&import).await;
    assert_nobody_in(&preview);
    assert!(preview.said().contains("It looks as if it told who somebody is, and you keep it."));
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_of_headings_can_be_corrected_within_reason() {
    let house = House::open().await;
    let asked = engagement("Ward survey").add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let sheet = upload(&mut lena, Ok(&asked), "may.csv", FORMS.as_bytes()).await.sent_on().to_owned();
    for (typed, told) in [
        ("0", "Rows of headings: write a number from 1 to 10."),
        ("eleven", "Rows of headings: write a number from 1 to 10."),
        ("3", "there is no answer below the headings"),
    ] {
        let again = lena.post(&sheet, &[("header_rows", typed), ("rows_shown", "1")]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert_eq!(again.attributes(".nhsuk-error-summary a", "href"), ["#header_rows"]);
        assert!(again.said().contains(told), "{typed}: {}", again.said());
        assert_eq!(again.attributes("#header_rows", "value"), [typed]);
    }
    let columns = lena.post(&sheet, &[("header_rows", "2"), ("rows_shown", "1")]).await.sent_on().to_owned();
    assert_eq!(lena.get(&sheet).await.attributes("#header_rows", "value"), ["2"], "it is kept");
    let import = lena.post(&columns, &[]).await.sent_on().to_owned();
    assert!(work_once(&house.state).await.unwrap());
    assert_eq!(counts(&lena.get(&import).await), ["1", "0", "0"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sheet_that_was_chosen_is_the_one_that_is_read() {
    let house = House::open().await;
    let asked = engagement("Ward survey").add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let sheet = upload(&mut lena, Ok(&asked), "book.xlsx", &book()).await.sent_on().to_owned();
    let form = lena.get(&sheet).await;
    assert_eq!(
        form.texts("#sheet option[selected]"),
        ["Responses"],
        "not the first, but the one with the answers"
    );
    let shown = [("sheet_shown", "Responses"), ("header_rows", "1"), ("rows_shown", "1")];
    let choose = |name: &'static str| [&[("sheet", name)], &shown[..]].concat();
    let empty = lena.post(&sheet, &choose("Empty")).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(empty.attributes(".nhsuk-error-summary a", "href"), ["#sheet"], "{}", empty.said());
    let gone = lena.post(&sheet, &choose("Nowhere")).await;
    assert_eq!(gone.attributes(".nhsuk-error-summary a", "href"), ["#sheet"], "{}", gone.said());

    let columns = lena.post(&sheet, &choose("Paper")).await.sent_on().to_owned();
    let form = lena.get(&columns).await;
    assert_eq!(form.texts("label[for^='c']"), ["How was it?", "Why?"]);
    assert_eq!(lena.get(&sheet).await.attributes("#header_rows", "value"), ["2"], "as that sheet has it");
    let import = lena.post(&columns, &[]).await.sent_on().to_owned();
    assert!(work_once(&house.state).await.unwrap());
    assert_eq!(counts(&lena.get(&import).await), ["6", "0", "0"]);
}

/// A guide, a sheet with nothing, the answers, and answers on paper below two rows of headings.
fn book() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let guide: &[&[&str]] = &[&["How we typed", "and why"], &["Carefully", "For the board"]];
    let answers: &[&[&str]] = &[&["Age", "How was it?"], &["34", "Good"], &["71", "Poor"]];
    let paper: &[&[&str]] = &[
        &["How was it?", "Why?"],
        &["Tick one of the answers", "In your own words, as long as you like, on the back of the page"],
        &["Good", "Kind"],
        &["Good", "Kind"],
        &["Poor", "Kind"],
        &["Poor", "Loud"],
        &["Good", "Loud"],
        &["Good", "Loud"],
    ];
    for (name, rows) in [("Guide", guide), ("Empty", &[]), ("Responses", answers), ("Paper", paper)] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            sheet.write_row(row, 0, cells.iter().copied()).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn hundreds_of_columns_come_on_several_pages_and_keep_what_was_said() {
    let house = House::open().await;
    let asked = engagement("Long survey").add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let head: Vec<String> = (1..=120).map(|number| format!("Question {number}?")).collect();
    let file = format!("{}\n{}\n{}\n", head.join(","), "Yes,".repeat(119) + "Yes", "No,".repeat(119) + "No");
    let form = columns(&mut lena, Ok(&asked), "long.csv", file.as_bytes()).await;
    assert!(lena.get(&form).await.said().contains("Columns 1 to 50 of 120"));
    let third = lena.post(&form, &[("page", "1"), ("c0", "open"), ("then", "3")]).await.sent_on().to_owned();
    let page = lena.get(&third).await;
    assert!(page.said().contains("Columns 101 to 120 of 120"), "{}", page.said());
    lena.post(&form, &[("page", "3"), ("c119", "ignore"), ("then", "1")]).await.sent_on();
    let page = lena.get(&form).await;
    assert_eq!(page.attributes("#c0 option[selected]", "value"), ["open"]);
    assert!(page.said().contains("Proposed: One of a few answers"), "{}", page.said());
    let import = lena.post(&form, &[]).await.sent_on().to_owned();
    assert!(work_once(&house.state).await.unwrap());
    let preview = lena.get(&import).await;
    assert!(preview.said().contains("119 questions"), "{}", preview.said());
    assert!(preview.said().contains("The first 40 of 119 questions are shown."), "{}", preview.said());
}
