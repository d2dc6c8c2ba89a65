//! A bucket of an S3 server as the lake's place.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey};
use object_store::client::SpawnedReqwestConnector;
use object_store::{ObjectStore, ObjectStoreExt, WriteMultipart};

use super::{Lake, Place, made};
use crate::LakeError;
use crate::background::Background;

/// Bytes sent at a time: servers take no fewer than five million but for the last piece.
const PIECE_BYTES: usize = 8 << 20;
/// Pieces on their way at once.
const PIECES_MAX: usize = 3;

/// A bucket, and the threads that talk to its server.
#[derive(Debug, Clone)]
pub(super) struct Bucket {
    store: Arc<dyn ObjectStore>,
    /// Where it is, as a cluster's machines name it.
    address: String,
    waiting: PathBuf,
    threads: Arc<Background>,
}

impl Lake {
    /// The lake in a bucket of its own: `s3://bucket`. Of the `settings`, those called as Amazon's own tools call them in the
    /// environment count: `AWS_ACCESS_KEY_ID`, `AWS_REGION`, `AWS_ENDPOINT_URL` for another server … Files wait in the
    /// folder `waiting` until they are whole. Errors: the address is none, or the settings do not fit together.
    pub fn bucket(
        address: &str,
        waiting: &Path,
        settings: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, LakeError> {
        let name = address.strip_prefix("s3://").map(|name| name.trim_end_matches('/'));
        // A folder in a bucket is not offered: the store that would add it names files wrongly when they are looked up.
        let name = name.filter(|name| !name.is_empty() && !name.contains('/'));
        let name = name.ok_or_else(|| LakeError::Address(address.to_owned()))?;
        let waiting = made(waiting)?;
        let threads = Background::start("bucket", 1)
            .map_err(|reason| LakeError::File { path: address.to_owned(), reason })?;
        let known = settings.into_iter().filter_map(|(name, value)| {
            let name = name.strip_prefix("AWS_").map(|_| name.to_lowercase())?;
            Some((name.parse::<AmazonS3ConfigKey>().ok()?, value))
        });
        let builder = known
            .fold(AmazonS3Builder::new(), |builder, (name, value)| builder.with_config(name, value))
            .with_bucket_name(name)
            .with_http_connector(SpawnedReqwestConnector::new(threads.handle().clone()));
        let store: Arc<dyn ObjectStore> = Arc::new(builder.build()?);
        let address = format!("s3a://{name}");
        let bucket = Bucket { store: Arc::clone(&store), address, waiting, threads: Arc::new(threads) };
        Ok(Self { store, place: Place::Bucket(bucket) })
    }
}

impl Bucket {
    pub(super) fn waiting(&self) -> &Path {
        &self.waiting
    }

    pub(super) fn address(&self, path: &str) -> String {
        format!("{}/{path}", self.address)
    }

    /// Sends a file that is whole, and forgets it here. It counts only when the server has all of it.
    pub(super) fn send(&self, part: &Path, path: &str) -> Result<(), LakeError> {
        let handle = self.threads.handle();
        // Whoever waits may be a task itself, which must not wait: a thread of its own may.
        let sent = std::thread::scope(|threads| {
            threads.spawn(|| handle.block_on(send(&*self.store, part, path))).join()
        });
        sent.map_err(|_| LakeError::Stopped)??;
        std::fs::remove_file(part)
            .map_err(|reason| LakeError::File { path: part.display().to_string(), reason })
    }
}

async fn send(store: &dyn ObjectStore, part: &Path, path: &str) -> Result<(), LakeError> {
    let unread = |reason| LakeError::File { path: part.display().to_string(), reason };
    let mut file = File::open(part).map_err(unread)?;
    let mut sending =
        WriteMultipart::new_with_chunk_size(store.put_multipart(&path.into()).await?, PIECE_BYTES);
    let mut piece = vec![0; PIECE_BYTES];
    loop {
        let read = file.read(&mut piece).map_err(unread)?;
        if read == 0 {
            sending.finish().await?;
            return Ok(());
        }
        sending.wait_for_capacity(PIECES_MAX).await?;
        sending.write(piece.get(..read).unwrap_or_default());
    }
}
