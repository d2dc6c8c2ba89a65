//! Activities: the list with its downloads, the record's own page, and recording one in steps.

mod edit;
mod export;
mod list;
mod show;
pub(crate) mod tag;

use axum::Router;

use crate::state::AppState;

pub(crate) use edit::{Answer, BeginPage, ReviewPage, StepPage, TasksPage, answers, label};
pub(crate) use list::ListPage;
pub(crate) use show::{ShowPage, TabLink, tabs};

/// `/engagements` and all below it.
pub(crate) fn routes() -> Router<AppState> {
    Router::new().merge(list::routes()).merge(export::routes()).merge(edit::routes()).merge(show::routes())
}
