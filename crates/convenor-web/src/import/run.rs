//! One run of an import: file in, summary out. All or nothing, whoever asks for it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use convenor_domain::{Actor, ImportSummary, ImportedRecord, RejectedRow, Vocabularies};
use convenor_import::{Limits, Mapping, MappingError, OpenError, open, read_records};
use convenor_store::{Import, Store, StoreError};
use tokio::sync::mpsc::{Receiver, Sender, channel};

use super::kept::Kept;
use super::places::Places;
use super::rights::Rights;
use crate::work::{OVERLAP_DUPLICATES, duplicates_of};

/// Records handed from the reader of the file to the writer of the database at a time.
const CHUNK: usize = 500;
/// Chunks read ahead.
const CHUNKS_AHEAD: usize = 4;

/// Whether to save what was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Save {
    /// Say what would happen, and leave everything as it is.
    DryRun,
    /// Save everything, or, if anything fails, nothing.
    ForReal,
}

/// Why an import failed as a whole.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The file cannot be read.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The mapping cannot be used.
    #[error(transparent)]
    Mapping(#[from] MappingError),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The reader of the file ended before the file did.
    #[error("reading stopped before the end of the file; nothing was saved, so try again")]
    Stopped,
}

type Row = Result<ImportedRecord, RejectedRow>;

/// What the reader of the file hands over.
enum Chunk {
    Rows(Vec<Row>),
    End,
}

/// Reads the file of an import and saves it, as far as `actor` may; whether it repeats what the register has is looked
/// into afterwards. `progress` is told the number of rows done.
pub async fn run(
    store: &Store,
    actor: &Actor,
    import: &Import,
    file: &Path,
    save: Save,
    progress: impl Fn(u64) + Send,
) -> Result<ImportSummary, RunError> {
    let mut chunks = read_ahead(store, &import.file_name, file, Mapping::from_yaml(&import.mapping)?).await?;
    let mut writing = store.begin(actor).await?;
    let mut batch = writing.begin_import(import.system, import.id).await?;
    let (rights, mut kept) = (Rights::of(actor), Kept::default());
    // The reader says when the file is at its end: one that just goes away must not pass for a short file.
    while let Chunk::Rows(rows) = chunks.recv().await.ok_or(RunError::Stopped)?? {
        let mut records = Vec::with_capacity(CHUNK);
        for row in rows {
            match row {
                Ok(mut record) => {
                    rights.hold(&mut record);
                    kept.add(&record);
                    records.push(record);
                }
                Err(rejected) => batch.reject(rejected),
            }
        }
        writing.apply_import(&mut batch, records).await?;
        progress(batch.rows());
    }
    batch.summary.kept = kept.most();
    if save == Save::DryRun {
        let summary = batch.summary;
        writing.abandon().await?;
        return Ok(summary);
    }
    let summary = writing.finish_import(batch).await?;
    if summary.new > 0 {
        writing.add_job(OVERLAP_DUPLICATES, &duplicates_of(import.id, 0)).await?;
    }
    writing.commit().await?;
    Ok(summary)
}

/// Reads the file on a thread of its own, so that reading and saving go on side by side.
async fn read_ahead(
    store: &Store,
    name: &str,
    file: &Path,
    mapping: Mapping,
) -> Result<Receiver<Result<Chunk, RunError>>, RunError> {
    let reading = Reading {
        name: name.to_owned(),
        file: file.to_owned(),
        mapping,
        vocabularies: Arc::clone(store.vocabularies()),
        places: Places::read(store).await?,
        today: store.today(),
    };
    let (sender, receiver) = channel(CHUNKS_AHEAD);
    tokio::task::spawn_blocking(move || {
        if let Err(error) = reading.send(&sender) {
            // A receiver that has gone away has failed itself, and says so.
            let _ = sender.blocking_send(Err(error));
        }
    });
    Ok(receiver)
}

struct Reading {
    name: String,
    file: PathBuf,
    mapping: Mapping,
    vocabularies: Arc<Vocabularies>,
    places: Places,
    today: NaiveDate,
}

impl Reading {
    fn send(&self, to: &Sender<Result<Chunk, RunError>>) -> Result<(), RunError> {
        let table = open(&self.name, &self.file, &Limits::default())?.table(self.mapping.sheet.as_deref())?;
        let resolve = |text: &str| self.places.resolve(text);
        let mut rows =
            read_records(table, &self.mapping, &self.vocabularies, &resolve, self.today)?.peekable();
        while rows.peek().is_some() {
            let some: Vec<Row> = rows.by_ref().take(CHUNK).collect();
            to.blocking_send(Ok(Chunk::Rows(some))).map_err(|_| RunError::Stopped)?;
        }
        to.blocking_send(Ok(Chunk::End)).map_err(|_| RunError::Stopped)
    }
}
