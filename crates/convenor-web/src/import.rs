//! Bringing records in: the wizard from the file to the undo, and the run that it shares with the command line and
//! the worker. What a file says is left to `convenor-import`, what is saved to the store.

mod cancel;
mod columns;
mod confirm;
mod failed;
mod file;
mod finished;
mod kept;
mod list;
mod one;
mod otherwise;
mod places;
mod preview;
mod progress;
mod reading;
mod rejected;
mod rights;
pub mod run;
mod show;
mod undo;
mod way;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use crate::state::AppState;
pub(crate) use columns::page::ColumnsPage;
pub(crate) use failed::FailedPage;
pub(crate) use file::{file_of, forget_file};
pub(crate) use finished::FinishedPage;
pub(crate) use list::ListPage;
pub(crate) use preview::PreviewPage;
pub(crate) use progress::ProgressPage;
pub use run::{RunError, Save, run};
pub(crate) use undo::UndoPage;

/// Most bytes of one file, and of what a form puts around it.
const UPLOAD_BYTES_MAX: usize = 256 * 1024 * 1024;

/// `/imports`.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/imports", get(list::show).post(list::add).layer(DefaultBodyLimit::max(UPLOAD_BYTES_MAX)))
        .route("/imports/{id}", get(show::show))
        .route("/imports/{id}/columns", get(columns::show).post(columns::save))
        .route("/imports/{id}/confirm", post(confirm::confirm))
        .route("/imports/{id}/cancel", post(cancel::cancel))
        .route("/imports/{id}/undo", get(undo::show).post(undo::undo))
        .route("/imports/{id}/rejected.csv", get(rejected::download))
}

/// Where an import's page is.
fn address(id: convenor_domain::ImportId) -> String {
    format!("/imports/{id}")
}
