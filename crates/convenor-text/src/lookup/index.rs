//! The index on disk: opening it, and bringing it up to date with the register.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use convenor_domain::RecordId;
use tantivy::directory::error::OpenReadError;
use tantivy::directory::{Directory, META_LOCK, MmapDirectory};
use tantivy::error::DataCorruption;
use tantivy::indexer::NoMergePolicy;
use tantivy::{Index, IndexReader, IndexWriter, Searcher, TantivyError, Term};

use super::analysis::{FORMS, STEMS, forms, stems};
use super::document::{document, key};
use super::error::IndexError;
use super::home;
use super::readable::Views;
use super::record::IndexedRecord;
use super::schema::{Fields, declare};
use super::sheet::Sheets;
use super::similar::SignCache;
use crate::meaning::{Embedder, ModelIdentity, shipped};

/// Memory for records on their way into the index, in bytes. Beyond it they go to disk, unseen until the commit.
const WRITER_HEAP_BYTES: usize = 64_000_000;

/// The look-up index. Cheap to open; any number of readers, one writer.
pub struct LookupIndex {
    index: Index,
    reader: IndexReader,
    fields: Fields,
    embedder: Arc<dyn Embedder>,
    signs: SignCache,
    kept: Kept,
    /// Opened by the first write and kept: whoever only reads never takes the lock.
    writer: Mutex<Option<IndexWriter>>,
}

/// What was worked out once about segments, which never change, and serves every look-up after.
#[derive(Default)]
pub(super) struct Kept {
    pub(super) views: Views,
    pub(super) sheets: Sheets,
}

/// One record's change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It is new, or says something else now.
    Put(Box<IndexedRecord>),
    /// It is gone.
    Remove(RecordId),
}

impl LookupIndex {
    /// Opens the index in a folder, and creates it where there is none. An index that is damaged, of another version or
    /// of another model counts as none: it starts empty, with [`LookupIndex::applied`] at 0.
    pub fn open(folder: &Path) -> Result<Self, IndexError> {
        Self::open_with(folder, shipped()?)
    }

    /// Opens the index in a folder with another model than the one that ships.
    pub fn open_with(folder: &Path, embedder: Arc<dyn Embedder>) -> Result<Self, IndexError> {
        let home = home::claim(folder, embedder.identity())?;
        match open_in(&home, Arc::clone(&embedder)) {
            Err(error) if is_damage(&error) => {}
            opened => return Ok(opened?),
        }
        home::start_again(&home)?;
        Ok(open_in(&home, embedder)?)
    }

    /// An index that lives as long as the process.
    pub fn open_in_memory() -> Result<Self, IndexError> {
        Self::open_in_memory_with(shipped()?)
    }

    /// An index that lives as long as the process, with another model than the one that ships.
    pub fn open_in_memory_with(embedder: Arc<dyn Embedder>) -> Result<Self, IndexError> {
        let (schema, fields) = declare();
        Ok(Self::over(Index::create_in_ram(schema), fields, embedder)?)
    }

    fn over(index: Index, fields: Fields, embedder: Arc<dyn Embedder>) -> tantivy::Result<Self> {
        index.tokenizers().register(STEMS, stems());
        index.tokenizers().register(FORMS, forms());
        let reader = index.reader()?;
        Ok(Self {
            index,
            reader,
            fields,
            embedder,
            signs: SignCache::default(),
            kept: Kept::default(),
            writer: Mutex::new(None),
        })
    }

    /// The model that its vectors were made with.
    pub fn model(&self) -> &ModelIdentity {
        self.embedder.identity()
    }

    /// The last audit sequence number that the index knows of; 0 for none.
    pub fn applied(&self) -> Result<u64, IndexError> {
        let payload = self.index.load_metas()?.payload;
        Ok(payload.and_then(|applied| applied.parse().ok()).unwrap_or(0))
    }

    /// Applies changes in one commit: all of them are found afterwards, or, after a crash, none. Memory stays bounded
    /// however many there are.
    pub fn apply(&self, changes: impl IntoIterator<Item = Change>, applied: u64) -> Result<(), IndexError> {
        self.write(applied, |writer| {
            for change in changes {
                match change {
                    Change::Put(record) => {
                        writer.delete_term(self.key_term(record.id));
                        writer.add_document(document(&record, &self.fields, &*self.embedder))?;
                    }
                    Change::Remove(id) => {
                        writer.delete_term(self.key_term(id));
                    }
                }
            }
            Ok(())
        })
    }

