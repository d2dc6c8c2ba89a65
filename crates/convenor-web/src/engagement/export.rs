//! Downloading the list: the same filters, columns and bands as on the page, and all its rows.

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use convenor_domain::{Action, Resource, ResourceKind};
use convenor_report::{Cell, SheetFormat, SheetWriter};
use convenor_store::EngagementList;

use super::list::asked::{ListAsked, PATH};
use super::list::{column, question, row, rows};
use crate::download;
use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;

/// Rows read at a time.
const ROWS_READ: u64 = 1_000;

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
    let mut sheet = SheetWriter::begin(format, &title, &headings, download::place()?)?;
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
    download::send(sheet, format, &name).await
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
