//! Where responses are kept: the traits that whoever brings a file in writes through, without knowing of any engine.

use std::collections::HashSet;
use std::future::Future;
use std::pin::Pin;

use chrono::{DateTime, TimeDelta, Utc};

use super::ask::{AskError, AskResponses};
use super::{GivenResponse, Question, ResponseFile};
use crate::id::{EngagementId, ImportId, SystemId};

/// A file of responses that is about to be written.
#[derive(Debug, Clone)]
pub struct NewResponseFile {
    /// The system.
    pub system: SystemId,
    /// The engagement.
    pub engagement: EngagementId,
    /// The import.
    pub import: ImportId,
    /// The questions in the order of each response's answers; their options may still be unknown.
    pub questions: Vec<Question>,
    /// Keys of the dimensions in the order of each response's categories.
    pub dimensions: Vec<String>,
}

/// Responses cannot be kept.
#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    /// One response cannot; the others may follow.
    #[error("{reason}")]
    Row {
        /// Row of the imported file.
        row: u64,
        /// What is wrong with it, and the mend.
        reason: String,
    },
    /// None can.
    #[error("{reason}")]
    Place {
        /// What is wrong with the place, and the mend.
        reason: String,
    },
}

/// The keys of an engagement's responses, on their way.
pub type Keys<'a> = Pin<Box<dyn Future<Output = Result<HashSet<i64>, AskError>> + Send + 'a>>;

/// A file with its counts, on its way.
pub type RollingUp<'a> = Pin<Box<dyn Future<Output = Result<ResponseFile, AskError>> + Send + 'a>>;

/// A removal on its way.
pub type Removing<'a> = Pin<Box<dyn Future<Output = Result<(), KeepError>> + Send + 'a>>;

/// A sweep on its way, with how many files it removed.
pub type Sweeping<'a> = Pin<Box<dyn Future<Output = Result<usize, KeepError>> + Send + 'a>>;

/// Keeps responses. A file that is written is part of nothing until the manifest in the database names it.
pub trait KeepResponses: Send + Sync {
    /// Begins the file of an import.
    fn begin(&self, new: NewResponseFile) -> Result<Box<dyn WriteResponses>, KeepError>;

    /// Keys of all responses of an engagement: what tells a duplicate.
    fn known_keys(&self, engagement: EngagementId) -> Keys<'_>;

    /// Adds the counts of a file up, so that most questions need not read its responses. Without them every question is
    /// answered all the same, only later.
    fn roll_up(&self, file: ResponseFile) -> RollingUp<'_>;

    /// Removes a file, with its counts, that the manifest does not name, or no longer names; one that is gone already is no
    /// fault.
    fn remove<'a>(&'a self, file: &'a ResponseFile) -> Removing<'a>;

    /// Removes what interrupted imports left behind: files that are not among `named`, those of **every** import of the
    /// manifest, and that were last written longer than `age_min` before `now`. Younger ones may belong to an import under
    /// way.
    fn sweep<'a>(&'a self, named: &'a [ResponseFile], now: DateTime<Utc>, age_min: TimeDelta)
    -> Sweeping<'a>;
}

/// A file of responses in the writing. Dropped unfinished, it leaves nothing. It blocks: use it where a thread may wait.
pub trait WriteResponses: Send {
    /// Adds a response.
    fn push(&mut self, given: &GivenResponse) -> Result<(), KeepError>;

    /// Finishes the file. `questions` are those that it began with, now with their options.
    fn finish(self: Box<Self>, questions: Vec<Question>) -> Result<ResponseFile, KeepError>;
}

/// Keeps responses and answers questions about them.
pub trait Responses: AskResponses + KeepResponses {}

impl<T: AskResponses + KeepResponses> Responses for T {}
