//! The love plot (Love 2002; Austin 2009): how far a survey is from the population before and after weighting.
//!
//! Differences are drawn without their sign: near nought is near the population.

use super::axis::Axis;
use super::caption::Caption;
use super::frame::{self, Drawing, Layout};
use super::ink::Ink;
use super::label::Weight;
use super::legend::Sign;
use super::row_plot::marks::Mark;
use super::row_plot::{Note, Row, RowPlot};

/// A difference under which balance is usually called good enough.
const SMALL: f64 = 0.1;

/// How far a survey is from the population, before and after weighting.
#[derive(Debug, Clone, PartialEq)]
pub struct LovePlot {
    /// What the chart is called.
    pub caption: Caption,
    /// What its marks mean.
    pub words: LoveWords,
    /// The variables, each followed by its categories.
    pub rows: Vec<LoveRow>,
}

/// What the marks of a love plot mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoveWords {
    /// The open circle.
    pub before: String,
    /// The filled circle.
    pub after: String,
    /// The dashed line at 0.1.
    pub guide: String,
}

/// A variable, or one of its categories.
#[derive(Debug, Clone, PartialEq)]
pub struct LoveRow {
    /// Its name.
    pub name: String,
    /// Which of the two it is.
    pub level: LoveLevel,
    /// Standardised mean difference before weighting; `None` where it cannot be reckoned.
    pub before: Option<f64>,
    /// The same after weighting.
    pub after: Option<f64>,
    /// Both in words, or why there are none.
    pub values: String,
}

/// What a row of a love plot is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LoveLevel {
    /// A variable, such as age.
    Variable,
    /// One of its categories.
    Category,
}

impl LovePlot {
    /// For a page: a wide and a narrow drawing, of which the style sheet shows one.
    pub fn figure(&self) -> String {
        frame::figure(&self.caption, |layout| self.draw(layout))
    }

    /// For a paper: one drawing that stands alone.
    pub fn svg(&self) -> String {
        frame::paper(&self.caption, Layout::Wide.width(), &self.draw(Layout::Wide))
    }

    fn draw(&self, layout: Layout) -> Drawing {
        let signs = vec![
            (Sign::Ring, self.words.before.as_str()),
            (Sign::Dot, &self.words.after),
            (Sign::Guide, &self.words.guide),
        ];
        let rows = self.rows.iter().map(row).collect();
        RowPlot { signs, rows, guide: Some(SMALL), written: Axis::written }.draw(layout)
    }
}

fn row(row: &LoveRow) -> Row<'_> {
    let (before, after) = (row.before.map(f64::abs), row.after.map(f64::abs));
    let gap = before.zip(after).map(|(before, after)| Mark::Gap(before, after));
    let dot = after.map(|after| Mark::Dot(after, Ink::Brand));
    let weight = match row.level {
        LoveLevel::Variable => Weight::Bold,
        LoveLevel::Category => Weight::Plain,
    };
    let marks = gap.into_iter().chain(dot).chain(before.map(Mark::Ring)).collect();
    Row { name: &row.name, weight, marks, notes: vec![Note::quiet(&row.values)] }
}
