//! Removes a body, or a seat that was recorded by mistake.

use axum::extract::Path;
use axum::response::Redirect;
use convenor_domain::{Action, BodySeatId};
use uuid::Uuid;

use super::{PATH, address, lookup};
use crate::error::PageError;
use crate::reader::Visit;

/// `POST /seats/{id}/remove`
pub(super) async fn body(visit: Visit, Path(id): Path<Uuid>) -> Result<Redirect, PageError> {
    let body = lookup::get(&visit, Action::Withdraw, id).await?;
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    writing.remove_seat_body(body.id).await?;
    writing.commit().await?;
    visit.done(PATH, visit.state.word("seat-removed-body")).await
}

/// `POST /seats/{id}/{seat}/remove`
pub(super) async fn seat(visit: Visit, Path((id, seat)): Path<(Uuid, Uuid)>) -> Result<Redirect, PageError> {
    let body = lookup::get(&visit, Action::Edit, id).await?;
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    writing.remove_body_seat(body.id, BodySeatId(seat)).await?;
    writing.commit().await?;
    visit.done(&address(body.id), visit.state.word("seat-removed")).await
}
