//! What is wrong with a value, which field it is in, and how to mend it.

use std::fmt;

use serde::Serialize;

/// A key that is not in an enum's list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{key}” is not one of: {allowed}")]
pub struct UnknownKey {
    /// What was written.
    pub key: String,
    /// What could have been written.
    pub allowed: String,
}

/// Why a value is not accepted. `Display` is plain English; pages use [`Reason::key`] with their own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub enum Reason {
    /// A value that the record cannot do without.
    Missing,
    /// Longer than the field holds.
    TooLong {
        /// Most characters the field holds.
        limit: usize,
        /// Characters found.
        found: usize,
    },
    /// Control characters, which are neither text nor line breaks.
    NotText,
    /// A key that the vocabulary does not have.
    Unknown {
        /// What was written.
        value: String,
    },
    /// The end lies before the start.
    EndsBeforeStart,
    /// An address that is neither `http://` nor `https://`.
    NotAnAddress,
    /// Written in a way that cannot be read as what the field holds.
    Unreadable {
        /// What was written, shortened.
        value: String,
        /// What would be read, as an example.
        example: String,
    },
    /// A step may not be taken from where the record is.
    NotAllowed {
        /// What was tried.
        value: String,
    },
}

impl Reason {
    /// The key of the sentence in the catalogues: `problem-…`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Missing => "problem-missing",
            Self::TooLong { .. } => "problem-too-long",
            Self::NotText => "problem-not-text",
            Self::Unknown { .. } => "problem-unknown",
            Self::EndsBeforeStart => "problem-ends-before-start",
            Self::NotAnAddress => "problem-not-an-address",
            Self::Unreadable { .. } => "problem-unreadable",
            Self::NotAllowed { .. } => "problem-not-allowed",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("is missing: give it a value"),
            Self::TooLong { limit, found } => {
                write!(f, "has {found} characters: shorten it to {limit} or fewer")
            }
            Self::NotText => f.write_str("has characters that are not text: type it again"),
            Self::Unknown { value } => write!(f, "“{value}” is not known: choose one from the list"),
            Self::EndsBeforeStart => f.write_str("is before the start: change one of the two dates"),
            Self::NotAnAddress => f.write_str("is not a web address: start it with https://"),
            Self::Unreadable { value, example } => {
                write!(f, "“{value}” cannot be read: write it like “{example}”")
            }
            Self::NotAllowed { value } => write!(f, "“{value}” is not a step that can be taken from here"),
        }
    }
}

/// One problem with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldProblem {
    /// The field's name, as in files and forms: `title`, `starts`, `groups`.
    pub field: &'static str,
    /// What is wrong with it.
    #[serde(flatten)]
    pub reason: Reason,
}

impl fmt::Display for FieldProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.field, self.reason)
    }
}

/// Collects problems while a record is checked.
#[derive(Debug, Default)]
pub(crate) struct Problems(Vec<FieldProblem>);

impl Problems {
    pub(crate) fn add(&mut self, field: &'static str, reason: Reason) {
        self.0.push(FieldProblem { field, reason });
    }

    /// Checks that a text is there.
    pub(crate) fn required(&mut self, field: &'static str, text: &str) {
        if text.trim().is_empty() {
            self.add(field, Reason::Missing);
        }
    }

    /// Checks length in characters, and that a text is text.
    pub(crate) fn text(&mut self, field: &'static str, text: &str, limit: usize) {
        let found = text.chars().count();
        if found > limit {
            self.add(field, Reason::TooLong { limit, found });
        }
        if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            self.add(field, Reason::NotText);
        }
    }

    pub(crate) fn into_result(self) -> Result<(), Vec<FieldProblem>> {
        if self.0.is_empty() { Ok(()) } else { Err(self.0) }
    }
}
