//! Panels as the page draws them: words, shares in per cent, lengths of bars.

mod bars;
mod grid;

use convenor_statistics::ShownCount;
use serde::Serialize;

use crate::response::panels::{Answers, Base, Choice, Counted, Middle, Months, Numbers, Panel};
use crate::state::AppState;
use crate::words::{Value, grouped};
pub(super) use bars::{Bar, none_word};
use bars::{bars, month_bars};
pub(super) use grid::{Grid, GridCell, GridRow};

/// One panel.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Drawn {
    /// The heading's `id`.
    pub(super) id: String,
    /// The question's words, or the dimension's name.
    pub(super) heading: String,
    /// Who answered, and how the numbers are meant.
    pub(super) notes: Vec<String>,
    /// The answers.
    pub(super) body: Body,
    /// Where what people wrote can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) read: Option<String>,
}

/// The answers as they are drawn.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Body {
    /// A bar for each answer.
    Bars {
        /// The bars.
        bars: Vec<Bar>,
    },
    /// Answers by categories.
    Grid {
        /// The table.
        grid: Grid,
    },
    /// Name and value of what lies in the middle of numbers.
    Numbers {
        /// Name and value.
        facts: Vec<(String, String)>,
    },
    /// Nothing but the notes.
    Words,
}

impl Drawn {
    /// Draws a panel.
    pub(super) fn new(state: &AppState, panel: &Panel) -> Self {
        let (body, notes) = match &panel.answers {
            Answers::Counted(counted) => {
                (Body::Bars { bars: bars(state, panel, counted) }, counted_notes(state, panel, counted))
            }
            Answers::Compared(compared) => {
                let notes = vec![state.word("responses-note-columns")];
                (Body::Grid { grid: Grid::new(state, compared) }, notes)
            }
            Answers::Numbers(numbers) => {
                (middle(state, numbers), answered(state, "numbers", numbers.counts.get()))
            }
            Answers::Written(counts) => (Body::Words, answered(state, "written", counts.get())),
            Answers::Dates => (Body::Words, vec![state.word("responses-note-dates")]),
        };
        Self { id: format!("panel-{}", panel.key), heading: panel.text.clone(), notes, body, read: None }
    }

    /// Draws when people answered.
    pub(super) fn months(state: &AppState, months: &Months) -> Self {
        Self {
            id: "panel-months".to_owned(),
            heading: state.word("responses-months"),
            notes: Vec::new(),
            body: Body::Bars { bars: month_bars(state, months) },
            read: None,
        }
    }
}

/// A number of people as it is written.
pub(super) fn people(state: &AppState, count: ShownCount) -> String {
    count.people().map_or_else(|| state.word("responses-hidden"), |people| grouped(&people.to_string()))
}

/// A share as it is written.
pub(super) fn per_cent(state: &AppState, share: f64) -> String {
    if share > 0.0 && share < 0.5 {
        return state.word("responses-under-one-per-cent");
    }
    format!("{share:.0}%")
}

fn said(state: &AppState, key: &str, people: u64) -> String {
    state.engine.words().t(key, &[("people", Value::from(people))])
}

/// Who answered, what the shares are of, and whether some are hidden. What holds for all dimensions is said above them.
fn counted_notes(state: &AppState, panel: &Panel, counted: &Counted) -> Vec<String> {
    let mut notes = Vec::new();
    if panel.dimension.is_none() {
        notes.push(match counted.base() {
            Base::Answered(people) => said(state, "responses-note-answered", people),
            Base::Everybody(people) => said(state, "responses-note-everybody", people),
        });
        let none = counted.none().people().filter(|none| *none > 0);
        notes.extend(none.map(|none| said(state, "responses-note-none", none)));
    }
    if counted.choice == Choice::Several {
        notes.push(state.word("responses-note-several"));
    }
    if counted.rows().iter().any(|row| row.count == ShownCount::Hidden) {
        notes.push(state.word("responses-note-small"));
    }
    notes
}

/// How many answered, and how many did not.
fn answered(state: &AppState, kind: &str, counts: &[ShownCount]) -> Vec<String> {
    let (Some(some), Some(none)) =
        (counts.first().and_then(|count| count.people()), counts.last().and_then(|count| count.people()))
    else {
        return vec![state.word(&format!("responses-note-{kind}-hidden"))];
    };
    let mut notes = vec![said(state, &format!("responses-note-{kind}"), some)];
    if none > 0 {
        notes.push(said(state, "responses-note-none", none));
    }
    notes
}

fn middle(state: &AppState, numbers: &Numbers) -> Body {
    let Some(Middle { mean, quartiles: [lower, median, upper] }) = *numbers.middle.get() else {
        return Body::Words;
    };
    let fact = |key: &str, value: f64| (state.word(&format!("responses-number-{key}")), number(value));
    Body::Numbers {
        facts: vec![fact("mean", mean), fact("lower", lower), fact("median", median), fact("upper", upper)],
    }
}

/// A number with at most one decimal.
pub(super) fn number(value: f64) -> String {
    let written = format!("{value:.1}");
    grouped(written.strip_suffix(".0").unwrap_or(&written))
}
