//! The place of the lake: a folder of this machine, or a bucket of an S3 server.

#[cfg(feature = "cluster")]
mod bucket;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use object_store::local::LocalFileSystem;
use object_store::{ObjectStore, ObjectStoreExt};

use crate::LakeError;

/// Where the files of responses lie.
#[derive(Debug, Clone)]
pub struct Lake {
    /// Reads by path within the lake.
    pub(crate) store: Arc<dyn ObjectStore>,
    place: Place,
}

/// Where files are written.
#[derive(Debug, Clone)]
enum Place {
    /// In this folder, beside their place.
    Folder(PathBuf),
    /// In a folder of this machine, and sent to the bucket when they are whole.
    #[cfg(feature = "cluster")]
    Bucket(bucket::Bucket),
}

impl Lake {
    /// The lake in a folder, which is made where it is missing. Errors: the folder cannot be used.
    pub fn local(folder: &Path) -> Result<Self, LakeError> {
        let folder = made(folder)?;
        let store = Arc::new(LocalFileSystem::new_with_prefix(&folder)?);
        Ok(Self { store, place: Place::Folder(folder) })
    }

    /// Removes a file that the manifest no longer names; one that is gone already is no fault. Errors: it cannot be removed.
    pub async fn remove(&self, path: &str) -> Result<(), LakeError> {
        match self.store.delete(&path.into()).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// The file that what shall stand at a path is written to until it is whole.
    pub(crate) fn part(&self, path: &str) -> PathBuf {
        #[cfg_attr(
            not(feature = "cluster"),
            expect(clippy::infallible_destructuring_match, reason = "with a cluster there is another place")
        )]
        let folder = match &self.place {
            Place::Folder(folder) => folder,
            #[cfg(feature = "cluster")]
            Place::Bucket(bucket) => bucket.waiting(),
        };
        folder.join(format!("{path}.part"))
    }

    /// Puts a file that is whole into its place. It blocks.
    pub(crate) fn publish(&self, part: &Path, path: &str) -> Result<(), LakeError> {
        match &self.place {
            Place::Folder(folder) => rename(part, &folder.join(path))
                .map_err(|reason| LakeError::File { path: path.to_owned(), reason }),
            #[cfg(feature = "cluster")]
            Place::Bucket(bucket) => bucket.send(part, path),
        }
    }

    /// Where every machine of a cluster finds the file behind a path within the lake.
    #[cfg(feature = "cluster")]
    pub(crate) fn address(&self, path: &str) -> String {
        match &self.place {
            Place::Folder(folder) => format!("file://{}", folder.join(path).display()),
            Place::Bucket(bucket) => bucket.address(path),
        }
    }
}

/// A folder, made where it is missing, under its full name.
fn made(folder: &Path) -> Result<PathBuf, LakeError> {
    let made = std::fs::create_dir_all(folder).and_then(|()| folder.canonicalize());
    made.map_err(|reason| LakeError::File { path: folder.display().to_string(), reason })
}

fn rename(part: &Path, target: &Path) -> io::Result<()> {
    std::fs::rename(part, target)?;
    // The new name is only safe when the folder is.
    target.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}
