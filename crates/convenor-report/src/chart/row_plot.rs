//! Rows of marks along one axis: the common ground of dumbbells, love plots and bars.
//!
//! Wide, a row has its name on the left, its marks in the middle and its values in words on the right; narrow, these stand one
//! below the other.

pub(super) mod marks;
mod place;

use super::axis::Axis;
use super::element::Element;
use super::frame::{Drawing, Layout};
use super::ink::Ink;
use super::label::{Anchor, Style, Weight};
use super::legend::{Sign, legend};
use marks::Mark;
use place::Place;

/// Rows of marks.
pub(super) struct RowPlot<'a> {
    /// What the marks mean.
    pub(super) signs: Vec<(Sign, &'a str)>,
    /// The rows, from the top.
    pub(super) rows: Vec<Row<'a>>,
    /// A value that every row is compared with.
    pub(super) guide: Option<f64>,
    /// How round values are written beside the axis.
    pub(super) written: fn(Axis, f64) -> String,
}

/// One row. Without marks nothing is drawn in it.
pub(super) struct Row<'a> {
    /// Whom or what it is about.
    pub(super) name: &'a str,
    /// Heavy for a heading among other rows.
    pub(super) weight: Weight,
    /// What is drawn, from the ground up.
    pub(super) marks: Vec<Mark>,
    /// Its values in words; each begins a line.
    pub(super) notes: Vec<Note<'a>>,
}

/// Words at the end of a row.
pub(super) struct Note<'a> {
    /// The words.
    pub(super) words: &'a str,
    /// How heavy they are.
    pub(super) weight: Weight,
    /// Their colour.
    pub(super) ink: Ink,
}

impl<'a> Note<'a> {
    /// Words that say why there is nothing else.
    pub(super) const fn quiet(words: &'a str) -> Self {
        Self { words, weight: Weight::Plain, ink: Ink::Quiet }
    }

    const fn style(&self, size: f64) -> Style {
        Style { size, weight: self.weight, ink: self.ink }
    }
}

impl RowPlot<'_> {
    /// Draws the rows.
    pub(super) fn draw(&self, layout: Layout) -> Drawing {
        let place = Place::of(layout);
        let values = self.rows.iter().flat_map(|row| &row.marks).flat_map(Mark::values).chain(self.guide);
        let axis = Axis::new(values, place.marks, place.plot);
        let Drawing { mut elements, height: head } = legend(layout, &self.signs);
        let scale = Style::plain(layout.letters() - 1.0, Ink::Quiet);
        let first = head + scale.line_height() + 4.0;
        let rows: Vec<_> = self.rows.iter().map(|row| place.row(row, axis)).collect();
        let foot = first + rows.iter().map(|row| row.height).sum::<f64>();
        let tracks = place.tracks(&rows, first);
        for value in axis.marks() {
            let x = axis.at(value);
            elements.extend(tracks.iter().map(|(top, end)| marks::grid((x, *top), (x, *end))));
            elements.push(scale.line(&(self.written)(axis, value), Anchor::Middle, x, first - 6.0));
        }
        if let Some(x) = self.guide.map(|value| axis.at(value)) {
            elements.extend(tracks.iter().map(|(top, end)| marks::guide((x, *top), (x, *end))));
        }
        let mut y = first;
        for row in rows {
            elements.push(Element::new("g").with("transform", &down(y)).children(&row.elements));
            y += row.height;
        }
        Drawing { elements, height: foot + 2.0 }
    }
}

fn down(y: f64) -> String {
    format!("translate(0 {})", super::element::number(y))
}
