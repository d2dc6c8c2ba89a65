//! Encodes columns and writes them on a thread of its own, so that making sense of responses and packing them go on side
//! by side.

use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::JoinHandle;

use datafusion::arrow::array::RecordBatch;
use datafusion::parquet::arrow::ArrowWriter;

use super::staged::StagedFile;
use crate::LakeError;

/// Batches that wait to be encoded: with those being gathered and encoded, all that is held in memory.
const BATCHES_AHEAD: usize = 4;

type Encoded = Result<ArrowWriter<StagedFile>, LakeError>;

/// A writer on a thread of its own. Dropped, it takes its file with it.
pub(super) struct Encoder {
    /// `None` once there is nothing more to come.
    batches: Option<SyncSender<RecordBatch>>,
    /// `None` once it has been waited for.
    thread: Option<JoinHandle<Encoded>>,
}

impl Encoder {
    pub(super) fn begin(mut writer: ArrowWriter<StagedFile>) -> Self {
        let (batches, received) = sync_channel::<RecordBatch>(BATCHES_AHEAD);
        let thread = std::thread::spawn(move || {
            for batch in received {
                writer.write(&batch)?;
            }
            Ok(writer)
        });
        Self { batches: Some(batches), thread: Some(thread) }
    }

    /// Has a batch written some time. Errors: an earlier one could not be.
    pub(super) fn write(&mut self, batch: RecordBatch) -> Result<(), LakeError> {
        let sent = self.batches.as_ref().is_some_and(|batches| batches.send(batch).is_ok());
        // Nobody receives any more when the writer has failed: it says why.
        if sent { Ok(()) } else { self.wait().and(Err(LakeError::Stopped)) }
    }

    /// Everything was handed over: the file, once all of it is written.
    pub(super) fn finish(mut self) -> Result<StagedFile, LakeError> {
        Ok(self.wait()?.into_inner()?)
    }

    fn wait(&mut self) -> Encoded {
        self.batches = None;
        let thread = self.thread.take().ok_or(LakeError::Stopped)?;
        thread.join().map_err(|_| LakeError::Stopped)?
    }
}

impl Drop for Encoder {
    fn drop(&mut self) {
        // The file is gone only when the thread that holds it is.
        let _ = self.wait();
    }
}
