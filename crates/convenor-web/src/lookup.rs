//! The look-up index beside the store: brought up to date before every question, rebuilt on demand.
//!
//! The audit trail is the list of what to read again, and the index remembers how far it has read: after a crash it
//! simply reads on. Deciding what matches is left to `convenor-text`.

mod batch;
mod closer;

use std::path::Path;
use std::sync::Arc;

use convenor_domain::RecordId;
use convenor_domain::overlap::RulesError;
use convenor_store::{Store, StoreError};
use convenor_text::{CloseReader, FindQuery, Found, Hit, IndexError, LookupIndex, ZeroHelp};
use tokio::sync::Mutex;

/// Audit entries read at a time.
const CHANGES_MAX: u64 = 5_000;

/// The index, and a door so that one task at a time brings it up to date.
pub struct Lookup {
    index: LookupIndex,
    door: Mutex<()>,
    reader: Option<Arc<dyn CloseReader>>,
}

/// Why a look-up failed.
#[derive(Debug, thiserror::Error)]
pub enum LookupError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The index failed.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// The rules of overlap cannot be read.
    #[error(transparent)]
    Rules(#[from] RulesError),
}

impl Lookup {
    /// Opens the index in a folder of its own.
    pub fn open(folder: &Path) -> Result<Self, IndexError> {
        Ok(Self::over(LookupIndex::open(folder)?))
    }

    /// An index that lives as long as the process; for tests.
    pub fn open_in_memory() -> Result<Self, IndexError> {
        Ok(Self::over(LookupIndex::open_in_memory()?))
    }

    fn over(index: LookupIndex) -> Self {
        Self { index, door: Mutex::new(()), reader: None }
    }

    /// Lets the best hits be read again by a closer, slower model.
    #[must_use]
    pub fn with_close_reader(mut self, reader: Arc<dyn CloseReader>) -> Self {
        self.reader = Some(reader);
        self
    }

    /// Reads what changed since the index was last written. Where another process is writing it, the index is left
    /// to that process and answers as it is.
    pub async fn catch_up(&self, store: &Store) -> Result<(), LookupError> {
        let _door = self.door.lock().await;
        let head = store.audit_sequence().await?;
        let mut applied = self.index.applied()?;
        if applied > head {
            // The database was replaced by another one: nothing in the index can be trusted.
            self.index.clear()?;
            applied = 0;
        }
        while applied < head {
            let changes = store.changes_after(applied, CHANGES_MAX).await?;
            let Some(last) = changes.last().map(|change| change.sequence) else { break };
            let records: Records = changes.iter().map(|change| change.record).collect();
            let changes = batch::read(store, records).await?;
            match tokio::task::block_in_place(|| self.index.apply(changes, last)) {
                Err(IndexError::Busy) => {
                    tracing::warn!(
                        "another process is writing the look-up index: answering without the latest changes"
                    );
                    return Ok(());
                }
                done => done?,
            }
            applied = last;
        }
        Ok(())
    }

    /// Forgets the index and reads everything again.
    pub async fn rebuild(&self, store: &Store) -> Result<(), LookupError> {
        {
            let _door = self.door.lock().await;
            self.index.clear()?;
        }
        self.catch_up(store).await?;
        Ok(tokio::task::block_in_place(|| self.index.optimise())?)
    }

    /// Answers a question with everything saved so far.
    pub async fn find(&self, store: &Store, query: &FindQuery) -> Result<Found, LookupError> {
        self.catch_up(store).await?;
        let close = self.reader.as_deref().zip(closer::widened(query));
        let Some((reader, wide)) = close else {
            return Ok(tokio::task::block_in_place(|| self.index.find(query))?);
        };
        let found = tokio::task::block_in_place(|| self.index.find(&wide))?;
        Ok(closer::read(store, reader, query, found).await?)
    }

    /// The same page of hits, with nothing counted: quicker where much is found.
    pub async fn best(&self, store: &Store, query: &FindQuery) -> Result<Vec<Hit>, LookupError> {
        if self.reader.is_some() {
            return Ok(self.find(store, query).await?.hits);
        }
        self.catch_up(store).await?;
        Ok(tokio::task::block_in_place(|| self.index.best(query))?)
    }

    /// What there is a step further, when nothing was found.
    pub async fn zero_help(&self, store: &Store, query: &FindQuery) -> Result<ZeroHelp, LookupError> {
        let around = store.areas_around(&query.filter.areas).await?;
        let around: Vec<_> = around.into_iter().map(|(_, outer)| outer).collect();
        Ok(tokio::task::block_in_place(|| self.index.zero_help(query, &around))?)
    }
}

/// A set of records without repetition, in order.
type Records = std::collections::BTreeSet<RecordId>;
