//! Maps of areas.

use convenor_report::chart::{AreaClass, AreaMap, MapArea, MapClass, Outline, Shade, Standing};
use roxmltree::{Document, Node};

use super::drawn::{AWKWARD, caption, count, read, words};

/// A jagged area of so many points, in a place of a square of areas.
fn outline(at: u32, side: u32, points: u32) -> Outline {
    let (column, row) = (f64::from(at % side), f64::from(at / side));
    let corner = |step: u32| {
        let turn = f64::from(step) / f64::from(points) * std::f64::consts::TAU;
        let reach = 0.04 + 0.01 * f64::from(step % 3);
        (column * 0.1 + reach * turn.cos() - 2.0, 51.0 + row * 0.07 + reach * turn.sin())
    };
    Outline { rings: vec![(0..=points).map(|step| corner(step % points)).collect()] }
}

fn map(count: u32, points: u32) -> AreaMap {
    let class = |letter: &str, shade| MapClass {
        letter: letter.to_owned(),
        words: format!("{AWKWARD} {letter}"),
        shade,
    };
    let side = (1..=count).find(|side| side * side >= count).unwrap();
    let area = |at: u32| {
        let (value, class) = match at % 5 {
            0 => ("hidden", AreaClass::Hidden),
            1 => ("nothing", AreaClass::NoData),
            2 => ("seldom", AreaClass::Class(1)),
            3 => ("much", AreaClass::Class(0)),
            _ => ("no such class", AreaClass::Class(7)),
        };
        MapArea {
            name: format!("Area {at}"),
            value: value.to_owned(),
            outline: outline(at, side, points),
            class,
            href: Some(format!("/areas/{at}?a=1&b=2")),
        }
    };
    AreaMap {
        caption: caption(),
        classes: vec![class("L", Shade::Step5), class("S", Shade::Standing(Standing::SeldomHeard))],
        hidden: "Hidden areas".to_owned(),
        no_data: "No answers".to_owned(),
        areas: (0..count).map(area).collect(),
    }
}

fn named<'a, 'input>(document: &'a Document<'input>, name: &str) -> Vec<Node<'a, 'input>> {
    document.descendants().filter(|node| node.tag_name().name() == name).collect()
}

#[test]
fn each_of_a_few_areas_is_a_link_that_says_its_value() {
    let figure = map(42, 12).figure();
    let document = read(&figure);
    let links = named(&document, "a");
    assert_eq!(links.len(), 42);
    assert_eq!(links[2].attribute("href"), Some("/areas/2?a=1&b=2"));
    let titles: Vec<_> = links
        .iter()
        .map(|link| words(link.children().find(|node| node.tag_name().name() == "title").unwrap()))
        .collect();
    assert_eq!(titles[..3], ["Area 0: hidden", "Area 1: nothing", "Area 2: seldom"]);
    let svg = named(&document, "svg")[0];
    assert_eq!(svg.attribute("role"), Some("group"), "a picture may hold no links");
}

#[test]
fn many_areas_are_one_picture() {
    let figure = map(61, 12).figure();
    let document = read(&figure);
    assert!(named(&document, "a").is_empty());
    assert_eq!(named(&document, "path").len(), 61);
    assert_eq!(named(&document, "svg")[0].attribute("role"), Some("img"));
}

#[test]
fn hidden_areas_show_no_class() {
    let figure = map(25, 12).figure();
    let document = read(&figure);
    for link in named(&document, "a") {
        let title = words(link);
        let path = link.children().find(|node| node.tag_name().name() == "path").unwrap();
        let fill = path.attribute("fill").unwrap();
        assert_eq!(title.contains("hidden"), fill == "url(#one-hidden)", "{title}: {fill}");
        let missing = title.contains("nothing") || title.contains("no such class");
        assert_eq!(missing, fill == "url(#one-no-data)", "{title}: {fill}");
        let letters = count(link, "text");
        assert_eq!(letters == 0, title.contains("hidden") || missing, "{title}");
    }
}

#[test]
fn the_key_names_every_class_and_what_patterns_mean() {
    let map = map(25, 12);
    for drawing in [map.figure(), map.svg()] {
        let words = words(read(&drawing).root_element());
        for said in ["<script> L", "<script> S", "Hidden areas", "No answers"] {
            assert!(words.contains(said), "{said} in {words}");
        }
    }
    let all_shown =
        AreaMap { areas: map.areas.iter().filter(|area| area.value == "much").cloned().collect(), ..map };
    assert!(!all_shown.figure().contains("Hidden areas") && !all_shown.figure().contains("No answers"));
}

#[test]
fn maps_are_small_enough_to_send() {
    let (few, many) = (map(42, 200).figure().len(), map(581, 12).figure().len());
    assert!(few < 100_000, "42 areas of 200 points are {few} bytes");
    assert!(many < 200_000, "581 areas of 12 points are {many} bytes");
}

#[test]
fn a_paper_has_no_links_and_no_map_is_no_error() {
    let map = map(25, 12);
    let paper = map.svg();
    assert_eq!(count(read(&paper).root_element(), "a"), 0);
    let empty = AreaMap { areas: Vec::new(), ..map };
    assert_eq!(count(read(&empty.figure()).root_element(), "path"), 0);
    assert_eq!(count(read(&empty.svg()).root_element(), "path"), 0);
}
