//! Weighting the responses to an engagement to the people who live there: what it does, what it costs, and what it cannot do.
//! The weights themselves are left to the command line, which has the rows; no page shows one person's.

mod asked;
mod draw;
mod export;
mod gather;
mod listed;
mod page;
mod sample;

use axum::Router;
use axum::extract::Path;
use axum::response::Html;
use axum::routing::get;

use super::show::{Survey, open};
use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;
pub(crate) use page::WeightPage;

/// `/engagements/{id}/responses/weight` and its downloads.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/engagements/{id}/responses/weight", get(show))
        .route("/engagements/{id}/responses/weight/export.csv", get(export::csv))
        .route("/engagements/{id}/responses/weight/export.xlsx", get(export::xlsx))
}

async fn show(visit: Visit, Path(id): Path<String>) -> Result<Html<String>, PageError> {
    let survey = Survey::read(&visit, open(&visit, &id).await?).await?;
    let page = gather::page(&visit, &survey).await?;
    visit.show(&page).await
}
