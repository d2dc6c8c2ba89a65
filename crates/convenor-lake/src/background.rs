//! Threads of the lake's own, which end in the background: waiting for them is not allowed where pages are served.

use std::io;

use tokio::runtime::{Builder, Handle, Runtime};

/// Threads that end in the background when it is dropped.
#[derive(Debug)]
pub(crate) struct Background {
    /// `None` only while it is dropped.
    runtime: Option<Runtime>,
    handle: Handle,
}

impl Background {
    /// Starts some threads under a name.
    pub(crate) fn start(name: &str, threads: usize) -> io::Result<Self> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(threads.max(1))
            .thread_name(name)
            .enable_all()
            .build()?;
        let handle = runtime.handle().clone();
        Ok(Self { runtime: Some(runtime), handle })
    }

    /// What puts work on the threads.
    pub(crate) fn handle(&self) -> &Handle {
        &self.handle
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
