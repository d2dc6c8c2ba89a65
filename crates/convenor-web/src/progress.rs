//! How far the jobs of this process are: kept in memory, since the database is busy with the job's own transaction.

use std::collections::HashMap;
use std::sync::Mutex;

use uuid::Uuid;

/// Units done by each job that this process works on.
#[derive(Debug, Default)]
pub struct Progress(Mutex<HashMap<Uuid, u64>>);

impl Progress {
    /// Notes how far a job is.
    pub fn tell(&self, job: Uuid, done: u64) {
        if let Ok(mut jobs) = self.0.lock() {
            // Jobs come one at a time: what is remembered of earlier ones helps nobody.
            jobs.retain(|known, _| *known == job);
            jobs.insert(job, done);
        }
    }

    /// How far a job is, if this process works on it.
    pub fn of(&self, job: Uuid) -> Option<u64> {
        self.0.lock().ok()?.get(&job).copied()
    }
}
