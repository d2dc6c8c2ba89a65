//! Reads drawings back.

use convenor_report::chart::Caption;
use roxmltree::{Document, Node};

/// Words with everything in them that could break out of their place.
pub(super) const AWKWARD: &str = "Under 5s & \"new\" <script>";

/// A caption.
pub(super) fn caption() -> Caption {
    Caption { id: "one".to_owned(), title: AWKWARD.to_owned(), description: "The answer.".to_owned() }
}

/// Reads a drawing and checks what holds for all: well formed, no style attribute, no script, every `id` once, every
/// drawing named by an element that is there.
pub(super) fn read(drawing: &str) -> Document<'_> {
    let document = Document::parse(drawing).unwrap();
    let nodes = || document.descendants().filter(Node::is_element);
    assert!(nodes().all(|node| node.attribute("style").is_none() && node.tag_name().name() != "script"));
    let ids: Vec<_> = nodes().filter_map(|node| node.attribute("id")).collect();
    assert!(ids.iter().all(|id| ids.iter().filter(|other| *other == id).count() == 1), "{ids:?}");
    let named = nodes().filter_map(|node| node.attribute("aria-labelledby"));
    assert!(named.clone().count() > 0 && named.clone().all(|name| ids.contains(&name)));
    document
}

/// All words of a drawing, a space between two elements.
pub(super) fn words(node: Node<'_, '_>) -> String {
    let texts: Vec<_> = node.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect();
    texts.join(" ")
}

/// Elements of this name.
pub(super) fn count(node: Node<'_, '_>, name: &str) -> usize {
    node.descendants().filter(|node| node.tag_name().name() == name).count()
}

/// The drawings of a figure: wide, then narrow.
pub(super) fn layouts<'a, 'input>(document: &'a Document<'input>) -> [Node<'a, 'input>; 2] {
    let svgs: Vec<_> =
        document.root_element().children().filter(|node| node.tag_name().name() == "svg").collect();
    assert!(svgs.iter().all(|svg| svg.attribute("role") == Some("img")));
    svgs.try_into().unwrap()
}
