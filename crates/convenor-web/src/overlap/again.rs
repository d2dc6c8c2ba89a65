//! Looking again for a record that is being written: its plan may have changed since somebody looked.

use axum::extract::Path;
use axum::response::{Html, IntoResponse, Redirect, Response};
use convenor_domain::overlap::{Choice, NewSettled, OverlapCheck, Plan};
use convenor_domain::{Action, Engagement, Resource, ResourceKind};

use super::check::{CheckPage, again_address, begin, get, is_own, may_begin, read};
use crate::error::PageError;
use crate::form::Fields;
use crate::reader::Visit;
use crate::theme::FlashKind;

/// `POST /engagements/{id}/edit/look`
pub(super) async fn look(visit: Visit, Path(id): Path<String>) -> Result<Redirect, PageError> {
    may_begin(&visit)?;
    let engagement = open(&visit, &id).await?;
    let check = begin(&visit, Plan::of(&engagement.content), Some(engagement.id)).await?;
    Ok(Redirect::to(&again_address(&engagement, &check)))
}

/// `GET /engagements/{id}/edit/look/{check}`
pub(super) async fn show(
    visit: Visit,
    Path((id, check)): Path<(String, String)>,
) -> Result<Html<String>, PageError> {
    let (engagement, check) = both(&visit, &id, &check).await?;
    let page = CheckPage::new(&visit, &check, Some(&engagement), &Fields::default()).await?;
    visit.show(&page).await
}

/// `POST /engagements/{id}/edit/look/{check}`
pub(super) async fn settle(
    visit: Visit,
    Path((id, check)): Path<(String, String)>,
    sent: Fields,
) -> Result<Response, PageError> {
    may_begin(&visit)?;
    let (engagement, check) = both(&visit, &id, &check).await?;
    if !is_own(&visit, &check) {
        return Err(PageError::Forbidden);
    }
    let tasks = format!("/engagements/{}/edit", engagement.id);
    if check.settled.is_some() || check.shown.plan != Plan::of(&engagement.content) {
        visit.flash(FlashKind::Notice, visit.state.word("overlap-look-once-more")).await;
        return Ok(Redirect::to(&tasks).into_response());
    }
    match read(&visit.state, &check, &sent) {
        Ok(new) => keep(&visit, &engagement, &check, new).await,
        Err(errors) => {
            let page = CheckPage::new(&visit, &check, Some(&engagement), &sent).await?;
            visit.show_invalid(&page.with_errors(errors)).await
        }
    }
}

async fn keep(
    visit: &Visit,
    engagement: &Engagement,
    check: &OverlapCheck,
    new: NewSettled,
) -> Result<Response, PageError> {
    let (to, news) = match new.choice {
        Choice::Reuse => (format!("/engagements/{}", engagement.id), "overlap-again-reuse"),
        _ => (format!("/engagements/{}/edit", engagement.id), "overlap-again-done"),
    };
    let new = NewSettled { engagement: Some(engagement.id), ..new };
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    writing.settle_overlap_check(check.id, new).await?;
    writing.commit().await?;
    Ok(visit.done(&to, visit.state.word(news)).await?.into_response())
}

/// The record and the check of it, for somebody who may change the one and see the other.
async fn both(visit: &Visit, id: &str, check: &str) -> Result<(Engagement, OverlapCheck), PageError> {
    let engagement = open(visit, id).await?;
    Ok((engagement, get(visit, check).await?))
}

/// The engagement, for somebody who may change it.
async fn open(visit: &Visit, id: &str) -> Result<Engagement, PageError> {
    let id = id.parse().map_err(|_| PageError::NotFound)?;
    let found = visit.state.store.lookup_engagement(visit.scope(), id).await?;
    let engagement = found.ok_or(PageError::NotFound)?;
    visit.require(Action::Edit, Resource::one(ResourceKind::Engagement, &engagement.access()))?;
    Ok(engagement)
}
