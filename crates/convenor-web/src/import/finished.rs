//! An import that was saved, and perhaps taken back again: what it did, where its records are, and the way back.

use convenor_store::{Import, ImportStage};
use serde::Serialize;

use super::address;
use super::preview::{Counts, RejectedLine};
use crate::state::AppState;
use crate::theme::{Crumb, Page};

/// Rejected rows on the page; the download has all of them.
const ROWS_SHOWN: usize = 100;

/// An import that was saved, and perhaps taken back again.
#[derive(Debug, Serialize)]
pub(crate) struct FinishedPage {
    trail: Vec<Crumb>,
    href: String,
    file_name: String,
    /// When it was saved or undone.
    day: String,
    undone: bool,
    counts: Counts,
    rejected: Vec<RejectedLine>,
}

impl FinishedPage {
    /// The page of an import that was saved or undone.
    pub(super) fn new(state: &AppState, import: &Import) -> Self {
        let rejected = import.summary.rejected.iter().take(ROWS_SHOWN);
        Self {
            trail: vec![Crumb::new("/imports", state.word("import-title"))],
            href: address(import.id),
            file_name: import.file_name.clone(),
            day: import.finished_at.unwrap_or(import.created_at).format("%-d %B %Y").to_string(),
            undone: import.stage == ImportStage::Undone,
            counts: Counts::of(&import.summary),
            rejected: rejected.map(|row| RejectedLine::new(state, row)).collect(),
        }
    }
}

impl Page for FinishedPage {
    const TEMPLATE: &'static str = "import/finished.html";

    fn samples() -> Vec<Self> {
        let rejected = RejectedLine {
            row: 7,
            field: "Title".to_owned(),
            reason: "is missing: give it a value".to_owned(),
        };
        let page = |undone, rejected| Self {
            trail: vec![Crumb::new("/imports", "Bring records in")],
            href: "/imports/1".to_owned(),
            file_name: "log <b>Ash</b>.csv".to_owned(),
            day: "2 November 2026".to_owned(),
            undone,
            counts: Counts::sample(),
            rejected,
        };
        vec![page(false, vec![rejected]), page(false, Vec::new()), page(true, Vec::new())]
    }
}
