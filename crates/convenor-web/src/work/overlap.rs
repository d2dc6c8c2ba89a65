//! Jobs that look for overlaps: among planned work every night, and after an import among what it brought.

use std::sync::atomic::AtomicU64;

use convenor_domain::{Actor, ImportId, ReadScope, SystemId};
use convenor_store::{ImportStage, Job};

use super::{Fault, beating};
use crate::overlap::{sweep, sweep_duplicates};
use crate::state::AppState;

/// The kind of job that compares planned work; its payload is a system's identifier, or empty for all systems.
pub const OVERLAP_SWEEP: &str = "overlap-sweep";
/// The kind of job that compares what an import brought with the register; its payload is the import's identifier and
/// how many records were compared already.
pub const OVERLAP_DUPLICATES: &str = "overlap-duplicates";

/// Records compared in one job; the rest waits behind whatever others have queued meanwhile.
const RECORDS_PER_JOB: usize = 200;

/// The payload of a job that compares what an import brought, from its record number `from` on, counted from 0.
pub(crate) fn duplicates_of(import: ImportId, from: usize) -> String {
    format!("{import} {from}")
}

/// Compares the planned work of one system or of all, and forgets checks that nobody settled for long.
pub(super) async fn sweep_planned(state: &AppState, job: &Job) -> Result<(), Fault> {
    let done = AtomicU64::new(0);
    beating(state, job, &done, Box::pin(sweep_systems(state, job, &done))).await
}

async fn sweep_systems(state: &AppState, job: &Job, done: &AtomicU64) -> Result<(), Fault> {
    for system in systems(state, job).await? {
        sweep(&state.store, &state.lookup, system, done).await?;
    }
    let mut writing = state.store.begin(&Actor::operator()).await?;
    writing.remove_stale_overlap_checks().await?;
    writing.commit().await?;
    Ok(())
}

async fn systems(state: &AppState, job: &Job) -> Result<Vec<SystemId>, Fault> {
    if job.payload.is_empty() {
        return Ok(state.store.list_systems().await?.into_iter().map(|system| system.id).collect());
    }
    let system = job.payload.parse();
    Ok(vec![system.map_err(|_| Fault::Lasting("The job names no system.".to_owned()))?])
}

/// Compares some of what an import brought with the register, and queues the rest.
pub(super) async fn find_duplicates(state: &AppState, job: &Job) -> Result<(), Fault> {
    let (import, from) = read_payload(&job.payload)?;
    let import = state.store.lookup_import(ReadScope::Everything, import).await?;
    let Some(import) = import.filter(|import| import.stage == ImportStage::Imported) else { return Ok(()) };
    let added = state.store.list_engagements_added_by(import.id).await?;
    let some: Vec<_> = added.iter().copied().skip(from).take(RECORDS_PER_JOB).collect();
    let done = AtomicU64::new(0);
    let work = sweep_duplicates(&state.store, &state.lookup, import.system, &some, &done);
    beating(state, job, &done, Box::pin(work)).await?;
    let next = from.saturating_add(RECORDS_PER_JOB);
    if next < added.len() {
        state.store.add_job(OVERLAP_DUPLICATES, &duplicates_of(import.id, next)).await?;
    }
    Ok(())
}

fn read_payload(payload: &str) -> Result<(ImportId, usize), Fault> {
    let read =
        payload.split_once(' ').and_then(|(import, from)| Some((import.parse().ok()?, from.parse().ok()?)));
    read.ok_or_else(|| Fault::Lasting("The job names no import.".to_owned()))
}
