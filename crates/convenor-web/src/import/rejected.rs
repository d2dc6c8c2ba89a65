//! All rows that were left out, as a table to mend the file by.

use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use convenor_domain::Action;
use convenor_report::{Cell, SheetFormat, SheetWriter};
use uuid::Uuid;

use super::one;
use super::preview::RejectedLine;
use crate::error::PageError;
use crate::reader::Visit;

/// `GET /imports/{id}/rejected.csv`.
pub(super) async fn download(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let import = one::get(&visit, Action::Read, id).await?;
    let state = &visit.state;
    let headings = ["import-rejected-row", "import-columns-field", "import-rejected-reason"]
        .map(|heading| state.word(heading));
    let mut sheet = SheetWriter::begin(SheetFormat::Csv, "", &headings, Vec::new())?;
    for rejected in &import.summary.rejected {
        let line = RejectedLine::new(state, rejected);
        let row = u32::try_from(line.row).unwrap_or(u32::MAX);
        sheet.add(&[Cell::Number(row), Cell::text(line.field), Cell::text(line.reason)])?;
    }
    let headers = [
        (CONTENT_TYPE, SheetFormat::Csv.media_type()),
        (CONTENT_DISPOSITION, "attachment; filename=\"rejected-rows.csv\""),
    ];
    Ok((headers, sheet.finish()?).into_response())
}
