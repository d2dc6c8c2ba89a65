//! One body, or nothing: what somebody may not work on is not there for them.

use convenor_domain::seat::SeatBody;
use convenor_domain::{Action, Resource, ResourceKind, SeatBodyId};
use uuid::Uuid;

use super::PATH;
use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;
use crate::theme::Crumb;

/// The body with this identifier, if the reader may do this to it.
pub(super) async fn get(visit: &Visit, action: Action, id: Uuid) -> Result<SeatBody, PageError> {
    visit.require(action, Resource::any(ResourceKind::Seat))?;
    let body = visit.state.store.lookup_seat_body(SeatBodyId(id)).await?.ok_or(PageError::NotFound)?;
    visit.require(action, Resource::one(ResourceKind::Seat, &body.access()))?;
    Ok(body)
}

/// The bodies that the reader may see, by name.
pub(super) async fn all(visit: &Visit) -> Result<Vec<SeatBody>, PageError> {
    let mut bodies = visit.state.store.list_seat_bodies(visit.system()?).await?;
    bodies.retain(|body| visit.may(Action::Read, Resource::one(ResourceKind::Seat, &body.access())));
    Ok(bodies)
}

/// The way back to the register.
pub(super) fn up(state: &AppState) -> Vec<Crumb> {
    vec![Crumb::new(PATH, state.word("seat-title"))]
}
