//! Why responses could not be brought in.

use convenor_domain::response::ask::AskError;
use convenor_domain::response::{DimensionsError, KeepError};
use convenor_import::OpenError;
use convenor_import::postcode::PostcodesError;
use convenor_import::responses::SurveyError;
use convenor_store::StoreError;

/// Why an import of responses failed as a whole. Nothing was saved.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The file cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Its columns make no sense as responses.
    #[error(transparent)]
    Survey(#[from] SurveyError),
    /// The file broke off.
    #[error("row {row}: the file {reason}; nothing was saved")]
    BrokenOff {
        /// The row.
        row: u64,
        /// What is wrong.
        reason: String,
    },
    /// Too many rows cannot be taken.
    #[error(
        "more than {limit} rows cannot be taken, and nothing was saved: look at what its columns are taken for (try it without \
         saving first), and correct them"
    )]
    TooManyRejected {
        /// Most rows that are listed.
        limit: usize,
    },
    /// Responses cannot be kept.
    #[error(transparent)]
    Keep(#[from] KeepError),
    /// What is known already cannot be read.
    #[error(transparent)]
    Ask(#[from] AskError),
    /// The dimensions cannot be read.
    #[error(transparent)]
    Dimensions(#[from] DimensionsError),
    /// The list of postcodes cannot be read.
    #[error("the list of postcodes: {0}; read it in again")]
    Postcodes(#[from] PostcodesError),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The reader of the file ended before the file did.
    #[error("reading stopped before the end of the file; nothing was saved, so try again")]
    Stopped,
}
