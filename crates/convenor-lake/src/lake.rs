//! The place of the lake: a folder of this machine.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use object_store::ObjectStore;
use object_store::local::LocalFileSystem;

use crate::LakeError;

/// Where the files of responses lie.
#[derive(Debug, Clone)]
pub struct Lake {
    /// Reads by path within the lake.
    pub(crate) store: Arc<dyn ObjectStore>,
    /// The folder that files are written to.
    folder: PathBuf,
}

impl Lake {
    /// The lake in a folder, which is made where it is missing. Errors: the folder cannot be used.
    pub fn local(folder: &Path) -> Result<Self, LakeError> {
        let refused = |reason| LakeError::File { path: folder.display().to_string(), reason };
        std::fs::create_dir_all(folder).map_err(refused)?;
        let folder = folder.canonicalize().map_err(refused)?;
        let store = Arc::new(LocalFileSystem::new_with_prefix(&folder)?);
        Ok(Self { store, folder })
    }

    /// Removes a file that the manifest no longer names; one that is gone already is no fault. Errors: it cannot be removed.
    pub fn remove(&self, path: &str) -> Result<(), LakeError> {
        match std::fs::remove_file(self.file(path)) {
            Err(reason) if reason.kind() != std::io::ErrorKind::NotFound => {
                Err(LakeError::File { path: path.to_owned(), reason })
            }
            _ => Ok(()),
        }
    }

    /// The file behind a path within the lake.
    pub(crate) fn file(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }
}
