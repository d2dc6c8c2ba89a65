//! What stops the engine from starting, and how what goes wrong inside it is told to those who asked.

use convenor_domain::response::ask::AskError;
use datafusion::error::DataFusionError;

use crate::LakeError;

/// The engine cannot start.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The operating system gives no threads.
    #[error("the engine of the lake gets no threads: {0}")]
    Threads(#[from] std::io::Error),
    /// The limits cannot be kept.
    #[error(
        "the engine of the lake cannot start: {0}; check the memory and the spill folder in the settings"
    )]
    Limits(#[from] DataFusionError),
}

/// The engine broke off.
pub(crate) fn of_engine(error: impl std::fmt::Display) -> AskError {
    AskError::Engine { reason: error.to_string() }
}

/// A file cannot be trusted, or the lake cannot be reached.
pub(super) fn of_file(error: LakeError) -> AskError {
    match error {
        LakeError::Missing { .. } | LakeError::Damaged { .. } => AskError::File { reason: error.to_string() },
        other => of_engine(other),
    }
}
