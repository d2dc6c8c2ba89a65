//! Taking merged records apart again.

use axum::extract::Path;
use axum::response::Redirect;
use convenor_domain::{Action, EngagementId, Resource, ResourceKind};

use super::editable;
use crate::error::PageError;
use crate::reader::Visit;

/// `POST /overlaps/apart/{id}`: the record that went, for somebody who may change the one that it is part of.
pub(in crate::overlap) async fn take_apart(
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Redirect, PageError> {
    visit.require(Action::Edit, Resource::any(ResourceKind::Overlap))?;
    let id: EngagementId = id.parse().map_err(|_| PageError::NotFound)?;
    let part_of = visit.state.store.merged_into(id).await?.ok_or(PageError::NotFound)?;
    editable(&visit, part_of).await?;
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    let apart = writing.take_apart(id).await?;
    writing.commit().await?;
    visit.done(&format!("/engagements/{}", apart.id), visit.state.word("overlap-apart-done")).await
}
