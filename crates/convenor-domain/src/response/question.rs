//! What was asked, and which kind of answer it takes.

use serde::{Deserialize, Serialize};

use crate::key::keyed_enum;

keyed_enum! {
    /// Which kind of answer a question takes.
    QuestionKind {
        /// One of a few answers.
        Closed = "closed",
        /// Any number of a few answers.
        Multiple = "multiple",
        /// One step of an ordered few: agreement, satisfaction, likelihood.
        Scale = "scale",
        /// A number.
        Number = "number",
        /// A date.
        Date = "date",
        /// People's own words.
        Open = "open",
        /// What people say of themselves, in categories that stand beside the census.
        Demographic = "demographic",
    }
}

/// One question of an engagement, the same over all its imports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Short key within the engagement: `q1`, `q2` …
    pub key: String,
    /// The column's heading as the file has it: a code such as `Q3`, or the question itself.
    pub heading: String,
    /// The question's words; the heading where the file has no others.
    pub text: String,
    /// Which kind of answer it takes.
    pub kind: QuestionKind,
    /// The answers that were given, in the order in which people should read them; empty for numbers, dates and words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
    /// What it says of people: a key of the [dimensions](super::Dimensions), for demographic questions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dimension: Option<String>,
}
