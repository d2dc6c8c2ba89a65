//! Keeping what somebody chose after a check, and beginning the draft where they go on.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use convenor_domain::overlap::{Choice, NewSettled, OverlapCheck};
use convenor_domain::{Action, EngagementStatus, Resource, ResourceKind};
use convenor_store::NewEngagement;

use super::page::CheckPage;
use super::ways::read;
use super::{address, draft, get, is_own};
use crate::cite::address_of;
use crate::error::PageError;
use crate::form::Fields;
use crate::reader::Visit;
use crate::theme::FlashKind;

/// `POST /engagements/new/{check}`
pub(in crate::overlap) async fn settle(
    visit: Visit,
    Path(id): Path<String>,
    sent: Fields,
) -> Result<Response, PageError> {
    may_begin(&visit)?;
    let check = get(&visit, &id).await?;
    if !is_own(&visit, &check) {
        return Err(PageError::Forbidden);
    }
    if check.settled.is_some() {
        return settled_before(&visit, &check).await;
    }
    let kept = match read(&visit.state, &check, &sent) {
        Ok(new) if new.choice == Choice::Reuse => reuse(&visit, &check, new).await,
        Ok(new) => go_on(&visit, &check, new).await,
        Err(errors) => {
            let page = CheckPage::new(&visit, &check, None, &sent).await?;
            return visit.show_invalid(&page.with_errors(errors)).await;
        }
    };
    // Sent twice at once, the form is kept once.
    if kept.is_err() && get(&visit, &id).await?.settled.is_some() {
        return settled_before(&visit, &check).await;
    }
    kept
}

async fn settled_before(visit: &Visit, check: &OverlapCheck) -> Result<Response, PageError> {
    visit.flash(FlashKind::Notice, visit.state.word("overlap-settled-before")).await;
    Ok(Redirect::to(&address(check)).into_response())
}

/// Only those who may look and may record.
pub(in crate::overlap) fn may_begin(visit: &Visit) -> Result<(), PageError> {
    visit.require(Action::Create, Resource::any(ResourceKind::Overlap))?;
    visit.require(Action::Create, Resource::any(ResourceKind::Engagement))
}

/// Keeps that nobody is asked, and ends on what was heard before.
async fn reuse(visit: &Visit, check: &OverlapCheck, new: NewSettled) -> Result<Response, PageError> {
    let only = if let [only] = new.with.as_slice() { Some(address_of(*only)) } else { None };
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    writing.settle_overlap_check(check.id, new).await?;
    writing.commit().await?;
    let to = only.unwrap_or_else(|| address(check));
    Ok(visit.done(&to, visit.state.word("overlap-done-reuse")).await?.into_response())
}

/// Begins the draft with what the plan says, and keeps the choice with it: both or neither.
async fn go_on(visit: &Visit, check: &OverlapCheck, new: NewSettled) -> Result<Response, PageError> {
    let content = draft::content(&check.shown.plan, visit.actor().organisation);
    let begun = NewEngagement { system: check.shown.system, status: EngagementStatus::Draft, content };
    let news = format!("overlap-done-{}", new.choice);
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    let engagement = writing.add_engagement(begun).await?.id;
    let new = NewSettled { engagement: Some(engagement), ..new };
    writing.settle_overlap_check(check.id, new).await?;
    writing.commit().await?;
    let to = format!("/engagements/{engagement}/edit");
    Ok(visit.done(&to, visit.state.word(&news)).await?.into_response())
}
