//! The marks of a row, as values and as shapes.

use super::super::axis::Axis;
use super::super::element::Element;
use super::super::ink::Ink;

/// Half the width of an open circle, within its line.
const RING: f64 = 7.5;
/// Half the width of a filled circle: it fits into the open one, so that both are seen where they meet.
const DOT: f64 = 5.0;

/// A mark, by its values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) enum Mark {
    /// An open circle: what is compared with.
    Ring(f64),
    /// A filled circle: what was found.
    Dot(f64, Ink),
    /// The line from an open to a filled circle.
    Gap(f64, f64),
    /// An interval, with an end on both sides.
    Span(f64, f64, Ink),
    /// A bar from nought.
    Bar(f64),
}

impl Mark {
    /// The values it must have room for.
    pub(in super::super) fn values(&self) -> [f64; 2] {
        match *self {
            Self::Ring(value) | Self::Dot(value, _) | Self::Bar(value) => [value; 2],
            Self::Gap(from, to) | Self::Span(from, to, _) => [from, to],
        }
    }

    /// The mark around a height.
    pub(super) fn draw(self, axis: Axis, y: f64) -> Vec<Element> {
        match self {
            Self::Ring(value) => vec![ring(axis.at(value), y)],
            Self::Dot(value, ink) => vec![dot(axis.at(value), y, ink)],
            Self::Gap(from, to) => gap(axis.at(from), axis.at(to), y),
            Self::Span(from, to, ink) => beyond_dot(axis.at(from), axis.at(to), y, ink),
            Self::Bar(value) => vec![bar(axis.at(0.0), axis.at(value), y)],
        }
    }
}

/// An open circle.
pub(in super::super) fn ring(x: f64, y: f64) -> Element {
    Element::new("circle").at([("cx", x), ("cy", y), ("r", RING)]).with("fill", "none").stroke(Ink::Text, 2.0)
}

/// A filled circle.
pub(in super::super) fn dot(x: f64, y: f64, ink: Ink) -> Element {
    let dot = Element::new("circle").at([("cx", x), ("cy", y), ("r", DOT)]);
    dot.fill(ink).stroke(Ink::Paper, 1.0)
}

/// An interval: a line with a stop at each end.
pub(in super::super) fn span(from: f64, to: f64, y: f64, ink: Ink) -> Vec<Element> {
    let along = line((from, y), (to, y)).stroke(ink, 3.0);
    let stop = |x: f64| line((x, y - 5.0), (x, y + 5.0)).stroke(ink, 2.0);
    vec![along, stop(from), stop(to)]
}

/// An interval, where it is wider than the dot on it: stops would make a square of that.
fn beyond_dot(from: f64, to: f64, y: f64, ink: Ink) -> Vec<Element> {
    if to - from > 2.0 * DOT + 2.0 { span(from, to, y, ink) } else { Vec::new() }
}

/// A value that others are compared with.
pub(in super::super) fn guide(from: (f64, f64), to: (f64, f64)) -> Element {
    line(from, to).with("stroke-dasharray", "5 4").stroke(Ink::Text, 1.5)
}

/// A line of the grid.
pub(in super::super) fn grid(from: (f64, f64), to: (f64, f64)) -> Element {
    line(from, to).stroke(Ink::Faint, 1.0)
}

/// The line between two circles, from the edge of the open one.
fn gap(ring: f64, dot: f64, y: f64) -> Vec<Element> {
    let edge = ring + RING.copysign(dot - ring);
    let apart = (dot - ring).abs() > RING;
    apart.then(|| line((edge, y), (dot, y)).stroke(Ink::Edge, 1.5)).into_iter().collect()
}

/// A bar.
pub(in super::super) fn bar(from: f64, to: f64, y: f64) -> Element {
    Element::new("rect")
        .at([("x", from), ("y", y - 8.0), ("width", to - from), ("height", 16.0)])
        .fill(Ink::Brand)
}

/// A line without a colour yet.
pub(in super::super) fn line((x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> Element {
    Element::new("line").at([("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)])
}
