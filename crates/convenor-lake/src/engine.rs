//! The engine: answers questions about responses with `DataFusion`, inside this process, within a memory limit.
//!
//! Every statement reads all rows of the engagement's files and brings their control totals with its answer; an answer
//! whose totals are not the manifest's is thrown away.

mod answer;
mod count;
mod error;
pub(crate) mod group;
mod limits;
mod manifest;
mod number;
mod opened;
mod remembered;
mod roll_up;
mod threads;

use std::collections::HashSet;
use std::sync::Arc;

use convenor_domain::EngagementId;
use convenor_domain::response::ResponseFile;
use convenor_domain::response::ask::{AskError, Within};
use datafusion::execution::runtime_env::RuntimeEnv;

pub use self::error::EngineError;
pub use self::limits::Limits;
pub use self::manifest::{Manifest, ManifestError, ManifestFiles};
use self::opened::Opened;
use self::remembered::Remembered;
use self::threads::Threads;
use crate::verify::{Content, Verified};
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

    /// The files of an engagement.
    async fn open(&self, within: &Within) -> Result<Opened, AskError> {
        let files = self.manifest.files(within.engagement).await;
        self.opened(files.map_err(|error| AskError::Engine { reason: error.to_string() })?, within)
    }

    fn opened(&self, files: Vec<ResponseFile>, within: &Within) -> Result<Opened, AskError> {
        Opened::new(files, within, self.limits.session(&self.runtime), self.remembered.clone())
    }

    /// That what is about to be read is as it was written.
    async fn verify(&self, contents: Vec<Content>) -> Result<(), AskError> {
        let (verified, store) = (self.verified.clone(), Arc::clone(&self.lake.store));
        let check = async move {
            for content in contents {
                verified.check(&*store, &content).await.map_err(error::of_file)?;
            }
            Ok(())
        };
        self.threads.run(check).await
    }

    /// Runs a grouping statement over all files, or over their counts where those tell enough, and folds its groups, once
    /// their control totals are found right.
    async fn fold<S: Send + 'static>(
        &self,
        opened: &Opened,
        columns: &[&str],
        start: S,
        add: impl FnMut(&mut S, &group::Group<'_>) + Send + 'static,
    ) -> Result<S, AskError> {
        let (statement, read) = opened.grouped(columns);
        self.verify(read).await?;
        let work = opened.fold(statement, columns.len(), start, add);
        self.threads.run(work).await
    }

    /// An answer, or an error when it takes too long.
    async fn in_time<T>(&self, answer: impl Future<Output = Result<T, AskError>>) -> Result<T, AskError> {
        let seconds = self.limits.deadline.as_secs_f32();
        let late = |_| AskError::Engine { reason: format!("there was no answer within {seconds} seconds") };
        tokio::time::timeout(self.limits.deadline, answer).await.map_err(late)?
    }
}
