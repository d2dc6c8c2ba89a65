//! The worker: takes long jobs from the queue, one at a time, and says how far it is.
//!
//! A process that ends in the middle of a job leaves nothing half done; the next one takes the job up again.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use convenor_domain::{Actor, ImportId, ReadScope};
use convenor_store::{ImportStage, Job, StoreError};
use tokio::time::sleep;

use crate::import::{RunError, Save, run};
use crate::state::AppState;

/// The kind of job that saves an import; its payload is the import's identifier.
pub const IMPORT: &str = "import";

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

/// Works for as long as the process lives.
pub async fn work(state: AppState) {
    loop {
        match work_once(&state).await {
            Ok(true) => {}
            Ok(false) => sleep(IDLE).await,
            Err(error) => {
                tracing::error!(%error, "the job queue cannot be read");
                sleep(IDLE * 10).await;
            }
        }
    }
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
        IMPORT => save_import(state, job).await,
        other => Err(Fault::Lasting(format!("Nobody knows how to do a job of the kind “{other}”."))),
    }
}

async fn save_import(state: &AppState, job: &Job) -> Result<(), Fault> {
    let id = job
        .payload
        .parse()
        .map(ImportId)
        .map_err(|_| Fault::Lasting("The job names no import.".to_owned()))?;
    let import = state.store.lookup_import(ReadScope::Everything, id).await?;
    let import = import.ok_or_else(|| Fault::Lasting("The import is no longer there.".to_owned()))?;
    if import.stage == ImportStage::Imported {
        // The process ended after saving and before it could say so.
        return Ok(());
    }
    let actor = Actor { account: import.account, ..Actor::operator() };
    let file = state.uploads.join(&import.file_hash);
    let done = Arc::new(AtomicU64::new(0));
    let told = Arc::clone(&done);
    let saving = run(&state.store, &actor, &import, &file, Save::ForReal, move |rows| {
        told.store(rows, Ordering::Relaxed);
    });
    match beating(state, job, &done, saving).await {
        Ok(_) => Ok(state
            .lookup
            .catch_up(&state.store)
            .await
            .map_err(|error| Fault::Passing(error.to_string()))?),
        Err(RunError::Store(error)) => Err(error.into()),
        Err(error) => {
            state.store.stage_import(id, ImportStage::Failed, None).await?;
            Err(Fault::Lasting(error.to_string()))
        }
    }
}

/// Does the work while the job's heart beats.
async fn beating<T>(
    state: &AppState,
    job: &Job,
    done: &AtomicU64,
    work: impl Future<Output = Result<T, RunError>>,
) -> Result<T, RunError> {
    let beat = async {
        loop {
            state.progress.tell(job.id, done.load(Ordering::Relaxed));
            if let Err(error) = state.store.beat_job(job.id, done.load(Ordering::Relaxed), None).await {
                tracing::warn!(%error, "the job's heart could not beat");
            }
            sleep(BEAT / 10).await;
        }
    };
    tokio::select! {
        result = work => result,
        () = beat => Err(RunError::Stopped),
    }
}
