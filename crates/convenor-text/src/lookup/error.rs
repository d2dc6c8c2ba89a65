//! What can go wrong with the index, and what to do about it.

use std::io;
use std::path::PathBuf;

use tantivy::TantivyError;

use crate::meaning::ModelError;

/// Why the index could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// Another process holds the index for writing. Reading is still possible.
    #[error("another Convenor is writing the look-up index: stop it, or let it bring the index up to date")]
    Busy,
    /// The index's folder cannot be used.
    #[error("the look-up index cannot be kept in {}: {source}; check that the folder may be written", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The model that vectors are made with cannot be used.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The search engine failed.
    #[error(
        "the look-up index failed: {0}; it is a cache, so delete its folder and rebuild it from the database"
    )]
    Engine(TantivyError),
}

impl From<TantivyError> for IndexError {
    fn from(error: TantivyError) -> Self {
        match error {
            TantivyError::LockFailure(..) => Self::Busy,
            other => Self::Engine(other),
        }
    }
}

impl From<io::Error> for IndexError {
    fn from(error: io::Error) -> Self {
        Self::Engine(error.into())
    }
}
