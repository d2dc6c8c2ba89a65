//! What an import of responses would do, as it is shown to whoever has to confirm it. Nothing in it names a person.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{PersonalColumn, ResponseImportSummary};
use crate::area::AreaCode;
use crate::key::keyed_enum;

keyed_enum! {
    /// What people should look at before they confirm.
    WarningKind {
        /// A column looks as if it told who somebody is, and is kept because somebody said so.
        PersonalKept = "personal-kept",
        /// Cells of a column of numbers are none, and are lost.
        NoNumber = "no-number",
        /// Cells of a column of dates are none, and are lost.
        NoDate = "no-date",
        /// What people say of themselves fits no category.
        Unmapped = "unmapped",
        /// No column tells one response from another.
        NoIdentifier = "no-identifier",
        /// No column says when a response was given.
        NoGivenOn = "no-given-on",
        /// Postcodes are only forgotten: no list says which area they lie in.
        NoArea = "no-area",
        /// Several columns have one heading.
        RepeatedHeading = "repeated-heading",
        /// A column has no heading.
        NoHeading = "no-heading",
        /// There is nothing in a column.
        EmptyColumn = "empty-column",
    }
}

keyed_enum! {
    /// How much hangs on a warning.
    Severity {
        /// Somebody could be recognised, or answers are lost.
        Serious = "serious",
        /// It may be as it should be.
        Check = "check",
        /// Worth knowing.
        Note = "note",
    }
}

impl WarningKind {
    /// How much hangs on it.
    pub fn severity(self) -> Severity {
        match self {
            Self::PersonalKept | Self::NoNumber | Self::NoDate => Severity::Serious,
            Self::Unmapped | Self::RepeatedHeading | Self::NoHeading | Self::NoIdentifier => Severity::Check,
            Self::NoGivenOn | Self::NoArea | Self::EmptyColumn => Severity::Note,
        }
    }
}

/// Something to look at before the import is confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseWarning {
    /// What it is.
    pub kind: WarningKind,
    /// The column's heading; empty where it is about the whole file.
    pub column: String,
    /// Rows that it is about, as far as they were looked at.
    pub rows: u64,
    /// One of the cells at fault, redacted; empty where none may be shown.
    pub example: String,
}

/// An answer of people about themselves that fits no category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnmappedAnswer {
    /// Key of the dimension.
    pub dimension: String,
    /// The answer, redacted.
    pub said: String,
    /// People who gave it.
    pub people: u64,
}

/// One response as it will be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SampleResponse {
    /// Row of the file.
    pub row: u64,
    /// The day on which it was given, where the file says.
    pub given_on: Option<NaiveDate>,
    /// The small area that a postcode lay in, where it is known.
    pub area: Option<AreaCode>,
    /// Whether a pseudonym counts whether this person answers again.
    pub has_pseudonym: bool,
    /// The answer to each question of the summary, in its order, redacted; empty where there is none.
    pub answers: Vec<String>,
}

/// What an import would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponsePreview {
    /// Counts, rows left out, and the questions.
    pub summary: ResponseImportSummary,
    /// Columns that tell who somebody is, and what becomes of them.
    pub personal: Vec<PersonalColumn>,
    /// Answers that fit no category, the most frequent first.
    pub unmapped: Vec<UnmappedAnswer>,
    /// The first few responses that are new.
    pub samples: Vec<SampleResponse>,
    /// What to look at.
    pub warnings: Vec<ResponseWarning>,
}

impl ResponsePreview {
    /// Rows of the file: new, known already and left out.
    pub fn rows(&self) -> u64 {
        let rejected = u64::try_from(self.summary.rejected.len()).unwrap_or(u64::MAX);
        self.summary.new.saturating_add(self.summary.duplicate).saturating_add(rejected)
    }
}
