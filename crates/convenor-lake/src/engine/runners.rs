//! The engines that can run a statement: a cluster where there is one, and always the one in this process. What goes wrong
//! with the cluster, in whatever way, costs time and never an answer: it is made here instead.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use convenor_domain::response::ask::AskError;
use futures::TryStreamExt;
use futures::future::BoxFuture;
use tokio::time::Instant;

use super::error::of_engine;
use super::read::{Batches, Read};
use super::statement::{Runs, Statement};

/// How long nothing is asked of a cluster that has failed, so that not every page waits for it.
const REST: Duration = Duration::from_secs(30);

/// Runs statements.
pub(crate) trait Runner: Send + Sync {
    /// Begins to run a statement.
    fn run<'a>(&'a self, statement: &'a Statement) -> BoxFuture<'a, Result<Batches, AskError>>;
}

/// How many statements each engine answered since the process began. What was remembered is not among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Served {
    /// By the engine in this process, because there is no cluster or the statement was not for one.
    pub embedded: u64,
    /// By the cluster.
    pub cluster: u64,
    /// By the engine in this process, because the cluster had failed.
    pub instead: u64,
}

/// The engines.
pub(super) struct Runners {
    embedded: Box<dyn Runner>,
    cluster: Option<Box<dyn Runner>>,
    rests_until: Mutex<Option<Instant>>,
    counts: Counts,
}

#[derive(Default)]
struct Counts {
    embedded: AtomicU64,
    cluster: AtomicU64,
    instead: AtomicU64,
}

impl Runners {
    pub(super) fn new(embedded: Box<dyn Runner>, cluster: Option<Box<dyn Runner>>) -> Self {
        Self { embedded, cluster, rests_until: Mutex::new(None), counts: Counts::default() }
    }

    pub(super) fn served(&self) -> Served {
        let Counts { embedded, cluster, instead } = &self.counts;
        Served {
            embedded: embedded.load(Ordering::Relaxed),
            cluster: cluster.load(Ordering::Relaxed),
            instead: instead.load(Ordering::Relaxed),
        }
    }

    /// What a reader makes of a statement's result. The cluster has time until `latest`; the rest is left for this process.
    pub(super) async fn read<R: Read>(
        &self,
        statement: &Statement,
        reader: R,
        latest: Instant,
    ) -> Result<R::Output, AskError> {
        let cluster = self.cluster.as_deref().filter(|_| statement.runs == Runs::Anywhere);
        let Some(cluster) = cluster else {
            let output = read(&*self.embedded, statement, reader).await?;
            self.counts.embedded.fetch_add(1, Ordering::Relaxed);
            return Ok(output);
        };
        if !self.rests() {
            match tokio::time::timeout_at(latest, read(cluster, statement, reader.clone())).await {
                Ok(Ok(output)) => {
                    self.counts.cluster.fetch_add(1, Ordering::Relaxed);
                    return Ok(output);
                }
                Ok(Err(error)) => self.rest(&error),
                Err(_) => self.rest(&of_engine("there was no answer in time")),
            }
        }
        let output = read(&*self.embedded, statement, reader).await?;
        self.counts.instead.fetch_add(1, Ordering::Relaxed);
        Ok(output)
    }

    fn rests(&self) -> bool {
        let until = *self.rests_until.lock().unwrap_or_else(PoisonError::into_inner);
        until.is_some_and(|until| Instant::now() < until)
    }

    fn rest(&self, error: &AskError) {
        tracing::warn!(%error, "the cluster failed: this process answers instead, for {} seconds", REST.as_secs());
        *self.rests_until.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now() + REST);
    }
}

async fn read<R: Read>(
    runner: &dyn Runner,
    statement: &Statement,
    mut reader: R,
) -> Result<R::Output, AskError> {
    let mut batches = runner.run(statement).await?;
    while let Some(batch) = batches.try_next().await? {
        reader.take(batch)?;
    }
    reader.finish()
}
