//! The engine: answers questions about responses with `DataFusion`, inside this process, within a memory limit.
//!
//! Every statement reads all rows of the engagement's files and brings their control totals with its answer; an answer
//! whose totals are not the manifest's is thrown away.

mod answer;
mod count;
mod error;
mod group;
mod limits;
mod manifest;
mod number;
mod opened;
mod remembered;
mod threads;

use std::collections::HashSet;
use std::sync::Arc;

use convenor_domain::EngagementId;
use convenor_domain::response::ask::{AskError, Within};
use datafusion::execution::runtime_env::RuntimeEnv;

pub use self::error::EngineError;
pub use self::limits::Limits;
pub use self::manifest::{Manifest, ManifestError, ManifestFiles};
use self::opened::Opened;
use self::remembered::Remembered;
use self::threads::Threads;
use crate::verify::Verified;
use crate::{Lake, layout};

/// Answers questions about responses: see [`AskResponses`](convenor_domain::response::ask::AskResponses).
pub struct Engine {
    lake: Lake,
    manifest: Arc<dyn Manifest>,
    limits: Limits,
    runtime: Arc<RuntimeEnv>,
    verified: Verified,
    remembered: Remembered,
    threads: Threads,
}

impl Engine {
    /// An engine over a lake and its manifest. Errors: its threads cannot be started, or the limits cannot be kept.
    pub fn new(lake: Lake, manifest: Arc<dyn Manifest>, limits: Limits) -> Result<Self, EngineError> {
        let runtime = limits.runtime(&lake)?;
        let threads = Threads::start(limits.threads)?;
        let (verified, remembered) = (Verified::default(), Remembered::default());
        Ok(Self { lake, manifest, limits, runtime, verified, remembered, threads })
    }

    /// The lake that it reads.
    pub(crate) fn lake(&self) -> &Lake {
        &self.lake
    }

    /// Keys of all responses of an engagement: what tells a duplicate at import.
    pub async fn known_keys(&self, engagement: EngagementId) -> Result<HashSet<i64>, AskError> {
        let keys = async {
            let opened = self.open(&Within::all(engagement)).await?;
            self.fold(&opened, &[layout::KEY], HashSet::new(), |known, group| {
                known.extend(group.whole_number(0));
            })
            .await
        };
        self.in_time(keys).await
    }

    /// The files of an engagement, each found to be as it was written.
    async fn open(&self, within: &Within) -> Result<Opened, AskError> {
        let files = self.manifest.files(within.engagement).await;
        let files = files.map_err(|error| AskError::Engine { reason: error.to_string() })?;
        for file in &files {
            let (verified, store, file) = (self.verified.clone(), Arc::clone(&self.lake.store), file.clone());
            self.threads
                .run(async move { verified.check(&*store, &file).await.map_err(error::of_file) })
                .await?;
        }
        Opened::new(files, within, self.limits.session(&self.runtime), self.remembered.clone())
    }

    /// Runs a grouping statement over all files and folds its groups, once their control totals are found right.
    async fn fold<S: Send + 'static>(
        &self,
        opened: &Opened,
        columns: &[&str],
        start: S,
        add: impl FnMut(&mut S, &group::Group<'_>) + Send + 'static,
    ) -> Result<S, AskError> {
        let work = opened.fold(opened.grouped(columns), columns.len(), start, add);
        self.threads.run(work).await
    }

    /// An answer, or an error when it takes too long.
    async fn in_time<T>(&self, answer: impl Future<Output = Result<T, AskError>>) -> Result<T, AskError> {
        let seconds = self.limits.deadline.as_secs_f32();
        let late = |_| AskError::Engine { reason: format!("there was no answer within {seconds} seconds") };
        tokio::time::timeout(self.limits.deadline, answer).await.map_err(late)?
    }
}
