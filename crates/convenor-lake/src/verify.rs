//! Whether the files of the lake are still what was written: each is read through once in the life of a process, and
//! again when it changes, so that a damaged file is named and never makes a number.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use convenor_domain::response::{CubeFile, ResponseFile};
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
        Content::of(file).check(&*self.store).await
    }
}

impl Verified {
    /// That a file is there and is what was written, as far as that is not known already.
    pub(crate) async fn check(&self, store: &dyn ObjectStore, content: &Content) -> Result<(), LakeError> {
        let head = content.head(store).await?;
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&content.path) == Some(&head);
        if known {
            return Ok(());
        }
        content.compare(store, &head).await?;
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(content.path.clone(), head);
        Ok(())
    }
}

/// What a file has to hold.
#[derive(Debug, Clone)]
pub(crate) struct Content {
    path: String,
    sha256: String,
}

impl Content {
    /// The responses of a file.
    pub(crate) fn of(file: &ResponseFile) -> Self {
        Self { path: file.path.clone(), sha256: file.sha256.clone() }
    }

    /// Its counts.
    pub(crate) fn of_cubes(cubes: &CubeFile) -> Self {
        Self { path: cubes.path.clone(), sha256: cubes.sha256.clone() }
    }

    async fn check(&self, store: &dyn ObjectStore) -> Result<(), LakeError> {
        let head = self.head(store).await?;
        self.compare(store, &head).await
    }

    async fn head(&self, store: &dyn ObjectStore) -> Result<ObjectMeta, LakeError> {
        store.head(&Path::from(self.path.as_str())).await.map_err(|error| self.named(error))
    }

    async fn compare(&self, store: &dyn ObjectStore, head: &ObjectMeta) -> Result<(), LakeError> {
        let mut hash = Sha256::new();
        let mut pieces = store.get(&head.location).await.map_err(|error| self.named(error))?.into_stream();
        while let Some(piece) = pieces.try_next().await? {
            hash.update(&piece);
        }
        if hexadecimal(&hash.finalize()) == self.sha256 {
            return Ok(());
        }
        Err(LakeError::Damaged { path: self.path.clone() })
    }

    fn named(&self, error: object_store::Error) -> LakeError {
        match error {
            object_store::Error::NotFound { .. } => LakeError::Missing { path: self.path.clone() },
            other => LakeError::Store(other),
        }
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
