//! The wizard that brings responses in: from the engagement and the file over headings and columns to a preview, the
//! import and the way back. What a file says is left to `convenor-import`, the reading of its rows to the run.

mod begin;
mod cancel;
mod columns;
mod confirm;
mod failed;
mod file;
mod finished;
mod intake;
mod list;
mod look;
mod one;
mod preview;
mod progress;
mod reading;
mod rejected;
mod remembered;
mod rights;
mod sheet;
mod show;
mod tried;
mod undo;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use convenor_domain::ImportId;

use crate::state::AppState;
pub(crate) use begin::BeginPage;
pub(crate) use columns::ColumnsPage;
pub(crate) use failed::FailedPage;
pub(crate) use file::forget_file;
pub(crate) use finished::FinishedPage;
pub(crate) use intake::intake_of;
pub(crate) use list::ListPage;
pub(crate) use preview::PreviewPage;
pub(crate) use progress::ProgressPage;
pub(crate) use sheet::SheetPage;
pub(crate) use tried::preview_of;
pub(crate) use undo::UndoPage;

/// Most bytes of one file.
const FILE_BYTES_MAX: usize = 2 * 1024 * 1024 * 1024;
/// Most bytes of what a form puts around it.
const FORM_BYTES_MAX: usize = 1024 * 1024;

/// `/responses` but for what people answered to one engagement.
pub(super) fn routes() -> Router<AppState> {
    let whole_form = DefaultBodyLimit::max(FILE_BYTES_MAX + FORM_BYTES_MAX);
    Router::new()
        .route("/responses", get(list::show))
        .route("/responses/new", get(begin::show).post(begin::add).layer(whole_form))
        .route("/responses/imports/{id}", get(show::show))
        .route("/responses/imports/{id}/sheet", get(sheet::show).post(sheet::save))
        .route("/responses/imports/{id}/columns", get(columns::show).post(columns::save))
        .route("/responses/imports/{id}/confirm", post(confirm::confirm))
        .route("/responses/imports/{id}/cancel", post(cancel::cancel))
        .route("/responses/imports/{id}/undo", get(undo::show).post(undo::undo))
        .route("/responses/imports/{id}/rejected.csv", get(rejected::download))
}

/// Where an import's page is.
fn address(id: ImportId) -> String {
    format!("/responses/imports/{id}")
}
