//! The job queue: long work that survives leaving the page and the end of the process.
//!
//! A worker claims a waiting job and beats its heart while it works. A job whose heart has stopped is taken up
//! again, up to three times.

mod beat;
mod last;
mod regular;

pub(crate) use beat::Beats;

use chrono::{DateTime, Duration, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::job;
use crate::error::StoreError;
use crate::open::Store;
use crate::record::unreadable;
use crate::writing::Writing;

/// Attempts before a job is given up.
const ATTEMPTS_MAX: i32 = 3;
/// A heart that has not beaten for so long has stopped.
const HEARTBEAT_SECONDS_MAX: i64 = 30;

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobState {
    /// Waiting for a worker.
    Waiting,
    /// Being worked on.
    Running,
    /// Done.
    Done,
    /// Given up; the message says why.
    Failed,
}

impl JobState {
    const ALL: [Self; 4] = [Self::Waiting, Self::Running, Self::Done, Self::Failed];

    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }
}

/// A piece of long work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Identifier.
    pub id: Uuid,
    /// What kind of work.
    pub kind: String,
    /// What to work on, as the kind writes it.
    pub payload: String,
    /// Where it stands.
    pub state: JobState,
    /// How often it was begun.
    pub attempts: u32,
    /// Units done.
    pub done: u64,
    /// Units in all, where known.
    pub total: Option<u64>,
    /// Why it failed, in plain words.
    pub message: String,
    /// When it was queued.
    pub created_at: DateTime<Utc>,
}

impl Store {
    /// Queues a job.
    pub async fn add_job(&self, kind: &str, payload: &str) -> Result<Uuid, StoreError> {
        let _door = self.door().lock().await;
        let (id, now) = (self.clock().new_id(), self.clock().now());
        let row = waiting(id, kind, payload, now);
        job::Entity::insert(row).exec_without_returning(self.writer()).await?;
        Ok(id)
    }

    /// The job with this identifier.
    pub async fn lookup_job(&self, id: Uuid) -> Result<Option<Job>, StoreError> {
        let job = job::Entity::find_by_id(id).one(self.read()).await?.map(from_row).transpose()?;
        Ok(job.map(|job| self.beats().onto(job)))
    }

    /// Claims the oldest job that waits, or whose worker's heart has stopped. A job that has been begun three
    /// times without an end is given up instead.
    pub async fn claim_job(&self) -> Result<Option<Job>, StoreError> {
        let _door = self.door().lock().await;
        self.beats().save(self.writer()).await?;
        let now = self.clock().now();
        let stopped = now - Duration::seconds(HEARTBEAT_SECONDS_MAX);
        let waiting = Condition::all()
            .add(job::Column::State.eq(JobState::Waiting.key()))
            .add(job::Column::RunAfter.lte(now));
        let orphaned = Condition::all()
            .add(job::Column::State.eq(JobState::Running.key()))
            .add(job::Column::HeartbeatAt.lt(stopped));
        let claimable = Condition::any().add(waiting).add(orphaned);
        loop {
            let next = job::Entity::find()
                .filter(claimable.clone())
                .order_by_asc(job::Column::CreatedAt)
                .order_by_asc(job::Column::Id)
                .one(self.writer())
                .await?;
            let Some(next) = next else { return Ok(None) };
            if next.attempts >= ATTEMPTS_MAX {
                self.end_job(next.id, JobState::Failed, "It stopped three times before it was done.").await?;
            } else if self.claim(&next, &claimable, now).await? {
                let claimed = job::Entity::find_by_id(next.id).one(self.writer()).await?;
                return claimed.map(from_row).transpose();
            }
        }
    }

    /// Makes a job this worker's own, unless another process was quicker.
    async fn claim(
        &self,
        next: &job::Model,
        claimable: &Condition,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let claimed = job::Entity::update_many()
            .col_expr(job::Column::State, Expr::value(JobState::Running.key()))
            .col_expr(job::Column::Attempts, Expr::value(next.attempts + 1))
            .col_expr(job::Column::HeartbeatAt, Expr::value(now))
            .filter(job::Column::Id.eq(next.id))
            .filter(claimable.clone())
            .exec(self.writer())
            .await?;
        Ok(claimed.rows_affected > 0)
    }

    /// Ends a job well.
    pub async fn finish_job(&self, id: Uuid) -> Result<(), StoreError> {
        let _door = self.door().lock().await;
        self.end_job(id, JobState::Done, "").await
    }

    /// Ends a job with a reason that trying again would not change.
    pub async fn fail_job(&self, id: Uuid, message: &str) -> Result<(), StoreError> {
        let _door = self.door().lock().await;
        self.end_job(id, JobState::Failed, message).await
    }

    /// Puts a job back to be tried again after a while.
    pub async fn retry_job(&self, id: Uuid, message: &str, after: Duration) -> Result<(), StoreError> {
        let _door = self.door().lock().await;
        job::Entity::update_many()
            .col_expr(job::Column::State, Expr::value(JobState::Waiting.key()))
            .col_expr(job::Column::Message, Expr::value(message))
            .col_expr(job::Column::RunAfter, Expr::value(self.clock().now() + after))
            .filter(job::Column::Id.eq(id))
            .exec(self.writer())
            .await?;
        Ok(())
    }

    async fn end_job(&self, id: Uuid, state: JobState, message: &str) -> Result<(), StoreError> {
        self.beats().save(self.writer()).await?;
        job::Entity::update_many()
            .col_expr(job::Column::State, Expr::value(state.key()))
            .col_expr(job::Column::Message, Expr::value(message))
            .col_expr(job::Column::FinishedAt, Expr::value(self.clock().now()))
            .filter(job::Column::Id.eq(id))
            .exec(self.writer())
            .await?;
        Ok(())
    }
}

impl Writing<'_> {
    /// Queues a job, once all that is written with it is saved.
    pub async fn add_job(&self, kind: &str, payload: &str) -> Result<Uuid, StoreError> {
        let id = self.new_id();
        let row = waiting(id, kind, payload, self.now());
        job::Entity::insert(row).exec_without_returning(self.on()).await?;
        Ok(id)
    }
}

/// The row of a job that waits.
fn waiting(id: Uuid, kind: &str, payload: &str, now: DateTime<Utc>) -> job::ActiveModel {
    job::ActiveModel {
        id: Set(id),
        kind: Set(kind.to_owned()),
        payload: Set(payload.to_owned()),
        state: Set(JobState::Waiting.key().to_owned()),
        attempts: Set(0),
        done: Set(0),
        total: Set(None),
        message: Set(String::new()),
        run_after: Set(now),
        heartbeat_at: Set(None),
        created_at: Set(now),
        finished_at: Set(None),
    }
}

fn from_row(row: job::Model) -> Result<Job, StoreError> {
    let state = JobState::ALL.into_iter().find(|state| state.key() == row.state);
    Ok(Job {
        state: state.ok_or_else(|| unreadable("a job", &row.state))?,
        id: row.id,
        kind: row.kind,
        payload: row.payload,
        attempts: u32::try_from(row.attempts).unwrap_or_default(),
        done: u64::try_from(row.done).unwrap_or_default(),
        total: row.total.and_then(|total| u64::try_from(total).ok()),
        message: row.message,
        created_at: row.created_at,
    })
}
