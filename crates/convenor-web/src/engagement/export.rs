//! Downloading the list: the same filters, columns and bands as on the page, and all its rows.
//!
//! The file is written to disk first, so that a long list needs little memory and a failure halfway is an error page
//! rather than half a file.

use std::fs::File;
use std::io::{BufWriter, Seek};

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use convenor_domain::{Action, Resource, ResourceKind};
use convenor_report::{Cell, SheetError, SheetFormat, SheetWriter};
use convenor_store::EngagementList;
use tokio_util::io::ReaderStream;

use super::list::asked::{ListAsked, PATH};
use super::list::{column, question, row, rows};
use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;

/// Rows read at a time.
const ROWS_READ: u64 = 1_000;

/// A table on its way to a file that goes when it is closed.
type Sheet = SheetWriter<BufWriter<File>>;

/// `/engagements/export.csv` and `/engagements/export.xlsx`.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/engagements/export.csv", get(|visit| export(visit, SheetFormat::Csv)))
        .route("/engagements/export.xlsx", get(|visit| export(visit, SheetFormat::Xlsx)))
}

async fn export(visit: Visit, format: SheetFormat) -> Result<Response, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Engagement))?;
    let directory = visit.state.directory().await?;
    let asked = ListAsked::read(&visit.query, &directory, visit.state.store.today());
    let title = visit.state.word("activities-title");
    let headings = column::words(&visit.state, &asked.columns);
    let out = BufWriter::new(tempfile::tempfile().map_err(SheetError::from)?);
    let mut sheet = SheetWriter::begin(format, &title, &headings, out)?;
    let mut part = whole(question(&visit, &asked));
    loop {
        let summaries = visit.state.store.list_engagements(&part).await?;
        for row in rows(&visit.state, &directory, &summaries, &asked.columns, row::Room::File).await? {
            sheet.add(&cells(&visit.state, row))?;
        }
        if u64::try_from(summaries.len()).unwrap_or_default() < part.limit {
            break;
        }
        part.offset += part.limit;
    }
    let name = format!("{}-{}.{}", PATH.trim_matches('/'), visit.state.store.today(), format.extension());
    sent(finished(sheet).await?, format, &name)
}

/// The same list from its first row, read in large parts.
fn whole(list: EngagementList) -> EngagementList {
    EngagementList { limit: ROWS_READ, offset: 0, ..list }
}

fn cells(state: &AppState, row: row::Row) -> Vec<Cell> {
    let others = row.cells.into_iter().map(|cell| match cell.count {
        Some(count) => Cell::Number(count),
        None if cell.text.is_empty() => Cell::text(state.word("activities-not-recorded")),
        None => Cell::Text(cell.text),
    });
    std::iter::once(Cell::text(row.title)).chain(others).collect()
}

/// The file, from its start. Packing a workbook takes a while, so that other requests go on beside it.
async fn finished(sheet: Sheet) -> Result<File, PageError> {
    let finish = move || -> Result<File, SheetError> {
        let mut file = sheet.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        file.rewind()?;
        Ok(file)
    };
    Ok(tokio::task::spawn_blocking(finish).await.map_err(|_| PageError::Broken)??)
}

fn sent(file: File, format: SheetFormat, name: &str) -> Result<Response, PageError> {
    let length = file.metadata().map_err(SheetError::from)?.len();
    let headers = [
        (CONTENT_TYPE, format.media_type().to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (CONTENT_LENGTH, length.to_string()),
    ];
    let body = Body::from_stream(ReaderStream::new(tokio::fs::File::from_std(file)));
    Ok((headers, body).into_response())
}

impl From<SheetError> for PageError {
    fn from(error: SheetError) -> Self {
        if matches!(error, SheetError::TooManyRows) {
            return Self::Invalid(error.to_string());
        }
        tracing::error!(%error, "a download could not be written");
        Self::Broken
    }
}
