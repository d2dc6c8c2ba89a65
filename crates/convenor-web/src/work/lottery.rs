//! Jobs that look for the panels of a lottery, and the sweep of pools that have been kept long enough.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use convenor_domain::lottery::{Lottery, LotteryStatus};
use convenor_domain::{Actor, LotteryId};
use convenor_store::{Job, PoolRow};
use tokio::time::sleep;

use super::{Fault, beating};
use crate::lottery::{Found, REACHED_ALL, RunError, run};
use crate::state::AppState;

/// The kind of job that looks for the panels of a lottery; its payload is the lottery's identifier.
pub const LOTTERY_SEARCH: &str = "lottery-search";
/// The kind of job that erases pools that have been kept for as long as was said.
pub const LOTTERY_SWEEP: &str = "lottery-sweep";

/// How often a search looks whether somebody stopped it.
const STOPPED_EVERY: Duration = Duration::from_secs(1);

/// How far a search is, and whether it is to go on.
#[derive(Default)]
struct Reached {
    done: AtomicU64,
    stop: AtomicBool,
}

/// Tells the search's thread to end when nobody waits for it any more: the process ends, or somebody stopped it.
struct StopWhenDropped(Arc<Reached>);

impl Drop for StopWhenDropped {
    fn drop(&mut self) {
        self.0.stop.store(true, Ordering::Relaxed);
    }
}

pub(super) async fn search(state: &AppState, job: &Job) -> Result<(), Fault> {
    let Some(lottery) = searching(state, job).await? else { return Ok(()) };
    let Some(rows) = state.store.lookup_lottery_pool(lottery.id).await? else { return Ok(()) };
    let id = lottery.id;
    let reached = Arc::new(Reached::default());
    let _end = StopWhenDropped(Arc::clone(&reached));
    let found = tokio::select! {
        found = beating(state, job, &reached.done, on_a_thread(&reached, lottery, rows)) => found?,
        () = stopped(state, id) => return Ok(()),
    };
    match found {
        Ok(found) => save(state, id, found).await,
        Err(RunError::Stopped) => Ok(()),
        Err(error) => {
            begin_anew(state, id).await?;
            Err(Fault::Lasting(error.to_string()))
        }
    }
}

/// The lottery that a job works on; `None` when somebody has stopped the search or removed it meanwhile.
async fn searching(state: &AppState, job: &Job) -> Result<Option<Lottery>, Fault> {
    let id = job.payload.parse().map(LotteryId);
    let id = id.map_err(|_| Fault::Lasting("The job names no lottery.".to_owned()))?;
    let lottery = state.store.lookup_lottery(id).await?;
    Ok(lottery.filter(|lottery| lottery.status == LotteryStatus::Searching))
}

/// Searches where a thread may be busy for an hour.
async fn on_a_thread(
    reached: &Arc<Reached>,
    lottery: Lottery,
    rows: Vec<PoolRow>,
) -> Result<Result<Found, RunError>, Fault> {
    let reached = Arc::clone(reached);
    let work = move || {
        run(&lottery, rows, &mut |done| {
            reached.done.fetch_max(done.min(REACHED_ALL), Ordering::Relaxed);
            if reached.stop.load(Ordering::Relaxed) {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        })
    };
    let ended = tokio::task::spawn_blocking(work).await;
    ended.map_err(|_| Fault::Passing("The search ended too soon.".to_owned()))
}

/// Resolves when somebody stops a search, so that the next job need not wait for what nobody wants.
async fn stopped(state: &AppState, id: LotteryId) {
    loop {
        sleep(STOPPED_EVERY).await;
        let lottery = state.store.lookup_lottery(id).await;
        if let Ok(lottery) = lottery
            && lottery.is_none_or(|lottery| lottery.status != LotteryStatus::Searching)
        {
            return;
        }
    }
}

async fn save(state: &AppState, id: LotteryId, found: Found) -> Result<(), Fault> {
    let mut writing = state.store.begin(&Actor::operator()).await?;
    let lottery = state.store.lookup_lottery(id).await?;
    let Some(lottery) = lottery.filter(|lottery| lottery.status == LotteryStatus::Searching) else {
        return Ok(());
    };
    writing.put_lottery_found(id, &found.panels).await?;
    let listed = Lottery { status: LotteryStatus::Listed, outcome: Some(found.outcome), ..lottery };
    writing.update_lottery(listed).await?;
    writing.commit().await?;
    Ok(())
}

/// Lets pool, quotas and choices be changed again.
async fn begin_anew(state: &AppState, id: LotteryId) -> Result<(), Fault> {
    let mut writing = state.store.begin(&Actor::operator()).await?;
    if let Some(lottery) = state.store.lookup_lottery(id).await?
        && lottery.status == LotteryStatus::Searching
    {
        writing.update_lottery(Lottery { status: LotteryStatus::Preparing, ..lottery }).await?;
        writing.commit().await?;
    }
    Ok(())
}

/// Erases pools that have been kept for as long as was said.
pub(super) async fn sweep(state: &AppState) -> Result<(), Fault> {
    let due = state.store.list_lotteries_to_erase(state.store.clock().now()).await?;
    for lottery in due {
        let mut writing = state.store.begin(&Actor::operator()).await?;
        writing.erase_lottery_pool(lottery).await?;
        writing.commit().await?;
        state.store.settle().await?;
    }
    Ok(())
}
