//! Rows that are left out: on a page, and all of them as a table to mend the file by.

use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use convenor_domain::{Action, RejectedRow};
use convenor_report::{Cell, SheetFormat, SheetWriter};
use serde::Serialize;
use uuid::Uuid;

use super::one::{Found, find};
use crate::error::PageError;
use crate::reader::Visit;

/// Rows on a page; the download has all of them.
const ROWS_SHOWN: usize = 100;

/// A row that is left out.
#[derive(Debug, Clone, Serialize)]
pub(super) struct RejectedLine {
    row: u64,
    /// The column at fault; empty where it is the row itself.
    column: String,
    /// What is wrong, and how to mend it.
    reason: String,
}

/// The first of the rows that are left out.
pub(super) fn lines(rejected: &[RejectedRow]) -> Vec<RejectedLine> {
    rejected.iter().take(ROWS_SHOWN).map(line).collect()
}

fn line(rejected: &RejectedRow) -> RejectedLine {
    let RejectedRow { row, field, reason } = rejected;
    let column = if field == "row" { String::new() } else { field.clone() };
    RejectedLine { row: *row, column, reason: reason.clone() }
}

/// `GET /responses/imports/{id}/rejected.csv`
pub(super) async fn download(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let rejected = match find(&visit, Action::Read, id).await? {
        Found::Upload(one) => one.upload.preview.map(|preview| preview.summary.rejected),
        Found::Import(import) => Some(import.0.summary.rejected),
    };
    let headings =
        ["import-rejected-row", "answers-column", "import-rejected-reason"].map(|key| visit.state.word(key));
    let mut sheet = SheetWriter::begin(SheetFormat::Csv, "", &headings, Vec::new())?;
    for line in rejected.unwrap_or_default().iter().map(line) {
        let row = u32::try_from(line.row).unwrap_or(u32::MAX);
        sheet.add(&[Cell::Number(row), Cell::text(line.column), Cell::text(line.reason)])?;
    }
    let headers = [
        (CONTENT_TYPE, SheetFormat::Csv.media_type()),
        (CONTENT_DISPOSITION, "attachment; filename=\"rows-left-out.csv\""),
    ];
    Ok((headers, sheet.finish()?).into_response())
}

impl RejectedLine {
    /// One for samples of pages.
    pub(super) fn sample() -> Self {
        Self { row: 7, column: "<b>Ash</b>".to_owned(), reason: "is a preview".to_owned() }
    }
}
