//! Where the file of an import lies, and when it goes.

use std::path::{Path, PathBuf};

use convenor_domain::SystemId;
use convenor_store::{Import, ImportStage, StoreError};

use crate::state::AppState;
use crate::upload::remove;

/// Imports of a system that are asked whether they still need a file.
const IMPORTS_MAX: u64 = 10_000;

/// Where the file of an import lies. Each system has its own: that another one has the same file is none of its
/// business.
pub(crate) fn file_of(uploads: &Path, import: &Import) -> PathBuf {
    uploads.join(place(import.system, &import.file_hash))
}

/// The name of a file of this system.
pub(super) fn place(system: SystemId, hash: &str) -> String {
    format!("{system}-{hash}")
}

/// Removes the file of an import that is done with it, unless another one still needs it: what people wrote is kept
/// once, in the register, where it is looked after.
pub(crate) async fn forget_file(state: &AppState, import: &Import) -> Result<(), StoreError> {
    let imports = state.store.list_imports(import.system, IMPORTS_MAX).await?;
    let needs = |other: &Import| {
        other.id != import.id
            && other.file_hash == import.file_hash
            && !matches!(other.stage, ImportStage::Imported | ImportStage::Undone)
    };
    if imports.iter().any(needs) {
        return Ok(());
    }
    remove(&file_of(&state.uploads, import)).await;
    Ok(())
}
