//! The worker: takes long jobs from the queue, one at a time, and says how far it is.
//!
//! A process that ends in the middle of a job leaves nothing half done; the next one takes the job up again.

mod import;
mod lottery;
mod nightly;
mod overlap;
mod response;
mod seat;

pub use import::{IMPORT, IMPORT_PREVIEW};
pub use lottery::{LOTTERY_SEARCH, LOTTERY_SWEEP};
pub use nightly::queue_nightly;
pub(crate) use overlap::duplicates_of;
pub use overlap::{OVERLAP_DUPLICATES, OVERLAP_SWEEP};
pub use response::{RESPONSE_IMPORT, RESPONSE_IMPORT_PREVIEW, RESPONSE_SWEEP};
pub use seat::SEAT_SWEEP;

use std::convert::Infallible;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use convenor_domain::{AccountId, Actor};
use convenor_store::{Job, StoreError};
use tokio::time::sleep;

use crate::lookup::LookupError;
use crate::state::AppState;

/// How long an idle worker waits before it looks again.
const IDLE: Duration = Duration::from_millis(500);
/// How often a job's heart beats.
const BEAT: Duration = Duration::from_secs(5);

/// Why a job ended without having done its work.
enum Fault {
    /// Trying again may help.
    Passing(String),
    /// Trying again would end the same way.
    Lasting(String),
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Passing(error.to_string())
    }
}

impl From<LookupError> for Fault {
    fn from(error: LookupError) -> Self {
        Self::Passing(error.to_string())
    }
}

/// Works for as long as the process lives.
pub async fn work(state: AppState) {
    let mut night = None;
    loop {
        match next(&state, &mut night).await {
            Ok(true) => {}
            Ok(false) => sleep(IDLE).await,
            Err(error) => {
                tracing::error!(%error, "the job queue cannot be read");
                sleep(IDLE * 10).await;
            }
        }
    }
}

/// Queues what has become due since the `night` that was looked after last, and does the next job.
async fn next(state: &AppState, night: &mut Option<nightly::Night>) -> Result<bool, StoreError> {
    let due = nightly::due(state.store.clock().now());
    if *night != Some(due) {
        queue_nightly(&state.store).await?;
        *night = Some(due);
    }
    work_once(state).await
}

/// Does the next job, if there is one.
pub async fn work_once(state: &AppState) -> Result<bool, StoreError> {
    let Some(job) = state.store.claim_job().await? else { return Ok(false) };
    match do_job(state, &job).await {
        Ok(()) => state.store.finish_job(job.id).await?,
        Err(Fault::Lasting(message)) => state.store.fail_job(job.id, &message).await?,
        Err(Fault::Passing(message)) => {
            tracing::warn!(job = %job.id, attempt = job.attempts, message, "a job failed and will be tried again");
            let wait = chrono::Duration::seconds(i64::from(job.attempts) * 10);
            state.store.retry_job(job.id, &message, wait).await?;
        }
    }
    Ok(true)
}

async fn do_job(state: &AppState, job: &Job) -> Result<(), Fault> {
    match job.kind.as_str() {
        IMPORT => import::save_import(state, job).await,
        IMPORT_PREVIEW => import::preview_import(state, job).await,
        OVERLAP_SWEEP => overlap::sweep_planned(state, job).await,
        OVERLAP_DUPLICATES => overlap::find_duplicates(state, job).await,
        RESPONSE_IMPORT => response::import(state, job).await,
        RESPONSE_IMPORT_PREVIEW => response::try_import(state, job).await,
        RESPONSE_SWEEP => response::sweep(state).await,
        LOTTERY_SEARCH => lottery::search(state, job).await,
        LOTTERY_SWEEP => lottery::sweep(state).await,
        SEAT_SWEEP => seat::sweep(state).await,
        other => Err(Fault::Lasting(format!("Nobody knows how to do a job of the kind “{other}”."))),
    }
}

/// Somebody who began an import, with the rights that they have now.
async fn actor_of(state: &AppState, account: AccountId) -> Result<Actor, Fault> {
    let account = state.store.lookup_account(account).await?;
    let gone = || Fault::Lasting("The account that began this import is no longer there.".to_owned());
    Ok(account.ok_or_else(gone)?.actor())
}

/// Does the work while the job's heart beats.
async fn beating<T>(state: &AppState, job: &Job, done: &AtomicU64, work: impl Future<Output = T>) -> T {
    tokio::select! {
        result = work => result,
        never = beat(state, job, done) => match never {},
    }
}

/// Beats a job's heart until the work is done.
async fn beat(state: &AppState, job: &Job, done: &AtomicU64) -> Infallible {
    loop {
        if let Err(error) = state.store.beat_job(job.id, done.load(Ordering::Relaxed), None).await {
            tracing::warn!(%error, "the job's heart could not beat");
        }
        sleep(BEAT / 10).await;
    }
}
