//! Activities: the list under the register's filters, and one whole record.

mod record;
mod summary;

use axum::Json;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use convenor_domain::{Action, EngagementId, Outcome, Resource, ResourceKind};
use convenor_store::{EngagementList, EngagementSort, EngagementSummary, Order};
use serde::Serialize;
use utoipa::ToSchema;

use super::names::Names;
use super::params::{Filters, Pages};
use super::shape::Problem;
use crate::error::PageError;
use crate::filter::Asked;
use crate::paging::Paging;
use crate::reader::Visit;
use record::Engagement;
use summary::Activity;

/// A page of activities, last saved first.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ActivityPage {
    /// Activities on all pages, as far as the reader may see them.
    total: u64,
    /// Records a page.
    rows: u64,
    /// Records before this page.
    offset: u64,
    /// The page.
    engagements: Vec<Activity>,
}

/// Activities under the register's filters
#[utoipa::path(
    get,
    path = "/api/v1/engagements",
    operation_id = "list_engagements",
    tag = "records",
    params(Filters, Pages),
    responses(
        (status = 200, description = "A page of activities, last saved first", body = ActivityPage),
        (status = 400, description = "The request cannot be read", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn list(visit: Visit) -> Result<Json<ActivityPage>, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Engagement))?;
    let (store, paging) = (&visit.state.store, Paging::read(&visit.query));
    let directory = visit.state.directory().await?;
    let asked = Asked::read(&visit.query, &directory, store.today());
    let list = EngagementList {
        scope: visit.scope(),
        filter: asked.filter,
        today: store.today(),
        sort: EngagementSort::Updated,
        order: Order::Desc,
        limit: paging.rows,
        offset: paging.offset(),
    };
    let found = store.list_engagements(&list).await?;
    let names = Names::read(&visit, found.iter().flat_map(|row| &row.engagement.content.areas)).await?;
    Ok(Json(ActivityPage {
        total: store.count_engagements(list.scope, &list.filter, list.today).await?,
        rows: list.limit,
        offset: list.offset,
        engagements: found.iter().map(|row| Activity::new(&names, row)).collect(),
    }))
}

/// One activity with all that is recorded of it
#[utoipa::path(
    get,
    path = "/api/v1/engagements/{id}",
    operation_id = "get_engagement",
    tag = "records",
    params(("id" = Uuid, Path, description = "Identifier of the activity")),
    responses(
        (status = 200, description = "The activity", body = Engagement),
        (status = 308, description = "It was merged: the address of the activity that it is part of"),
        (status = 404, description = "Not there, or not for this reader", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, PageError> {
    let id: EngagementId = id.parse().map_err(|_| PageError::NotFound)?;
    let store = &visit.state.store;
    let Some(found) = store.lookup_engagement(visit.scope(), id).await? else {
        return Ok(merged(&visit, id).await?.into_response());
    };
    visit.require(Action::Read, Resource::one(ResourceKind::Engagement, &found.access()))?;
    let names = Names::read(&visit, &found.content.areas).await?;
    let known = store.outcomes_of_engagements(visit.scope(), &[id]).await?;
    let (insights, outcome) = known.get(&id).copied().unwrap_or((0, Outcome::NotRecorded));
    let summary = EngagementSummary { engagement: found, insights, outcome };
    Ok(Json(Engagement::new(&names, &summary)).into_response())
}

/// Leads to the activity that this one is part of now, if the reader may see it.
async fn merged(visit: &Visit, id: EngagementId) -> Result<Redirect, PageError> {
    let store = &visit.state.store;
    let part_of = store.merged_into(id).await?.ok_or(PageError::NotFound)?;
    store.lookup_engagement(visit.scope(), part_of).await?.ok_or(PageError::NotFound)?;
    Ok(Redirect::permanent(&format!("/api/v1/engagements/{part_of}")))
}
