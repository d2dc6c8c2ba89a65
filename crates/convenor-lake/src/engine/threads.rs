//! Threads of the engine's own, so that a heavy question never holds up the pages.

use std::io;

use convenor_domain::response::ask::AskError;
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;

use super::error::of_engine;

/// Threads that compute answers.
pub(super) struct Threads(Option<Runtime>);

impl Threads {
    pub(super) fn start(count: usize) -> io::Result<Self> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(count.max(1))
            .thread_name("lake")
            .enable_all()
            .build()?;
        Ok(Self(Some(runtime)))
    }

    /// Computes an answer. Dropped before that, the work stops.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        work: impl Future<Output = Result<T, AskError>> + Send + 'static,
    ) -> Result<T, AskError> {
        let runtime = self.0.as_ref().ok_or_else(|| of_engine("the engine has stopped"))?;
        // A set stops its tasks when it is dropped.
        let mut tasks = JoinSet::new();
        tasks.spawn_on(work, runtime.handle());
        match tasks.join_next().await {
            Some(Ok(answer)) => answer,
            Some(Err(error)) => Err(of_engine(error)),
            None => Err(of_engine("the engine broke off")),
        }
    }
}

impl Drop for Threads {
    fn drop(&mut self) {
        // Waiting for threads is not allowed where pages are served.
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}
