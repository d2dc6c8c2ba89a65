//! Seats on boards and panels: the same numbers, under the same rules, as on the page “Repeat voices”.

use axum::Json;
use convenor_domain::{Action, Resource, ResourceKind};

use super::shape::Problem;
use crate::error::PageError;
use crate::reader::Visit;
use crate::seat::SeatsAnswer;

/// What share of places on boards and panels people with several roles hold
#[utoipa::path(
    get,
    path = "/api/v1/seats",
    operation_id = "list_seats",
    tag = "records",
    responses(
        (status = 200, description = "Seats held today, small numbers hidden", body = SeatsAnswer),
        (status = 401, description = "Sign in first", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn show(visit: Visit) -> Result<Json<SeatsAnswer>, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Response))?;
    let state = &visit.state;
    let answer = SeatsAnswer::read(&state.store, visit.system()?, &state.convened.disclosure).await?;
    Ok(Json(answer))
}
