//! Reads a file as a stream of bytes, unpacked where it is packed, and stops when it unpacks too far.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::read::MultiGzDecoder;

use crate::limits::Limits;

/// How the bytes lie on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Packing {
    Plain,
    Gzip,
}

/// The error inside an [`io::Error`] that says “unpacks too far”.
#[derive(Debug, thiserror::Error)]
#[error("unpacks too far")]
pub(crate) struct UnpacksTooFar;

/// Opens a file for reading at most `bytes_max` unpacked bytes.
pub(crate) fn bytes(
    path: &Path,
    packing: Packing,
    bytes_max: u64,
    limits: &Limits,
) -> io::Result<Box<dyn Read + Send>> {
    counted_bytes(path, packing, bytes_max, limits, &BytesRead::default())
}

/// The same, and says how far it is.
pub(crate) fn counted_bytes(
    path: &Path,
    packing: Packing,
    bytes_max: u64,
    limits: &Limits,
    read: &BytesRead,
) -> io::Result<Box<dyn Read + Send>> {
    let file = File::open(path)?;
    let packed_bytes = file.metadata()?.len().max(1);
    read.begin(packed_bytes);
    let file = BufReader::with_capacity(64 * 1024, Counted { file, read: read.clone() });
    Ok(match packing {
        Packing::Plain => Box::new(file),
        Packing::Gzip => {
            let allowed_by_ratio =
                packed_bytes.saturating_mul(limits.ratio_max).max(Limits::RATIO_CHECKED_FROM_BYTES);
            let allowed = bytes_max.min(allowed_by_ratio);
            Box::new(Guarded { inner: MultiGzDecoder::new(file), left: allowed })
        }
    })
}

/// How far a file is read. A clone says the same.
#[derive(Debug, Clone, Default)]
pub(crate) struct BytesRead(Arc<[AtomicU64; 2]>);

impl BytesRead {
    fn begin(&self, bytes: u64) {
        let [read, all] = &*self.0;
        read.store(0, Ordering::Relaxed);
        all.store(bytes, Ordering::Relaxed);
    }

    /// The share of the file that is read, from 0 to 1; `None` where it is not read as a stream.
    #[expect(clippy::cast_precision_loss, reason = "a share of bytes need not be exact")]
    pub(crate) fn share(&self) -> Option<f64> {
        let [read, all] = &*self.0;
        let all = all.load(Ordering::Relaxed);
        (all > 0).then(|| (read.load(Ordering::Relaxed) as f64 / all as f64).min(1.0))
    }
}

/// Counts what goes in.
struct Counted {
    file: File,
    read: BytesRead,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        let [read, _] = &*self.read.0;
        read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// Counts what really comes out; headers can lie.
pub(crate) struct Guarded<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Guarded<R> {
    pub(crate) fn new(inner: R, bytes_max: u64) -> Self {
        Self { inner, left: bytes_max }
    }
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        match self.left.checked_sub(count as u64) {
            Some(left) => self.left = left,
            None => return Err(io::Error::other(UnpacksTooFar)),
        }
        Ok(count)
    }
}

/// Whether an error says that the file unpacks too far.
pub(crate) fn unpacks_too_far(error: &io::Error) -> bool {
    error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<UnpacksTooFar>)
}
