//! Beginning a search, stopping it, and taking its list back.

use axum::extract::Path;
use axum::response::Redirect;
use convenor_domain::Action;
use convenor_domain::lottery::{Lottery, LotteryStatus};
use uuid::Uuid;

use super::{address, lookup};
use crate::error::PageError;
use crate::reader::Visit;
use crate::work::LOTTERY_SEARCH;

/// `POST /lottery/{id}/search`. Sent twice, it is searched once.
pub(super) async fn begin(visit: Visit, Path(id): Path<Uuid>) -> Result<Redirect, PageError> {
    let lottery = lookup::get(&visit, Action::Edit, id).await?;
    let to = address(lottery.id);
    lookup::pool(&visit.state, &lottery).await?;
    if lottery.status == LotteryStatus::Preparing && !lottery.plan.quotas.is_empty() {
        let id = lottery.id;
        let mut writing = visit.state.store.begin(visit.actor()).await?;
        writing.update_lottery(Lottery { status: LotteryStatus::Searching, ..lottery }).await?;
        writing.add_job(LOTTERY_SEARCH, &id.to_string()).await?;
        writing.commit().await?;
    }
    Ok(Redirect::to(&to))
}

/// `POST /lottery/{id}/stop`: stops a search, or takes back the list that it made, so that pool, quotas and choices can be
/// changed. What was drawn stays.
pub(super) async fn stop(visit: Visit, Path(id): Path<Uuid>) -> Result<Redirect, PageError> {
    let lottery = lookup::get(&visit, Action::Edit, id).await?;
    let to = address(lottery.id);
    if lottery.status == LotteryStatus::Drawn {
        return Err(PageError::Invalid(visit.state.word("lottery-drawn-stays")));
    }
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    writing.forget_lottery_found(lottery.id).await?;
    let mut after = Lottery { status: LotteryStatus::Preparing, outcome: None, ..lottery };
    after.plan.drawn_by = None;
    writing.update_lottery(after).await?;
    writing.commit().await?;
    visit.done(&to, visit.state.word("lottery-stopped")).await
}
