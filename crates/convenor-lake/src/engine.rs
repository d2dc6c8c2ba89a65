//! The engine: answers questions about responses with `DataFusion`, inside this process, within a memory limit; or asks a
//! cluster first, where there is one.
//!
//! Every statement reads all rows of the engagement's files and brings their control total with its answer: how many rows
//! it read, and the sum of their keys where keys are wanted. An answer whose total is not the manifest's is thrown away.

mod answer;
mod apart;
mod count;
mod embedded;
pub(crate) mod error;
pub(crate) mod group;
mod limits;
mod manifest;
mod number;
mod opened;
pub(crate) mod read;
mod remembered;
mod roll_up;
pub(crate) mod runners;
pub(crate) mod statement;
mod threads;

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use convenor_domain::EngagementId;
use convenor_domain::response::ResponseFile;
use convenor_domain::response::ask::{AskError, KeySums, Within};
use tokio::time::Instant;

use self::embedded::Embedded;
pub use self::error::EngineError;
pub use self::limits::Limits;
pub use self::manifest::{Manifest, ManifestError, ManifestFiles};
use self::opened::{Asking, Opened};
use self::remembered::Remembered;
pub use self::runners::Served;
use self::runners::{Runner, Runners};
use self::statement::Runs;
use self::threads::Threads;
#[cfg(feature = "cluster")]
use crate::Cluster;
use crate::verify::{Content, Verified};
use crate::{Lake, layout};

/// Answers questions about responses: see [`AskResponses`](convenor_domain::response::ask::AskResponses).
pub struct Engine {
    lake: Lake,
    manifest: Arc<dyn Manifest>,
    deadline: Duration,
    runners: Arc<Runners>,
    verified: Verified,
    remembered: Remembered,
    threads: Threads,
}

impl Engine {
    /// An engine over a lake and its manifest. Errors: its threads cannot be started, or the limits cannot be kept.
    pub fn new(lake: Lake, manifest: Arc<dyn Manifest>, limits: Limits) -> Result<Self, EngineError> {
        Self::with_runner(lake, manifest, limits, None)
    }

    /// An engine that asks a cluster first. Errors as with [`new`](Self::new).
    #[cfg(feature = "cluster")]
    pub fn with_cluster(
        lake: Lake,
        manifest: Arc<dyn Manifest>,
        limits: Limits,
        cluster: Cluster,
    ) -> Result<Self, EngineError> {
        let spark = cluster.over(&lake);
        Self::with_runner(lake, manifest, limits, Some(Box::new(spark)))
    }

    fn with_runner(
        lake: Lake,
        manifest: Arc<dyn Manifest>,
        limits: Limits,
        cluster: Option<Box<dyn Runner>>,
    ) -> Result<Self, EngineError> {
        let threads = Threads::start(limits.threads)?;
        let (deadline, embedded) = (limits.deadline, Embedded::new(&lake, limits)?);
        let runners = Arc::new(Runners::new(Box::new(embedded), cluster));
        let (verified, remembered) = (Verified::default(), Remembered::default());
        Ok(Self { lake, manifest, deadline, runners, verified, remembered, threads })
    }

    /// How many statements each engine answered.
    pub fn served(&self) -> Served {
        self.runners.served()
    }

    /// The lake that it reads.
    pub(crate) fn lake(&self) -> &Lake {
        &self.lake
    }

    /// Keys of all responses of an engagement: what tells a duplicate at import.
    pub async fn known_keys(&self, engagement: EngagementId) -> Result<HashSet<i64>, AskError> {
        let keys = async {
            let within = Within { keys: KeySums::Wanted, ..Within::all(engagement) };
            let opened = self.open_for(&within, Runs::Here).await?;
            self.fold(&opened, &[layout::KEY], HashSet::new(), |known, group| {
                known.extend(group.whole_number(0));
            })
            .await
        };
        self.in_time(keys).await
    }

    /// The files of an engagement, to be read by any engine.
    async fn open(&self, within: &Within) -> Result<Opened, AskError> {
        self.open_for(within, Runs::Anywhere).await
    }

    async fn open_for(&self, within: &Within, runs: Runs) -> Result<Opened, AskError> {
        let files = self.manifest.files(within.engagement).await;
        let mut files = files.map_err(|error| AskError::Engine { reason: error.to_string() })?;
        files.retain(|file| within.takes(file.import));
        self.opened(files, within, runs)
    }

    fn opened(&self, files: Vec<ResponseFile>, within: &Within, runs: Runs) -> Result<Opened, AskError> {
        // The second half of the time is this process's own, should a cluster fail late.
        let latest = Instant::now() + self.deadline / 2;
        let (runners, remembered) = (Arc::clone(&self.runners), self.remembered.clone());
        Opened::new(files, within, Asking { runners, remembered, runs, latest })
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
    async fn fold<S: Clone + Send + 'static>(
        &self,
        opened: &Opened,
        columns: &[&str],
        start: S,
        add: impl FnMut(&mut S, &group::Group<'_>) + Clone + Send + 'static,
    ) -> Result<S, AskError> {
        let (statement, read) = opened.grouped(columns);
        self.verify(read).await?;
        let work = opened.fold(statement, columns.len(), start, add);
        self.threads.run(work).await
    }

    /// An answer, or an error when it takes too long.
    async fn in_time<T>(&self, answer: impl Future<Output = Result<T, AskError>>) -> Result<T, AskError> {
        let seconds = self.deadline.as_secs_f32();
        let late = |_| AskError::Engine { reason: format!("there was no answer within {seconds} seconds") };
        tokio::time::timeout(self.deadline, answer).await.map_err(late)?
    }
}
