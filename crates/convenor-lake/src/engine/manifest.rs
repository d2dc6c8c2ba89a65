//! The list of files that count. The binary keeps it in the database, in the same transaction as the import.

use std::pin::Pin;

use convenor_domain::EngagementId;
use convenor_domain::response::ResponseFile;

/// The list of files cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("the list of response files cannot be read: {0}")]
pub struct ManifestError(pub String);

/// Files on their way.
pub type ManifestFiles<'a> =
    Pin<Box<dyn Future<Output = Result<Vec<ResponseFile>, ManifestError>> + Send + 'a>>;

/// Knows which files hold the responses of an engagement.
pub trait Manifest: Send + Sync {
    /// The files of an engagement, in the order of their imports.
    fn files(&self, engagement: EngagementId) -> ManifestFiles<'_>;
}
