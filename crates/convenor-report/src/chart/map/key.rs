//! The key of a map: its classes, with their letters and words, and what hatching and dots mean.

use super::super::element::Element;
use super::super::frame::{Drawing, Layout};
use super::super::ink::Ink;
use super::super::label::{Anchor, Style};
use super::ground::Ground;
use super::{AreaClass, AreaMap};

/// Size of a swatch.
const SWATCH: (f64, f64) = (30.0, 22.0);
/// From one line of the key to the next, in a paper.
const LINE: f64 = 28.0;

/// One entry.
struct Entry<'a> {
    ground: Ground<'a>,
    letter: &'a str,
    words: &'a str,
}

/// The key as a list of HTML, whose words wrap and grow with the page's.
pub(super) fn list(map: &AreaMap) -> Element {
    let items: Vec<_> = entries(map).iter().map(item).collect();
    Element::new("ul").class("chart-key").children(&items)
}

/// The key as part of a drawing.
pub(super) fn drawing(map: &AreaMap, width: f64) -> Drawing {
    let style = Style::plain(Layout::Wide.letters(), Ink::Text);
    let mut elements = Vec::new();
    let mut y = 12.0;
    for entry in entries(map) {
        let place = Element::new("g").with("transform", &format!("translate(0 {y})"));
        elements.push(place.children(&swatch(&entry)));
        let lines = style.lines(entry.words, width - SWATCH.0 - 10.0);
        elements.push(style.block(&lines, Anchor::Start, SWATCH.0 + 10.0, y + 16.0));
        y += LINE + lines.iter().skip(1).map(|_| style.line_height()).sum::<f64>();
    }
    Drawing { elements, height: y }
}

/// The classes, and what else is on the map.
fn entries(map: &AreaMap) -> Vec<Entry<'_>> {
    let class =
        |class| Entry { ground: Ground::Class(class), letter: class.letter.as_str(), words: &class.words };
    let has = |wanted: fn(&AreaMap, AreaClass) -> bool| map.areas.iter().any(|area| wanted(map, area.class));
    let hidden = has(|_, class| class == AreaClass::Hidden);
    let hidden =
        hidden.then_some(Entry { ground: Ground::Hidden(&map.caption.id), letter: "", words: &map.hidden });
    let missing = has(|map, class| match class {
        AreaClass::Class(place) => place >= map.classes.len(),
        AreaClass::Hidden => false,
        AreaClass::NoData => true,
    });
    let missing =
        missing.then_some(Entry { ground: Ground::NoData(&map.caption.id), letter: "", words: &map.no_data });
    map.classes.iter().map(class).chain(hidden).chain(missing).collect()
}

fn item(entry: &Entry<'_>) -> Element {
    let (width, height) = SWATCH;
    let picture = Element::new("svg")
        .class("chart-key__swatch")
        .with("viewBox", &format!("0 0 {width} {height}"))
        .at([("width", width), ("height", height)])
        .with("aria-hidden", "true")
        .with("focusable", "false")
        .with("font-family", "Arial, Helvetica, sans-serif")
        .children(&swatch(entry));
    Element::new("li").child(&picture).child(&Element::new("span").text(entry.words))
}

/// A small area of the class. It is drawn at twice its size and halved, as the map is, so that hatching looks the same.
fn swatch(entry: &Entry<'_>) -> Vec<Element> {
    let (width, height) = SWATCH;
    let area = Element::new("rect").at([("x", 2.0), ("y", 2.0)]);
    let area = area.at([("width", width * 2.0 - 4.0), ("height", height * 2.0 - 4.0)]).stroke(Ink::Edge, 2.0);
    let halved = Element::new("g").with("transform", "scale(.5)").child(&entry.ground.fill(area));
    let style = Style::bold(14.0, entry.ground.letters());
    vec![halved, style.line(entry.letter, Anchor::Middle, width / 2.0, height / 2.0 + 5.0)]
}

/// Upper bounds of at most so many classes with about as many values each, rounded up to two significant figures; fewer where
/// values repeat, none without values. The last is no less than the largest value.
pub fn quantile_bounds(values: &[f64], classes: usize) -> Vec<f64> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    let last_of = |class: usize| (sorted.len() * class).div_ceil(classes).checked_sub(1);
    let ends = (1..=classes).filter_map(|class| sorted.get(last_of(class)?).copied());
    let mut bounds: Vec<f64> = ends.map(rounded_up).collect();
    bounds.dedup_by(|next, before| next <= before);
    bounds
}

fn rounded_up(value: f64) -> f64 {
    if value == 0.0 {
        return 0.0;
    }
    let power = 10_f64.powf(value.abs().log10().floor() - 1.0);
    // A figure that needs no rounding must not be carried upwards by the last bit of its binary form.
    let figures = ((value / power) - 1e-9).ceil();
    if power < 1.0 { figures / (1.0 / power).round() } else { figures * power }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_hold_about_as_many_values_each() {
        let values: Vec<f64> = (1..=50).map(f64::from).collect();
        assert_eq!(quantile_bounds(&values, 5), [10.0, 20.0, 30.0, 40.0, 50.0]);
    }

    #[test]
    fn bounds_are_short_and_reach_the_largest_value() {
        assert_eq!(quantile_bounds(&[0.1234, 0.5, 0.987], 3), [0.13, 0.5, 0.99]);
        assert_eq!(quantile_bounds(&[12345.0], 5), [13000.0]);
    }

    #[test]
    fn equal_values_share_a_class() {
        assert_eq!(quantile_bounds(&[3.0; 9], 5), [3.0]);
        assert_eq!(quantile_bounds(&[], 5), [0.0; 0]);
        assert_eq!(quantile_bounds(&[f64::NAN, 0.0], 2), [0.0]);
    }
}
