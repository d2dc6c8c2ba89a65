//! The worker: takes long jobs from the queue, one at a time, and says how far it is.
//!
//! A process that ends in the middle of a job leaves nothing half done; the next one takes the job up again.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use convenor_domain::{Actor, ImportId, ImportSummary, ReadScope};
use convenor_store::{Import, ImportStage, Job, StoreError};
use tokio::time::sleep;

use crate::import::{RunError, Save, file_of, forget_file, run};
use crate::state::AppState;

/// The kind of job that saves an import; its payload is the import's identifier.
pub const IMPORT: &str = "import";
/// The kind of job that tries an import without saving it; its payload is the import's identifier.
pub const IMPORT_PREVIEW: &str = "import-preview";

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
        IMPORT_PREVIEW => preview_import(state, job).await,
        other => Err(Fault::Lasting(format!("Nobody knows how to do a job of the kind “{other}”."))),
    }
}

/// The import that a job works on; `None` when somebody has cancelled it meanwhile.
async fn import_of(state: &AppState, job: &Job) -> Result<Option<Import>, Fault> {
    let id = job.payload.parse().map(ImportId);
    let id = id.map_err(|_| Fault::Lasting("The job names no import.".to_owned()))?;
    Ok(state.store.lookup_import(ReadScope::Everything, id).await?)
}

async fn preview_import(state: &AppState, job: &Job) -> Result<(), Fault> {
    let Some(import) = import_of(state, job).await? else { return Ok(()) };
    if !matches!(import.stage, ImportStage::Uploaded | ImportStage::Previewed) {
        return Ok(());
    }
    let summary = run_import(state, job, &import, Save::DryRun).await?;
    Ok(state.store.stage_import(import.id, ImportStage::Previewed, Some(&summary)).await?)
}

async fn save_import(state: &AppState, job: &Job) -> Result<(), Fault> {
    let import = import_of(state, job).await?;
    let import = import.ok_or_else(|| Fault::Lasting("The import is no longer there.".to_owned()))?;
    // The process may have ended after saving and before it could say so.
    if !matches!(import.stage, ImportStage::Imported | ImportStage::Undone) {
        let saved = run_import(state, job, &import, Save::ForReal).await;
        if matches!(saved, Err(Fault::Lasting(_))) {
            state.store.stage_import(import.id, ImportStage::Failed, None).await?;
        }
        saved?;
    }
    forget_file(state, &import).await?;
    state.lookup.catch_up(&state.store).await.map_err(|error| Fault::Passing(error.to_string()))
}

/// Who began an import, with the rights that they have now; the operator, where nobody did.
async fn actor_of(state: &AppState, import: &Import) -> Result<Actor, Fault> {
    let Some(id) = import.account else { return Ok(Actor::operator()) };
    let account = state.store.lookup_account(id).await?;
    let gone = || Fault::Lasting("The account that began this import is no longer there.".to_owned());
    Ok(account.ok_or_else(gone)?.actor())
}

/// Reads the file of an import while the job's heart beats.
async fn run_import(
    state: &AppState,
    job: &Job,
    import: &Import,
    save: Save,
) -> Result<ImportSummary, Fault> {
    let actor = actor_of(state, import).await?;
    let file = file_of(&state.uploads, import);
    let done = Arc::new(AtomicU64::new(0));
    let told = Arc::clone(&done);
    let work = Box::pin(run(&state.store, &actor, import, &file, save, move |rows| {
        told.store(rows, Ordering::Relaxed);
    }));
    beating(state, job, &done, work).await.map_err(|error| match error {
        RunError::Store(error) => error.into(),
        error => Fault::Lasting(error.to_string()),
    })
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
