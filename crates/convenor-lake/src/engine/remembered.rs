//! Small results of statements, so that a page asked for again reads no rows. Files never change, so neither does what a
//! statement says of them; the key is of the statement and of the content of every file that it is asked of.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use convenor_domain::response::ResponseFile;
use datafusion::arrow::array::RecordBatch;
use sha2::{Digest, Sha256};

/// Results that are kept.
const RESULTS_MAX: usize = 1_000;
/// Largest result that is kept, in bytes.
const RESULT_BYTES_MAX: usize = 64 << 10;

/// A statement asked of some files.
pub(super) type StatementKey = [u8; 32];

/// Results of statements. A clone remembers the same.
#[derive(Debug, Default, Clone)]
pub(super) struct Remembered(Arc<Mutex<Kept>>);

#[derive(Debug, Default)]
struct Kept {
    results: HashMap<StatementKey, Arc<[RecordBatch]>>,
    /// The oldest first.
    order: VecDeque<StatementKey>,
}

/// The key of a statement asked of some files.
pub(super) fn key(statement: &str, files: &[ResponseFile]) -> StatementKey {
    let files = files.iter().fold(Sha256::new(), |hash, file| hash.chain_update(&file.sha256));
    // Hashes in hexadecimal are of one length, so nothing of the statement can be taken for a file.
    files.chain_update(statement).finalize().into()
}

impl Remembered {
    /// The result, where it is known.
    pub(super) fn lookup(&self, key: &StatementKey) -> Option<Arc<[RecordBatch]>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).results.get(key).cloned()
    }

    /// Keeps a result that has been found right.
    pub(super) fn add(&self, key: StatementKey, result: Gathered) {
        let Some(batches) = result.0 else { return };
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.results.insert(key, batches.into()).is_some() {
            return;
        }
        kept.order.push_back(key);
        if kept.order.len() > RESULTS_MAX
            && let Some(oldest) = kept.order.pop_front()
        {
            kept.results.remove(&oldest);
        }
    }
}

/// A result on its way, as long as it is small.
#[derive(Clone)]
pub(super) struct Gathered(Option<Vec<RecordBatch>>);

impl Gathered {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self(Some(Vec::new()))
    }

    /// Adds a batch, or gives up when it becomes too much.
    pub(super) fn push(&mut self, batch: RecordBatch) {
        if let Some(batches) = &mut self.0 {
            batches.push(batch);
            let bytes: usize = batches.iter().map(RecordBatch::get_array_memory_size).sum();
            if bytes > RESULT_BYTES_MAX {
                self.0 = None;
            }
        }
    }
}
