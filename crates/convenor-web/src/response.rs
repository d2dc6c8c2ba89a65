//! Responses: brought in by a wizard, looked at question by question, taken back. The run that brings them in is shared
//! with the command line and the worker. How files are read is left to `convenor-import`, where answers are kept and how
//! they are counted to whoever stands behind `Responses`.

pub mod panels;
mod run;
pub(crate) mod show;
mod undo;
mod weight;
mod wizard;

use axum::Router;

use crate::state::AppState;

pub use run::{Done, Intake, Reached, RunError, Save, questions_of, run};
pub(crate) use show::ResponsesPage;
pub use undo::undo;
pub(crate) use weight::WeightPage;
pub(crate) use wizard::{
    BeginPage, ColumnsPage, FailedPage, FinishedPage, ListPage, PreviewPage, ProgressPage, SheetPage,
    UndoPage, forget_file, intake_of, preview_of,
};

/// Responses, wherever they are looked at and brought in.
pub(crate) fn routes() -> Router<AppState> {
    show::routes().merge(weight::routes()).merge(wizard::routes())
}
