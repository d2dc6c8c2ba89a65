//! How much of the machine the engine may take.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use datafusion::error::DataFusionError;
use datafusion::execution::disk_manager::{DiskManagerBuilder, DiskManagerMode};
use datafusion::execution::memory_pool::FairSpillPool;
use datafusion::execution::runtime_env::{RuntimeEnv, RuntimeEnvBuilder};
use datafusion::prelude::{SessionConfig, SessionContext};

use super::embedded;
use crate::Lake;

/// How much of the machine the engine may take.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Memory for all questions together, in bytes; what needs more is spilled to the disk.
    pub memory_bytes: usize,
    /// Longest that anybody waits for an answer.
    pub deadline: Duration,
    /// Threads that compute.
    pub threads: usize,
    /// Folder for what is spilled; it may be lost at any time.
    pub spill_folder: PathBuf,
}

impl Limits {
    /// What all questions share: memory, the spill folder, the lake.
    pub(super) fn runtime(&self, lake: &Lake) -> Result<Arc<RuntimeEnv>, DataFusionError> {
        let folders = DiskManagerMode::Directories(vec![self.spill_folder.clone()]);
        let runtime = RuntimeEnvBuilder::new()
            .with_memory_pool(Arc::new(FairSpillPool::new(self.memory_bytes)))
            .with_disk_manager_builder(DiskManagerBuilder::default().with_mode(folders))
            .build_arc()?;
        let place =
            url::Url::parse(embedded::LAKE).map_err(|error| DataFusionError::External(Box::new(error)))?;
        runtime.register_object_store(&place, Arc::clone(&lake.store));
        Ok(runtime)
    }

    /// What one question runs in.
    pub(super) fn session(&self, runtime: &Arc<RuntimeEnv>) -> SessionContext {
        let config = SessionConfig::new()
            .with_target_partitions(self.threads)
            // Counts have to come from the rows that were read, never from what a file says of itself.
            .with_collect_statistics(false);
        SessionContext::new_with_config_rt(config, Arc::clone(runtime))
    }
}
