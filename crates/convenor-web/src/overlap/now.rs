//! Having all planned work compared now, and how far that is: a job, so that nobody has to wait on the page.

use axum::response::Redirect;
use convenor_domain::{Action, Resource, ResourceKind};
use convenor_store::{Job, JobState};

use crate::error::PageError;
use crate::reader::Visit;
use crate::words::Value;
use crate::work::OVERLAP_SWEEP;

/// `POST /overlaps/look`
pub(super) async fn look(visit: Visit) -> Result<Redirect, PageError> {
    visit.require(Action::Edit, Resource::any(ResourceKind::Overlap))?;
    let system = visit.system()?.to_string();
    if running(&visit).await?.is_none() {
        visit.state.store.add_job(OVERLAP_SWEEP, &system).await?;
    }
    Ok(Redirect::to("/overlaps"))
}

/// How far the comparison is, in words, while it goes on.
pub(super) async fn progress(visit: &Visit) -> Result<Option<String>, PageError> {
    let words = visit.state.engine.words();
    let said = |job: Job| words.t("overlap-comparing", &[("count", Value::from(job.done))]);
    Ok(running(visit).await?.map(said))
}

async fn running(visit: &Visit) -> Result<Option<Job>, PageError> {
    let job = visit.state.store.lookup_last_job(&visit.system()?.to_string()).await?;
    let works =
        |job: &Job| job.kind == OVERLAP_SWEEP && matches!(job.state, JobState::Waiting | JobState::Running);
    Ok(job.filter(works))
}
