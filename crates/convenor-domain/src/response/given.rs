//! One person's answers, as they go from the door to the lake: nothing in them names the person.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Question;
use crate::area::AreaCode;
use crate::id::{EngagementId, ImportId, SystemId};

/// One person's answers.
#[derive(Debug, Clone, PartialEq)]
pub struct GivenResponse {
    /// Tells responses of one engagement apart: of the tool's own identifier, or of the answers where there is none.
    pub key: i64,
    /// Row of the file.
    pub row: u64,
    /// Keyed pseudonym of the person, where a column tells who they are.
    pub person: Option<i64>,
    /// The day on which it was given, where the file says.
    pub given_on: Option<NaiveDate>,
    /// The small area, where it is known.
    pub area: Option<AreaCode>,
    /// The category of each dimension, in the order of [`ResponseFile::dimensions`]; `None` where it is not known.
    pub people: Vec<Option<Arc<str>>>,
    /// The answer to each question, in the order of [`ResponseFile::questions`].
    pub answers: Vec<Answer>,
}

/// An answer to one question.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Nothing, or what says nothing.
    None,
    /// One of a few: closed, scale and demographic questions.
    One(Arc<str>),
    /// Several of a few.
    Many(Vec<Arc<str>>),
    /// A number.
    Number(f64),
    /// A date.
    Date(NaiveDate),
    /// Own words, redacted.
    Words(String),
}

/// A file of the lake that holds the responses of one import: what the manifest in the database says of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseFile {
    /// The system.
    pub system: SystemId,
    /// The engagement.
    pub engagement: EngagementId,
    /// The import.
    pub import: ImportId,
    /// Path within the lake.
    pub path: String,
    /// Responses in it.
    pub responses: u64,
    /// Sum of all keys, wrapping: with the number of responses it tells whether an engine read all of them.
    pub key_sum: i64,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// Its questions, in the order of its columns.
    pub questions: Vec<Question>,
    /// Keys of the dimensions that it has columns for.
    pub dimensions: Vec<String>,
    /// Its counts, added up beforehand; `None` where every question has to read the responses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cubes: Option<CubeFile>,
}

/// A file of the lake with the counts of a [`ResponseFile`]: how many responses, and the sum of their keys, for pairs of
/// what was asked. It says nothing that the responses do not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CubeFile {
    /// Path within the lake.
    pub path: String,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// What was added up.
    pub cubes: Vec<Cube>,
}

/// Counts by one or two columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cube {
    /// The columns: at most two.
    pub columns: Vec<String>,
    /// Whether they are also apart by small area and month.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub placed: bool,
}
