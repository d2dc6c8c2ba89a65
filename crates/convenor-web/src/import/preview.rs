//! What an import would do: counts, rows left out with their reasons, words kept as written. Nothing is saved yet.

use convenor_domain::{ImportSummary, KeptWords, RejectedRow};
use convenor_store::{Import, ImportStage};
use serde::Serialize;

use super::address;
use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;
use crate::theme::{Crumb, Page};

/// Rejected rows on the page; the download has all of them.
const ROWS_SHOWN: usize = 100;
/// Earlier imports that are looked through for the same file.
const EARLIER_MAX: u64 = 1_000;

/// What an import would do, before it is confirmed.
#[derive(Debug, Serialize)]
pub(crate) struct PreviewPage {
    trail: Vec<Crumb>,
    href: String,
    file_name: String,
    counts: Counts,
    /// Whether confirming would change anything.
    changes: bool,
    /// The day on which this very file was imported before.
    #[serde(skip_serializing_if = "Option::is_none")]
    earlier: Option<String>,
    /// The first of the rows left out.
    rejected: Vec<RejectedLine>,
    kept: Vec<KeptLine>,
}

/// How many records there are of each kind.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Counts {
    new: u64,
    changed: u64,
    same: u64,
    rejected: usize,
}

/// A row that is left out.
#[derive(Debug, Clone, Serialize)]
pub(super) struct RejectedLine {
    pub(super) row: u64,
    /// The field at fault, by its name on screen.
    pub(super) field: String,
    /// What is wrong, and how to mend it.
    pub(super) reason: String,
}

/// Words that are kept as they were written.
#[derive(Debug, Serialize)]
struct KeptLine {
    field: String,
    words: String,
    rows: u64,
}

impl Counts {
    pub(super) fn of(summary: &ImportSummary) -> Self {
        let ImportSummary { new, changed, same, ref rejected, .. } = *summary;
        Self { new, changed, same, rejected: rejected.len() }
    }

    /// Counts for samples of pages.
    pub(super) fn sample() -> Self {
        Self { new: 12, changed: 3, same: 1, rejected: 2 }
    }
}

impl RejectedLine {
    pub(super) fn new(state: &AppState, rejected: &RejectedRow) -> Self {
        Self { row: rejected.row, field: field_name(state, &rejected.field), reason: rejected.reason.clone() }
    }
}

/// A field's name on screen; a column's heading stays as it is.
fn field_name(state: &AppState, field: &str) -> String {
    let key = format!("import-target-{field}");
    if state.engine.words().has(&key) { state.word(&key) } else { field.to_owned() }
}

/// The day on which the system imported this very file before, if that import still stands.
pub(super) async fn earlier(visit: &Visit, import: &Import) -> Result<Option<String>, PageError> {
    let imports = visit.state.store.list_imports(import.system, EARLIER_MAX).await?;
    let same = imports.iter().find(|other| {
        other.id != import.id && other.file_hash == import.file_hash && other.stage == ImportStage::Imported
    });
    let day = same.map(|other| other.finished_at.unwrap_or(other.created_at));
    Ok(day.map(|day| day.format("%-d %B %Y").to_string()))
}

impl PreviewPage {
    /// The page of an import that was tried.
    pub(super) fn new(state: &AppState, import: &Import, earlier: Option<String>) -> Self {
        let summary = &import.summary;
        let rejected = summary.rejected.iter().take(ROWS_SHOWN);
        let kept = |kept: &KeptWords| KeptLine {
            field: field_name(state, &kept.field),
            words: kept.words.clone(),
            rows: kept.rows,
        };
        Self {
            trail: vec![Crumb::new("/imports", state.word("import-title"))],
            href: address(import.id),
            file_name: import.file_name.clone(),
            counts: Counts::of(summary),
            changes: summary.new + summary.changed > 0,
            earlier,
            rejected: rejected.map(|row| RejectedLine::new(state, row)).collect(),
            kept: summary.kept.iter().map(kept).collect(),
        }
    }
}

impl Page for PreviewPage {
    const TEMPLATE: &'static str = "import/preview.html";

    fn samples() -> Vec<Self> {
        let rejected = RejectedLine {
            row: 7,
            field: "Title".to_owned(),
            reason: "is missing: give it a value".to_owned(),
        };
        let kept = || KeptLine { field: "Topics".to_owned(), words: "<b>Ash</b>".to_owned(), rows: 4 };
        let some = |changes, earlier: Option<&str>, counts| Self {
            trail: vec![Crumb::new("/imports", "Bring records in")],
            href: "/imports/1".to_owned(),
            file_name: "log <b>Ash</b>.csv".to_owned(),
            counts,
            changes,
            earlier: earlier.map(str::to_owned),
            rejected: vec![rejected.clone()],
            kept: vec![kept()],
        };
        let clean = Counts { new: 12, changed: 0, same: 0, rejected: 0 };
        let known = Counts { new: 0, changed: 0, same: 4, rejected: 0 };
        let many = Counts { rejected: 214, ..Counts::sample() };
        let none = Counts { new: 0, changed: 0, same: 0, rejected: 3 };
        vec![
            some(true, None, many),
            Self { rejected: Vec::new(), kept: Vec::new(), ..some(true, None, clean) },
            Self { rejected: Vec::new(), kept: Vec::new(), ..some(false, Some("2 November 2026"), known) },
            some(false, None, none),
        ]
    }
}
