//! Jobs that try and import responses, and the sweep of what was left lying.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use chrono::TimeDelta;
use convenor_domain::ImportId;
use convenor_domain::response::ResponsePreview;
use convenor_store::{ImportStage, Job, ResponseUpload};
use tokio::time::sleep;

use super::{Fault, actor_of, beating};
use crate::response::{Done, Reached, RunError, Save, forget_file, intake_of, preview_of, run};
use crate::state::AppState;
use crate::upload::sweep_unfinished;

/// The kind of job that imports responses; its payload is the import's identifier.
pub const RESPONSE_IMPORT: &str = "response-import";
/// The kind of job that tries an import of responses; its payload is the import's identifier.
pub const RESPONSE_IMPORT_PREVIEW: &str = "response-import-preview";
/// The kind of job that removes files of responses that nobody needs any more.
pub const RESPONSE_SWEEP: &str = "response-sweep";

/// How often a long try looks whether it was cancelled.
const CANCELLED_EVERY: Duration = Duration::from_secs(1);
/// Uploads that nobody has touched for so many days are given up.
const UPLOAD_DAYS_MAX: i64 = 7;
/// Files of the lake that no import names are left for so many days: an import under way may need them.
const UNNAMED_DAYS_MIN: i64 = 1;

/// The upload that a job works on; `None` when somebody has cancelled it meanwhile.
async fn upload_of(state: &AppState, job: &Job) -> Result<Option<ResponseUpload>, Fault> {
    let id = job.payload.parse().map(ImportId);
    let id = id.map_err(|_| Fault::Lasting("The job names no import.".to_owned()))?;
    Ok(state.store.lookup_response_upload(id).await?)
}

pub(super) async fn try_import(state: &AppState, job: &Job) -> Result<(), Fault> {
    let Some(upload) = upload_of(state, job).await? else { return Ok(()) };
    if !matches!(upload.stage, ImportStage::Uploaded | ImportStage::Previewed) {
        return Ok(());
    }
    let tried = tokio::select! {
        tried = try_upload(state, job, &upload) => Some(tried),
        () = cancelled(state, upload.id) => None,
    };
    if tried.is_none() || is_cancelled(state, upload.id).await? {
        return Ok(());
    }
    let preview = tried.transpose()?;
    Ok(state.store.stage_response_upload(upload.id, ImportStage::Previewed, preview.as_ref()).await?)
}

/// Whether somebody has cancelled an upload: then there is nothing to say of it any more.
async fn is_cancelled(state: &AppState, id: ImportId) -> Result<bool, Fault> {
    Ok(state.store.lookup_response_upload(id).await?.is_none())
}

/// Resolves when somebody cancels an upload, so that the next job need not wait for what nobody wants.
async fn cancelled(state: &AppState, id: ImportId) {
    while !matches!(is_cancelled(state, id).await, Ok(true)) {
        sleep(CANCELLED_EVERY).await;
    }
}

async fn try_upload(state: &AppState, job: &Job, upload: &ResponseUpload) -> Result<ResponsePreview, Fault> {
    let done = run_import(state, job, upload, Save::DryRun).await?;
    preview_of(state, upload, done).await.map_err(fault)
}

pub(super) async fn import(state: &AppState, job: &Job) -> Result<(), Fault> {
    let upload = upload_of(state, job).await?;
    let upload = upload.ok_or_else(|| Fault::Lasting("The import is no longer there.".to_owned()))?;
    // The process may have ended after importing and before it could say so.
    if state.store.lookup_response_import(upload.id).await?.is_none() {
        let saved = run_import(state, job, &upload, Save::ForReal).await;
        if matches!(saved, Err(Fault::Lasting(_))) {
            state.store.stage_response_upload(upload.id, ImportStage::Failed, None).await?;
        }
        saved?;
    }
    forget_file(state, upload.id).await;
    state.lookup.catch_up(&state.store).await.map_err(Fault::from)
}

/// Reads the file of an upload while the job's heart beats, for whoever brought it, with the rights that they have now.
async fn run_import(state: &AppState, job: &Job, upload: &ResponseUpload, save: Save) -> Result<Done, Fault> {
    let gone = || Fault::Lasting("The account that began this import is no longer there.".to_owned());
    let actor = actor_of(state, upload.account.ok_or_else(gone)?).await?;
    let forbidden = || {
        let why = "Whoever began this import may not, or no longer, change what people answered to: ask somebody who may.";
        Fault::Lasting(why.to_owned())
    };
    let intake = intake_of(state, upload, &actor).await?.ok_or_else(forbidden)?;
    state.store.note_response_upload_work(upload.id).await?;
    let done = Arc::new(AtomicU64::new(0));
    let told = Arc::clone(&done);
    let note = move |reached: Reached| told.store(reached.rows, Ordering::Relaxed);
    let work = Box::pin(run(&state.store, &state.convened, &actor, &intake, save, note));
    beating(state, job, &done, work).await.map_err(fault)
}

fn fault(error: RunError) -> Fault {
    match error {
        RunError::Store(error) => error.into(),
        error => Fault::Lasting(error.to_string()),
    }
}

/// Gives up uploads that nobody comes back to, and removes files that nothing names.
pub(super) async fn sweep(state: &AppState) -> Result<(), Fault> {
    let now = state.store.clock().now();
    let untouched = state.store.list_stale_response_uploads(now - TimeDelta::days(UPLOAD_DAYS_MAX)).await?;
    for id in untouched {
        forget_file(state, id).await;
        state.store.remove_response_upload(id).await?;
    }
    sweep_unfinished(&state.uploads, now).await;
    let named = state.store.list_all_response_files().await?;
    let swept = state.convened.responses.sweep(&named, now, TimeDelta::days(UNNAMED_DAYS_MIN)).await;
    let files = swept.map_err(|error| Fault::Passing(error.to_string()))?;
    if files > 0 {
        tracing::info!(files, "removed files of responses that no import names");
    }
    Ok(())
}
