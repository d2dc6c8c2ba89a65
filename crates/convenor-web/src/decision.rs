//! Decisions, minimal for now: what was decided, by whom, when, and which insights were weighed.

mod edit;
mod form;
mod influence;
mod link;
mod list;
mod sample;
mod show;

use axum::Router;
use axum::routing::get;
use convenor_domain::{Decision, DecisionId};

use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;

pub(crate) use edit::DecisionFormPage;
pub(crate) use link::Link;
pub(crate) use list::DecisionsPage;
pub(crate) use show::DecisionPage;

/// `/decisions` and all below it.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/decisions", get(list::list))
        .route("/decisions/new", get(edit::begin).post(edit::add))
        .route("/decisions/{id}", get(show::show))
        .route("/decisions/{id}/edit", get(edit::again).post(edit::save))
}

/// The decision, if the reader may know of it.
async fn get_decision(visit: &Visit, id: &str) -> Result<Decision, PageError> {
    let id: DecisionId = id.parse().map_err(|_| PageError::NotFound)?;
    visit.state.store.lookup_decision(visit.scope(), id).await?.ok_or(PageError::NotFound)
}
