//! The responses to an engagement, question by question, for those who may read them; with downloads of the same
//! numbers. What may be told is decided in `panels`; here it is asked for and drawn.

mod asked;
mod basis;
mod chip;
mod comments;
mod contents;
mod drawn;
mod export;
mod facets;
mod gather;
mod import_row;
mod looked;
mod page;
mod sample;
mod survey;

use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use convenor_domain::{Action, Engagement, EngagementId, Resource, ResourceKind};

use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;
pub(crate) use asked::on_page;
pub(crate) use looked::{Looked, Told, look};
pub(crate) use page::ResponsesPage;
pub(crate) use survey::Survey;

/// `/engagements/{id}/responses` and its downloads.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/engagements/{id}/responses", get(show))
        .route("/engagements/{id}/responses/export.csv", get(export::csv))
        .route("/engagements/{id}/responses/export.xlsx", get(export::xlsx))
}

async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, PageError> {
    let engagement = match open(&visit, &id).await {
        Err(PageError::NotFound) => return lead_on(&visit, &id).await,
        found => found?,
    };
    let survey = Survey::read(&visit, engagement).await?;
    let page = gather::page(&visit, &survey).await?;
    Ok(visit.show(&page).await?.into_response())
}

/// The engagement, if the reader may see what people answered to it.
pub(crate) async fn open(visit: &Visit, id: &str) -> Result<Engagement, PageError> {
    let id: EngagementId = id.parse().map_err(|_| PageError::NotFound)?;
    let found = visit.state.store.lookup_engagement(visit.scope(), id).await?;
    let engagement = found.ok_or(PageError::NotFound)?;
    visit.require(Action::Read, Resource::one(ResourceKind::Response, &engagement.access()))?;
    Ok(engagement)
}

/// The old link of a record that was merged leads to the one that its responses belong to now.
async fn lead_on(visit: &Visit, id: &str) -> Result<Response, PageError> {
    let id: EngagementId = id.parse().map_err(|_| PageError::NotFound)?;
    let to = visit.state.store.merged_into(id).await?.ok_or(PageError::NotFound)?;
    let engagement = open(visit, &to.to_string()).await?;
    Ok(Redirect::to(&format!("/engagements/{}/responses", engagement.id)).into_response())
}
