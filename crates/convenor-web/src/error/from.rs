//! Faults of the parts below, as answers to the reader.

use convenor_store::StoreError;
use convenor_text::IndexError;

use super::PageError;
use crate::lookup::LookupError;

impl From<StoreError> for PageError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Missing(_) | StoreError::Absent(_) => Self::NotFound,
            StoreError::Stale { .. } => Self::Conflict,
            StoreError::Problems(_)
            | StoreError::Taken(_)
            | StoreError::UsedSince { .. }
            | StoreError::Merged { .. } => Self::Invalid(error.to_string()),
            other => {
                tracing::error!(error = %other, "the store failed");
                Self::Broken
            }
        }
    }
}

impl From<IndexError> for PageError {
    fn from(error: IndexError) -> Self {
        tracing::error!(%error, "the look-up index failed");
        Self::Broken
    }
}

impl From<LookupError> for PageError {
    fn from(error: LookupError) -> Self {
        match error {
            LookupError::Store(error) => error.into(),
            LookupError::Index(error) => error.into(),
            LookupError::Rules(error) => {
                tracing::error!(%error, "the rules of overlap cannot be read");
                Self::Broken
            }
        }
    }
}