    /// Replaces everything in one commit; until then the old index answers. Each record comes once.
    pub fn rebuild(
        &self,
        records: impl IntoIterator<Item = IndexedRecord>,
        applied: u64,
    ) -> Result<(), IndexError> {
        self.write(applied, |writer| {
            writer.delete_all_documents()?;
            for record in records {
                writer.add_document(document(&record, &self.fields, &*self.embedder))?;
            }
            Ok(())
        })
    }

    /// Forgets everything.
    pub fn clear(&self) -> Result<(), IndexError> {
        self.rebuild([], 0)
    }

    /// Merges the index into one piece, which makes look-ups quicker after many small writes.
    pub fn optimise(&self) -> Result<(), IndexError> {
        let mut held = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        // Merges that are under way would take pieces from under this one.
        if let Some(writer) = held.take() {
            writer.wait_merging_threads()?;
        }
        let mut writer = self.open_writer()?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        let pieces = self.index.searchable_segment_ids()?;
        if pieces.len() > 1 {
            writer.merge(&pieces).wait()?;
        }
        writer.garbage_collect_files().wait()?;
        Ok(self.reader.reload()?)
    }

    pub(super) fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    pub(super) fn fields(&self) -> &Fields {
        &self.fields
    }

    pub(super) fn embedder(&self) -> &dyn Embedder {
        &*self.embedder
    }

    pub(super) fn signs(&self) -> &SignCache {
        &self.signs
    }

    pub(super) fn kept(&self) -> &Kept {
        &self.kept
    }

    fn key_term(&self, id: RecordId) -> Term {
        Term::from_field_text(self.fields.key, &key(id))
    }

    fn write(
        &self,
        applied: u64,
        work: impl FnOnce(&mut IndexWriter) -> tantivy::Result<()>,
    ) -> Result<(), IndexError> {
        self.with_writer(|writer| {
            work(writer)?;
            let mut commit = writer.prepare_commit()?;
            commit.set_payload(&applied.to_string());
            commit.commit().map(|_| ())
        })
    }

    /// A writer that failed is let go, and with it all that it had not committed.
    fn with_writer(
        &self,
        work: impl FnOnce(&mut IndexWriter) -> tantivy::Result<()>,
    ) -> Result<(), IndexError> {
        let mut held = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let mut writer = match held.take() {
            Some(writer) => writer,
            None => self.open_writer()?,
        };
        work(&mut writer)?;
        *held = Some(writer);
        Ok(self.reader.reload()?)
    }

    fn open_writer(&self) -> tantivy::Result<IndexWriter> {
        self.index.writer_with_num_threads(1, WRITER_HEAP_BYTES)
    }
}

/// Opens what is there and reads every file once, since a damaged one would only show when it is needed.
fn open_in(home: &Path, embedder: Arc<dyn Embedder>) -> tantivy::Result<LookupIndex> {
    // The engine panics over some kinds of damage.
    let opened = catch_unwind(AssertUnwindSafe(|| {
        let (schema, fields) = declare();
        let index = Index::open_or_create(MmapDirectory::open(home)?, schema)?;
        let damaged = damaged_files(&index)?;
        Ok((LookupIndex::over(index, fields, embedder)?, damaged))
    }));
    let damage = |what: &str| TantivyError::DataCorruption(DataCorruption::comment_only(what));
    let (index, damaged) = opened.unwrap_or_else(|_| Err(damage("the engine gave up")))?;
    if damaged == 0 { Ok(index) } else { Err(damage("a file is not what was written")) }
}

/// Counts damaged files, while nobody may tidy files away.
fn damaged_files(index: &Index) -> tantivy::Result<usize> {
    let lock = index.directory().acquire_lock(&META_LOCK);
    let _lock = lock.map_err(|error| TantivyError::LockFailure(error, None))?;
    Ok(index.validate_checksum()?.len())
}

/// Whether starting again would help: not when the folder cannot be read at all.
fn is_damage(error: &TantivyError) -> bool {
    use std::io::ErrorKind::{PermissionDenied, StorageFull};
    let io = match error {
        TantivyError::IoError(io) => io,
        TantivyError::OpenReadError(OpenReadError::IoError { io_error, .. }) => io_error,
        TantivyError::OpenDirectoryError(_) | TantivyError::LockFailure(..) => return false,
        _ => return true,
    };
    !matches!(io.kind(), PermissionDenied | StorageFull)
}
