//! Everybody's chance in a lottery, from the least likely person to the most, beside that of another way to draw.

use std::fmt::Write as _;

use super::axis::Axis;
use super::caption::Caption;
use super::element::{Element, number};
use super::frame::{self, Drawing, Layout};
use super::ink::Ink;
use super::label::{Anchor, Style};
use super::legend::{Sign, legend};
use super::row_plot::marks;

/// Height of the plot.
const HEIGHT: f64 = 240.0;
/// Where the plot begins; the axis is written to the left.
const LEFT: f64 = 52.0;

/// Everybody's chance, sorted.
#[derive(Debug, Clone, PartialEq)]
pub struct ChanceCurve {
    /// What the chart is called.
    pub caption: Caption,
    /// What its lines mean.
    pub words: ChanceWords,
    /// Chances from 0 to 1, in any order.
    pub chances: Vec<f64>,
    /// The same by the other way; none where it is not drawn.
    pub other: Vec<f64>,
    /// The chance of everybody if all were equal.
    pub equal: f64,
}

/// What the lines of the chart mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChanceWords {
    /// The thick line.
    pub chances: String,
    /// The thin line.
    pub other: String,
    /// The dashed line.
    pub equal: String,
    /// Below the plot: from whom to whom.
    pub people: String,
}

impl ChanceCurve {
    /// For a page: a wide and a narrow drawing, of which the style sheet shows one.
    pub fn figure(&self) -> String {
        frame::figure(&self.caption, |layout| self.draw(layout))
    }

    /// For a paper: one drawing that stands alone.
    pub fn svg(&self) -> String {
        frame::paper(&self.caption, Layout::Wide.width(), &self.draw(Layout::Wide))
    }

    fn draw(&self, layout: Layout) -> Drawing {
        let Drawing { mut elements, height: head } = legend(layout, &self.signs());
        let foot = head + 12.0 + HEIGHT;
        let values = self.chances.iter().chain(&self.other).copied().chain([self.equal]);
        let axis = Axis::new(values, 5.0, (foot, foot - HEIGHT));
        let right = layout.width();
        let style = Style::plain(layout.letters(), Ink::Quiet);
        for value in axis.marks() {
            let y = axis.at(value);
            elements.push(marks::grid((LEFT, y), (right, y)));
            elements.push(style.line(&axis.written_per_cent(value), Anchor::End, LEFT - 8.0, y + 4.5));
        }
        let equal = axis.at(self.equal);
        elements.push(marks::guide((LEFT, equal), (right, equal)));
        elements.extend(line(&self.other, axis, right).map(|line| line.stroke(Ink::Seldom, 1.5)));
        elements.extend(line(&self.chances, axis, right).map(|line| line.stroke(Ink::Brand, 3.5)));
        let people = style.lines(&self.words.people, right - LEFT);
        elements.push(style.block(&people, Anchor::Start, LEFT, foot + style.line_height()));
        let below = people.iter().map(|_| style.line_height()).sum::<f64>();
        Drawing { elements, height: foot + below + 8.0 }
    }

    fn signs(&self) -> Vec<(Sign, &str)> {
        let words = &self.words;
        let other = (!self.other.is_empty()).then_some((Sign::ThinLine, words.other.as_str()));
        let chances = (Sign::ThickLine, words.chances.as_str());
        [Some(chances), other, Some((Sign::Guide, words.equal.as_str()))].into_iter().flatten().collect()
    }
}

/// Steps from left to right, each as wide as the people with that chance; nothing without anybody.
#[expect(clippy::cast_precision_loss, reason = "a count of people is far below 2^52")]
fn line(chances: &[f64], axis: Axis, right: f64) -> Option<Element> {
    let mut sorted = chances.to_vec();
    sorted.sort_by(f64::total_cmp);
    let step = (right - LEFT) / sorted.len() as f64;
    let mut path = String::new();
    let mut at = 0;
    for alike in sorted.chunk_by(|one, other| (one - other).abs() < 1e-9) {
        let y = number(axis.at(alike.first().copied().unwrap_or_default()));
        let (from, to) = (LEFT + step * at as f64, LEFT + step * (at + alike.len()) as f64);
        let letter = if at == 0 { 'M' } else { 'L' };
        // Writing to a string cannot fail.
        let _ = write!(path, "{letter}{} {y}H{}", number(from), number(to));
        at += alike.len();
    }
    (!path.is_empty()).then(|| Element::new("path").with("d", &path).with("fill", "none"))
}
