//! Pages that stand alone.

use convenor_report::{Block, Page, PageTable};
use scraper::{Html, Selector};

fn page() -> String {
    let table = PageTable {
        caption: "Seats".to_owned(),
        headings: ["Value", "Seats"].map(str::to_owned).to_vec(),
        rows: vec![["<b>Women</b>", "5"].map(str::to_owned).to_vec()],
    };
    let blocks = vec![
        Block::Heading("What & why".to_owned()),
        Block::Words("<script>alert(1)</script>".to_owned()),
        Block::List(vec!["One".to_owned()]),
        Block::Facts(vec![("Seats".to_owned(), "5".to_owned())]),
        Block::Table(table),
        Block::Figure("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_owned()),
    ];
    Page { language: "en-GB".to_owned(), title: "A \"lottery\"".to_owned(), blocks }.html()
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    page.select(&Selector::parse(selector).unwrap()).map(|found| found.text().collect()).collect()
}

#[test]
fn a_page_has_its_language_title_and_order_and_fetches_nothing() {
    let written = page();
    let page = Html::parse_document(&written);
    assert_eq!(texts(&page, "html[lang=en-GB] h1"), ["A \"lottery\""]);
    assert_eq!(texts(&page, "title"), ["A \"lottery\""]);
    assert_eq!(texts(&page, "main h2"), ["What & why"]);
    assert!(texts(&page, "script, link, img, [style], [src], [onclick]").is_empty());
    assert_eq!(texts(&page, "p"), ["<script>alert(1)</script>"]);
}

#[test]
fn a_table_names_its_columns_and_rows_and_can_be_reached() {
    let page = Html::parse_document(&page());
    assert_eq!(texts(&page, "th[scope=col]"), ["Value", "Seats"]);
    assert_eq!(texts(&page, "tbody th[scope=row]"), ["<b>Women</b>"]);
    let region = Selector::parse("[role=region][tabindex='0']").unwrap();
    let named = page.select(&region).next().unwrap().value().attr("aria-labelledby").unwrap().to_owned();
    assert_eq!(texts(&page, &format!("caption#{named}")), ["Seats"]);
}
