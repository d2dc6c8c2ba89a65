//! Share of the people here beside share of the people heard, a row a group, the widest gap first.

use std::cmp::Ordering;

use super::axis::Axis;
use super::caption::Caption;
use super::frame::{self, Drawing, Layout};
use super::ink::Ink;
use super::label::Weight;
use super::legend::Sign;
use super::row_plot::marks::Mark;
use super::row_plot::{Note, Row, RowPlot};

/// Who is heard, against who is here.
#[derive(Debug, Clone, PartialEq)]
pub struct Dumbbell {
    /// What the chart is called.
    pub caption: Caption,
    /// What its marks mean.
    pub words: DumbbellWords,
    /// A row for each group, in any order.
    pub rows: Vec<DumbbellRow>,
}

/// What the marks of a dumbbell mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DumbbellWords {
    /// The open circle: share of the people here, with its source and year.
    pub population: String,
    /// The filled circle: share of the people heard.
    pub heard: String,
    /// The line around it: its 95 % interval.
    pub interval: String,
    /// In a row whose numbers are hidden.
    pub hidden: String,
    /// In a row without numbers.
    pub no_data: String,
}

/// A group of people.
#[derive(Debug, Clone, PartialEq)]
pub struct DumbbellRow {
    /// The group.
    pub name: String,
    /// How much it is heard.
    pub heard: Heard,
}

/// How much a group is heard.
#[derive(Debug, Clone, PartialEq)]
pub enum Heard {
    /// Numbers that have passed disclosure control. Shares lie between 0 and 1.
    Shown {
        /// Share of the people here.
        population: f64,
        /// Share of the people heard.
        heard: f64,
        /// 95 % interval of the share heard.
        interval: (f64, f64),
        /// What that amounts to.
        standing: Standing,
        /// The same in a word, and the ratio.
        label: String,
        /// Both shares in words.
        values: String,
    },
    /// Too few people to show.
    Hidden,
    /// Nobody asked, or the population is not known.
    NoData,
}

/// What the ratio of both shares amounts to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Surely less than the group's share.
    SeldomHeard,
    /// About as much.
    InLine,
    /// Surely more.
    HeardALot,
    /// Too few answers to tell.
    NotKnown,
}

impl Standing {
    pub(super) const fn ink(self) -> Ink {
        match self {
            Self::SeldomHeard => Ink::Seldom,
            Self::InLine => Ink::InLine,
            Self::HeardALot => Ink::Lot,
            Self::NotKnown => Ink::Edge,
        }
    }

    /// Words are darker than marks where they must be.
    const fn words(self) -> Ink {
        match self {
            Self::NotKnown => Ink::Quiet,
            known => known.ink(),
        }
    }
}

impl DumbbellRow {
    /// The order of rows: least heard for its share first; hidden groups and those without numbers last.
    pub fn by_gap(&self, other: &Self) -> Ordering {
        let place = |row: &Self| match row.heard {
            Heard::Shown { population, heard, .. } => (0, heard / population),
            Heard::Hidden => (1, 0.0),
            Heard::NoData => (2, 0.0),
        };
        let ((first, gap), (second, other)) = (place(self), place(other));
        first.cmp(&second).then(gap.total_cmp(&other))
    }
}

impl Dumbbell {
    /// For a page: a wide and a narrow drawing, of which the style sheet shows one.
    pub fn figure(&self) -> String {
        frame::figure(&self.caption, |layout| self.draw(layout))
    }

    /// For a paper: one drawing that stands alone.
    pub fn svg(&self) -> String {
        frame::paper(&self.caption, Layout::Wide.width(), &self.draw(Layout::Wide))
    }

    fn draw(&self, layout: Layout) -> Drawing {
        let mut rows: Vec<&DumbbellRow> = self.rows.iter().collect();
        rows.sort_by(|one, other| one.by_gap(other));
        let signs = vec![
            (Sign::Ring, self.words.population.as_str()),
            (Sign::Dot, &self.words.heard),
            (Sign::Span, &self.words.interval),
        ];
        let rows = rows.into_iter().map(|row| self.row(row)).collect();
        RowPlot { signs, rows, guide: None, written: Axis::written_per_cent }.draw(layout)
    }

    fn row<'a>(&'a self, row: &'a DumbbellRow) -> Row<'a> {
        let (marks, notes) = match &row.heard {
            Heard::Shown { population, heard, interval: (low, high), standing, label, values } => {
                let ink = standing.ink();
                let label = Note { words: label, weight: Weight::Bold, ink: standing.words() };
                (
                    vec![
                        Mark::Gap(*population, *heard),
                        Mark::Span(*low, *high, ink),
                        Mark::Dot(*heard, ink),
                        Mark::Ring(*population),
                    ],
                    vec![label, Note::quiet(values)],
                )
            }
            Heard::Hidden => (Vec::new(), vec![Note::quiet(&self.words.hidden)]),
            Heard::NoData => (Vec::new(), vec![Note::quiet(&self.words.no_data)]),
        };
        Row { name: &row.name, weight: Weight::Plain, marks, notes }
    }
}
