//! Where the file of an upload lies. Each upload has its own, which goes as soon as it is imported or given up.

use std::path::{Path, PathBuf};

use convenor_domain::ImportId;

use crate::state::AppState;
use crate::upload::remove;

/// The file of an upload.
pub(crate) fn file_of(uploads: &Path, id: ImportId) -> PathBuf {
    uploads.join(format!("responses-{id}"))
}

/// Removes the file of an upload.
pub(crate) async fn forget_file(state: &AppState, id: ImportId) {
    remove(&file_of(&state.uploads, id)).await;
}
