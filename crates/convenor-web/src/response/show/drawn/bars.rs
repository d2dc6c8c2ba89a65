//! A bar for each answer.

use convenor_statistics::ShownCount;
use serde::Serialize;

use super::{people, per_cent};
use crate::response::panels::{Counted, CountedRow, Months, Panel};
use crate::state::AppState;

/// One bar with its words and numbers.
#[derive(Debug, Clone, Serialize)]
pub(in super::super) struct Bar {
    /// The answer.
    pub(in super::super) label: String,
    /// People who gave it, or that it is hidden.
    pub(in super::super) people: String,
    /// Their share; empty where there is none.
    pub(in super::super) share: String,
    /// Length of the bar in hundredths of the whole; of months, of the longest.
    pub(in super::super) length: f64,
    /// Whether the number is hidden.
    pub(in super::super) hidden: bool,
    /// Whether it stands for people who gave no answer.
    pub(in super::super) none: bool,
}

/// The bars of a question or a dimension. People without an answer have one where the shares are of everybody.
pub(super) fn bars(state: &AppState, panel: &Panel, counted: &Counted) -> Vec<Bar> {
    let none = none_word(panel);
    let rows: Vec<CountedRow<'_>> = counted.rows().into_iter().filter(|row| has_bar(row)).collect();
    let bar = |row: &CountedRow<'_>| Bar {
        label: row.answer.map_or_else(|| state.word(none), str::to_owned),
        people: people(state, row.count),
        share: row.per_cent.map(|share| per_cent(state, share)).unwrap_or_default(),
        length: length(row.per_cent.unwrap_or_default()),
        hidden: row.count == ShownCount::Hidden,
        none: row.answer.is_none(),
    };
    rows.iter().map(bar).collect()
}

/// What people who gave no answer are called: of people themselves, it is not known.
pub(in super::super) fn none_word(panel: &Panel) -> &'static str {
    if panel.dimension.is_some() { "responses-not-known" } else { "responses-no-answer" }
}

/// Nobody without an answer is no row of its own.
fn has_bar(row: &CountedRow<'_>) -> bool {
    row.answer.is_some() || !row.count.is_nobody()
}

/// A share of the whole length, so that panels can be compared.
fn length(share: f64) -> f64 {
    (10.0 * share).round() / 10.0
}

/// A bar for each month, the longest full.
#[expect(clippy::cast_precision_loss, reason = "a length is rounded for drawing")]
pub(super) fn month_bars(state: &AppState, months: &Months) -> Vec<Bar> {
    let counts = months.counts.get();
    let most = counts.iter().filter_map(|count| count.people()).max().unwrap_or_default().max(1);
    let names = months.months.iter().map(|month| Some(month.format("%B %Y").to_string()));
    let bar = |(name, count): (Option<String>, &ShownCount)| Bar {
        none: name.is_none(),
        label: name.unwrap_or_else(|| state.word("responses-no-day")),
        people: people(state, *count),
        share: String::new(),
        length: count.people().map_or(0.0, |people| (1000.0 * people as f64 / most as f64).round() / 10.0),
        hidden: *count == ShownCount::Hidden,
    };
    let known = |bar: &Bar| !bar.none || bar.people != "0";
    names.chain([None]).zip(counts).map(bar).filter(known).collect()
}
