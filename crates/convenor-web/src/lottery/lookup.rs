//! One lottery, or nothing: what somebody may not run is not there for them.

use convenor_domain::lottery::Lottery;
use convenor_domain::{Action, LotteryId, Resource, ResourceKind};
use convenor_store::{JobState, PoolRow};
use uuid::Uuid;

use super::address;
use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;
use crate::theme::Crumb;

/// The lottery with this identifier, if the reader may do this to it.
pub(super) async fn get(visit: &Visit, action: Action, id: Uuid) -> Result<Lottery, PageError> {
    visit.require(action, Resource::any(ResourceKind::Lottery))?;
    let lottery = visit.state.store.lookup_lottery(LotteryId(id)).await?.ok_or(PageError::NotFound)?;
    visit.require(action, Resource::one(ResourceKind::Lottery, &lottery.access()))?;
    Ok(lottery)
}

/// The same where pool, quotas and choices may still change.
pub(super) async fn get_open(visit: &Visit, id: Uuid) -> Result<Lottery, PageError> {
    let lottery = get(visit, Action::Edit, id).await?;
    if lottery.status.may_change() {
        Ok(lottery)
    } else {
        Err(PageError::Invalid(visit.state.word("lottery-not-open")))
    }
}

/// Those who volunteered; an error where their pool is erased.
pub(super) async fn pool(state: &AppState, lottery: &Lottery) -> Result<Vec<PoolRow>, PageError> {
    let pool = state.store.lookup_lottery_pool(lottery.id).await?;
    pool.ok_or_else(|| PageError::Invalid(state.word("lottery-pool-gone")))
}

/// Why the last search of a lottery ended without panels; empty where none did.
pub(super) async fn failed(visit: &Visit, lottery: &Lottery) -> Result<String, PageError> {
    let job = visit.state.store.lookup_last_job(&lottery.id.to_string()).await?;
    let failed = job.filter(|job| job.state == JobState::Failed);
    Ok(failed.map(|job| job.message).unwrap_or_default())
}

/// Saves a lottery for the reader.
pub(super) async fn save(visit: &Visit, lottery: Lottery) -> Result<Lottery, PageError> {
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    let saved = writing.update_lottery(lottery).await?;
    writing.commit().await?;
    Ok(saved)
}

/// The way back from a page of a lottery.
pub(super) fn trail(state: &AppState, lottery: &Lottery) -> Vec<Crumb> {
    let mut trail = up(state);
    trail.push(Crumb::new(address(lottery.id), lottery.name.clone()));
    trail
}

/// The way back from a lottery's own page.
pub(super) fn up(state: &AppState) -> Vec<Crumb> {
    vec![Crumb::new("/lottery", state.word("lottery-title"))]
}
