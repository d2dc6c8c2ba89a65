//! Jobs that try and save imports.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use convenor_domain::{Actor, ImportId, ImportSummary, ReadScope};
use convenor_store::{Import, ImportStage, Job};

use super::{Fault, actor_of, beating};
use crate::import::{RunError, Save, file_of, forget_file, run};
use crate::state::AppState;

/// The kind of job that saves an import; its payload is the import's identifier.
pub const IMPORT: &str = "import";
/// The kind of job that tries an import without saving it; its payload is the import's identifier.
pub const IMPORT_PREVIEW: &str = "import-preview";

/// The import that a job works on; `None` when somebody has cancelled it meanwhile.
async fn import_of(state: &AppState, job: &Job) -> Result<Option<Import>, Fault> {
    let id = job.payload.parse().map(ImportId);
    let id = id.map_err(|_| Fault::Lasting("The job names no import.".to_owned()))?;
    Ok(state.store.lookup_import(ReadScope::Everything, id).await?)
}

pub(super) async fn preview_import(state: &AppState, job: &Job) -> Result<(), Fault> {
    let Some(import) = import_of(state, job).await? else { return Ok(()) };
    if !matches!(import.stage, ImportStage::Uploaded | ImportStage::Previewed) {
        return Ok(());
    }
    let summary = run_import(state, job, &import, Save::DryRun).await?;
    Ok(state.store.stage_import(import.id, ImportStage::Previewed, Some(&summary)).await?)
}

pub(super) async fn save_import(state: &AppState, job: &Job) -> Result<(), Fault> {
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
    state.store.settle().await?;
    state.lookup.catch_up(&state.store).await.map_err(Fault::from)
}

/// Reads the file of an import while the job's heart beats.
async fn run_import(
    state: &AppState,
    job: &Job,
    import: &Import,
    save: Save,
) -> Result<ImportSummary, Fault> {
    let actor = match import.account {
        Some(account) => actor_of(state, account).await?,
        None => Actor::operator(),
    };
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
