//! A number over time, a bar a quarter with its value printed on it, and a gap where there is none.

mod columns;

use super::axis::Axis;
use super::caption::Caption;
use super::frame::{self, Drawing, Layout};
use super::ink::Ink;
use super::label::Weight;
use super::legend::Sign;
use super::row_plot::marks::Mark;
use super::row_plot::{Note, Row, RowPlot};

/// More bars than this do not stand side by side.
const COLUMNS_MAX: usize = 12;

/// A number over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// What the chart is called.
    pub caption: Caption,
    /// What the bars are of, with the unit.
    pub bars: String,
    /// What the line around a bar's end is, such as a 95 % interval; empty where no point has one.
    pub interval: String,
    /// In place of a hidden number.
    pub hidden: String,
    /// In place of a missing number.
    pub no_data: String,
    /// What the numbers are compared with.
    pub guide: Option<Guide>,
    /// The numbers, first to last.
    pub points: Vec<TrendPoint>,
}

/// A value that others are compared with.
#[derive(Debug, Clone, PartialEq)]
pub struct Guide {
    /// The value.
    pub value: f64,
    /// What it is, with the value.
    pub words: String,
}

/// One quarter.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendPoint {
    /// The quarter.
    pub when: String,
    /// Its number.
    pub value: TrendValue,
}

/// A number over time at one of its times.
#[derive(Debug, Clone, PartialEq)]
pub enum TrendValue {
    /// A number that has passed disclosure control, no less than nought.
    Shown {
        /// The number.
        value: f64,
        /// Its 95 % interval.
        interval: Option<(f64, f64)>,
        /// The number in words.
        text: String,
    },
    /// Too few people to show.
    Hidden,
    /// Nothing was asked.
    NoData,
}

impl Trend {
    /// For a page: a wide and a narrow drawing, of which the style sheet shows one.
    pub fn figure(&self) -> String {
        frame::figure(&self.caption, |layout| self.draw(layout))
    }

    /// For a paper: one drawing that stands alone.
    pub fn svg(&self) -> String {
        frame::paper(&self.caption, Layout::Wide.width(), &self.draw(Layout::Wide))
    }

    fn draw(&self, layout: Layout) -> Drawing {
        if layout == Layout::Wide && self.points.len() <= COLUMNS_MAX {
            return columns::draw(self);
        }
        let rows = self.points.iter().map(|point| self.row(point)).collect();
        let guide = self.guide.as_ref().map(|guide| guide.value);
        RowPlot { signs: self.signs(), rows, guide, written: Axis::written }.draw(layout)
    }

    fn signs(&self) -> Vec<(Sign, &str)> {
        let bars = (Sign::Bar, self.bars.as_str());
        let interval = self.points.iter().any(|point| point.marks().len() > 1);
        let interval = interval.then_some((Sign::Span, self.interval.as_str()));
        let guide = self.guide.as_ref().map(|guide| (Sign::Guide, guide.words.as_str()));
        [Some(bars), interval, guide].into_iter().flatten().collect()
    }

    fn row<'a>(&'a self, point: &'a TrendPoint) -> Row<'a> {
        let words = self.words(point);
        let note = match point.value {
            TrendValue::Shown { .. } => Note { words, weight: Weight::Bold, ink: Ink::Text },
            TrendValue::Hidden | TrendValue::NoData => Note::quiet(words),
        };
        Row { name: &point.when, weight: Weight::Plain, marks: point.marks(), notes: vec![note] }
    }

    fn words<'a>(&'a self, point: &'a TrendPoint) -> &'a str {
        match &point.value {
            TrendValue::Shown { text, .. } => text,
            TrendValue::Hidden => &self.hidden,
            TrendValue::NoData => &self.no_data,
        }
    }
}

impl TrendPoint {
    /// The bar and its interval; nothing where there is no number to show.
    fn marks(&self) -> Vec<Mark> {
        let TrendValue::Shown { value, interval, .. } = &self.value else { return Vec::new() };
        let span = interval.map(|(low, high)| Mark::Span(low, high, Ink::Text));
        std::iter::once(Mark::Bar(*value)).chain(span).collect()
    }
}
