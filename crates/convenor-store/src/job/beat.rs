//! Heartbeats of running jobs, kept in memory while the store's one writer is busy.
//!
//! A long import is one transaction. On SQLite nothing else can be written meanwhile, so its own heartbeats wait
//! here: readers of this process see them at once, and they are saved with the transaction, before anybody could
//! take the job for orphaned.

use std::collections::HashMap;
use std::sync::Mutex;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{Job, JobState};
use crate::entity::job;
use crate::error::StoreError;
use crate::open::Store;

/// One beat of a job's heart.
#[derive(Clone, Copy)]
struct Beat {
    at: DateTime<Utc>,
    done: u64,
    total: Option<u64>,
}

/// Beats not saved yet, the last of each job.
#[derive(Default)]
pub(crate) struct Beats(Mutex<HashMap<Uuid, Beat>>);

impl Beats {
    fn keep(&self, id: Uuid, beat: Beat) {
        if let Ok(mut beats) = self.0.lock() {
            beats.insert(id, beat);
        }
    }

    fn take(&self) -> HashMap<Uuid, Beat> {
        self.0.lock().map(|mut beats| std::mem::take(&mut *beats)).unwrap_or_default()
    }

    /// A job as it stands, beats not saved yet included.
    pub(super) fn onto(&self, job: Job) -> Job {
        let beat = self.0.lock().ok().and_then(|beats| beats.get(&job.id).copied());
        match beat {
            Some(Beat { done, total, .. }) if job.state == JobState::Running => Job { done, total, ..job },
            _ => job,
        }
    }

    /// Saves what waits.
    pub(crate) async fn save(&self, on: &impl ConnectionTrait) -> Result<(), StoreError> {
        for (id, beat) in self.take() {
            job::Entity::update_many()
                .col_expr(job::Column::HeartbeatAt, Expr::value(beat.at))
                .col_expr(job::Column::Done, Expr::value(i64::try_from(beat.done).unwrap_or(i64::MAX)))
                .col_expr(
                    job::Column::Total,
                    Expr::value(beat.total.and_then(|total| i64::try_from(total).ok())),
                )
                .filter(job::Column::Id.eq(id))
                .filter(job::Column::State.eq(JobState::Running.key()))
                .exec(on)
                .await?;
        }
        Ok(())
    }
}

impl Store {
    /// Beats a job's heart and says how far it is. Waits for nobody: while this process writes on SQLite, the beat
    /// is kept and saved with what is written.
    pub async fn beat_job(&self, id: Uuid, done: u64, total: Option<u64>) -> Result<(), StoreError> {
        self.beats().keep(id, Beat { at: self.clock().now(), done, total });
        let door = self.door().try_lock();
        let several_writers = self.backend() == DbBackend::Postgres;
        if door.is_ok() || several_writers {
            self.beats().save(self.writer()).await?;
        }
        Ok(())
    }
}
