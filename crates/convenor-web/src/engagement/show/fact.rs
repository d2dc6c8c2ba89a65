//! One fact of the record: its label, and what is recorded in lines.

use serde::Serialize;

use super::records::Naming;
use crate::engagement::label;

/// One fact. Without lines, nothing is recorded, and the page says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Fact {
    /// What it is, in words.
    pub(super) label: String,
    /// What is recorded.
    pub(super) lines: Vec<Line>,
}

/// One line of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Line {
    /// What it says.
    pub(super) text: String,
    /// Where it leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) href: Option<String>,
}

impl Line {
    /// A line that leads nowhere.
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), href: None }
    }

    /// A line that leads somewhere.
    pub(super) fn link(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: Some(href.into()) }
    }
}

impl Fact {
    /// The fact in a field of the form, under the field's own name.
    pub(super) fn of(naming: &Naming<'_>, field: &str, lines: impl IntoIterator<Item = Line>) -> Self {
        let lines = lines.into_iter().filter(|line| !line.text.trim().is_empty());
        Self { label: label(naming.state.engine.words(), field), lines: lines.collect() }
    }

    /// The fact in a field that holds one text.
    pub(super) fn text(naming: &Naming<'_>, field: &str, text: impl Into<String>) -> Self {
        Self::of(naming, field, [Line::plain(text)])
    }
}
