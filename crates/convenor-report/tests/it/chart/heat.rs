//! Tables shaded by their numbers.

use convenor_report::chart::{Budget, HeatCell, HeatRow, HeatTable, HeatWords};
use roxmltree::Node;

use super::drawn::{AWKWARD, caption, count, read, words};

fn table() -> HeatTable {
    let shown = |value: f64| HeatCell::Shown { value, text: format!("{value}") };
    let row =
        |name: &str, cells| HeatRow { name: name.to_owned(), cells, total: Some(format!("all of {name}")) };
    HeatTable {
        caption: caption(),
        corner: "Group".to_owned(),
        columns: vec!["May".to_owned(), AWKWARD.to_owned(), "July".to_owned()],
        rows: vec![
            row("Carers", vec![shown(0.0), shown(10.0), shown(12.0)]),
            row("Few", vec![HeatCell::Hidden, HeatCell::NoData, shown(3.0)]),
        ],
        words: HeatWords {
            hidden: "hidden".to_owned(),
            no_data: "nothing".to_owned(),
            total: Some("All".to_owned()),
        },
        budget: Some(Budget {
            value: 10.0,
            line: "ten a month".to_owned(),
            over: "over the budget".to_owned(),
        }),
    }
}

#[test]
fn every_number_stands_in_its_cell() {
    let html = table().table();
    let document = read(&html);
    let cells: Vec<_> = document.descendants().filter(|node| node.has_tag_name("td")).map(words).collect();
    let expected =
        ["0", "10", "12 ▲  (over the budget)", "all of Carers", "hidden", "nothing", "3", "all of Few"];
    assert_eq!(cells, expected);
    assert_eq!(count(document.root_element(), "th"), 1 + 3 + 1 + 2);
}

#[test]
fn shades_follow_the_numbers_and_hidden_cells_have_none() {
    let html = table().table();
    let document = read(&html);
    let class = |node: Node<'_, '_>| node.attribute("class").unwrap_or_default().to_owned();
    let cells: Vec<_> = document.descendants().filter(|node| node.has_tag_name("td")).map(class).collect();
    let has = |at: usize, class: &str| cells[at].split(' ').any(|one| one == class);
    assert!(has(0, "heat__cell--0") && has(1, "heat__cell--4") && has(6, "heat__cell--1"), "{cells:?}");
    assert!(has(2, "heat__cell--over") && !has(1, "heat__cell--over"), "a budget may be reached: {cells:?}");
    assert!(has(4, "heat__cell--hidden") && has(5, "heat__cell--none"), "{cells:?}");
}

#[test]
fn the_table_can_be_scrolled_by_keyboard_and_has_a_name() {
    let html = table().table();
    let document = read(&html);
    let frame = document.root_element();
    assert_eq!((frame.attribute("tabindex"), frame.attribute("role")), (Some("0"), Some("region")));
    assert!(words(frame).contains("ten a month"));
}
