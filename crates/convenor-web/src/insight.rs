//! Insights: the list, the page of one, writing one down, and taking it from submitted to published.

mod edit;
mod form;
mod list;
mod sample;
mod show;
mod step;

use axum::Router;
use axum::routing::{get, post};
use convenor_domain::{Insight, InsightId, InsightStatus};

use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;

pub(crate) use edit::InsightFormPage;
pub(crate) use list::InsightsPage;
pub(crate) use show::{Credit, InsightPage};

/// `/insights` and all below it.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/insights", get(list::list))
        .route("/insights/new", get(edit::begin).post(edit::add))
        .route("/insights/{id}", get(show::show))
        .route("/insights/{id}/edit", get(edit::again).post(edit::save))
        .route("/insights/{id}/move", post(step::take))
}

/// The insight, if the reader may know of it.
async fn get_insight(visit: &Visit, id: &str) -> Result<Insight, PageError> {
    let id: InsightId = id.parse().map_err(|_| PageError::NotFound)?;
    visit.state.store.lookup_insight(visit.scope(), id).await?.ok_or(PageError::NotFound)
}

/// The colour's name for a status, which says no more than the words do.
fn tone(status: InsightStatus) -> &'static str {
    match status {
        InsightStatus::Submitted => "warn",
        InsightStatus::Checked => "info",
        InsightStatus::Published => "good",
        InsightStatus::Superseded | InsightStatus::Withdrawn => "plain",
    }
}

/// The words of a status.
fn status_word(state: &AppState, status: InsightStatus) -> String {
    state.word(&format!("insight-status-{status}"))
}
