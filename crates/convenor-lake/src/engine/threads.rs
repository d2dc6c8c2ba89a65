//! Threads of the engine's own, so that a heavy question never holds up the pages.

use std::io;

use convenor_domain::response::ask::AskError;
use tokio::task::JoinSet;

use super::error::of_engine;
use crate::background::Background;

/// Threads that compute answers.
pub(super) struct Threads(Background);

impl Threads {
    pub(super) fn start(count: usize) -> io::Result<Self> {
        Ok(Self(Background::start("lake", count)?))
    }

    /// Computes an answer. Dropped before that, the work stops.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        work: impl Future<Output = Result<T, AskError>> + Send + 'static,
    ) -> Result<T, AskError> {
        // A set stops its tasks when it is dropped.
        let mut tasks = JoinSet::new();
        tasks.spawn_on(work, self.0.handle());
        match tasks.join_next().await {
            Some(Ok(answer)) => answer,
            Some(Err(error)) => Err(of_engine(error)),
            None => Err(of_engine("the engine broke off")),
        }
    }
}
