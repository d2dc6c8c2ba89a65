//! Whether the files of the lake are still what was written: each is read through once in the life of a process, and
//! again when it changes, so that a damaged file is named and never makes a number.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use convenor_domain::response::ResponseFile;
use futures::TryStreamExt;
use object_store::path::Path;
use object_store::{ObjectMeta, ObjectStore, ObjectStoreExt};
use sha2::{Digest, Sha256};

use crate::{Lake, LakeError};

/// Files found to be as written.
#[derive(Debug, Default, Clone)]
pub(crate) struct Verified(Arc<Mutex<HashMap<String, ObjectMeta>>>);

impl Lake {
    /// That a file is there and is what was written. Errors: [`LakeError::Missing`], [`LakeError::Damaged`].
    pub async fn verify(&self, file: &ResponseFile) -> Result<(), LakeError> {
        let head = head(&*self.store, file).await?;
        compare(&*self.store, file, &head).await
    }
}

impl Verified {
    /// That a file is there and is what was written, as far as that is not known already.
    pub(crate) async fn check(&self, store: &dyn ObjectStore, file: &ResponseFile) -> Result<(), LakeError> {
        let head = head(store, file).await?;
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&file.sha256) == Some(&head);
        if known {
            return Ok(());
        }
        compare(store, file, &head).await?;
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(file.sha256.clone(), head);
        Ok(())
    }
}

async fn head(store: &dyn ObjectStore, file: &ResponseFile) -> Result<ObjectMeta, LakeError> {
    store.head(&Path::from(file.path.as_str())).await.map_err(|error| named(error, file))
}

async fn compare(store: &dyn ObjectStore, file: &ResponseFile, head: &ObjectMeta) -> Result<(), LakeError> {
    let mut hash = Sha256::new();
    let mut pieces = store.get(&head.location).await.map_err(|error| named(error, file))?.into_stream();
    while let Some(piece) = pieces.try_next().await? {
        hash.update(&piece);
    }
    if hexadecimal(&hash.finalize()) == file.sha256 {
        return Ok(());
    }
    Err(LakeError::Damaged { path: file.path.clone() })
}

fn named(error: object_store::Error, file: &ResponseFile) -> LakeError {
    match error {
        object_store::Error::NotFound { .. } => LakeError::Missing { path: file.path.clone() },
        other => LakeError::Store(other),
    }
}

/// A hash as people compare it.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
