//! How a file of responses is laid out: what each column is, and which questions they make up. Proposed by looking at the
//! file, corrected by people, remembered for the next file of the same tool.

use std::collections::BTreeMap;

use convenor_domain::response::{Dimensions, PersonalColumn, Question};
use serde::{Deserialize, Serialize};

use super::seen::Seen;
use crate::open::GridRow;

/// What a column is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// The tool's identifier of the response.
    Identifier,
    /// When it was given.
    GivenOn,
    /// Whether it is a test or a preview.
    Status,
    /// It tells who somebody is.
    Personal(PersonalColumn),
    /// The answer to a question, by its place among [`Layout::questions`].
    Question(usize),
    /// One of several columns of a question: chosen where it is ticked.
    Choice {
        /// The question's place.
        question: usize,
        /// The answer that the column stands for.
        option: String,
    },
    /// Neither kept nor looked at.
    Rest,
}

/// What people say a column is, where the proposal was wrong.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Corrections {
    /// By heading (`heading (2)` for the second column that has it): a kind of question, `demographic:` with a dimension, `identifier`, `given-on`, `drop`, `pseudonym`,
    /// `area`, `ignore`.
    pub columns: BTreeMap<String, String>,
    /// How many rows of headings there are, where that was wrong.
    pub header_rows: Option<usize>,
}

impl Corrections {
    /// Reads corrections from YAML or JSON; the error says what is wrong with them.
    pub fn from_yaml(text: &str) -> Result<Self, String> {
        serde_norway::from_str(text).map_err(|error| error.to_string())
    }

    /// Writes them as YAML; the error says why they cannot be.
    pub fn to_yaml(&self) -> Result<String, String> {
        serde_norway::to_string(self).map_err(|error| error.to_string())
    }
}

/// How a file is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The survey tool, as far as it can be told: `qualtrics`, `other` …
    pub tool: &'static str,
    /// Rows of headings.
    pub header_rows: u64,
    /// Rows of the grid before the first response: titles and headings.
    pub(super) skipped: usize,
    /// Headings, one for each column.
    pub headings: Vec<String>,
    /// What each column is.
    pub roles: Vec<Role>,
    /// The questions.
    pub questions: Vec<Question>,
    /// What sets several answers in one cell apart, by the question's place.
    pub(super) separators: BTreeMap<usize, char>,
}

impl Layout {
    /// Keys of the dimensions that the questions ask for, each once: the order of [`GivenResponse::people`].
    ///
    /// [`GivenResponse::people`]: convenor_domain::response::GivenResponse::people
    pub fn dimensions(&self) -> Vec<String> {
        let mut asked: Vec<String> = Vec::new();
        for dimension in self.questions.iter().filter_map(|question| question.dimension.as_ref()) {
            if !asked.contains(dimension) {
                asked.push(dimension.clone());
            }
        }
        asked
    }

    /// Gives questions that earlier files of the engagement asked too the keys that they have there, so that their answers
    /// stand together.
    pub fn keep_keys(&mut self, earlier: &[Question]) {
        let mut taken: Vec<String> = earlier.iter().map(|question| question.key.clone()).collect();
        let mut used: Vec<String> = Vec::new();
        for question in &mut self.questions {
            let is_same = |known: &&Question| {
                known.text == question.text && known.kind == question.kind && !used.contains(&known.key)
            };
            let key = earlier.iter().find(is_same).map(|known| known.key.clone());
            question.key = key.unwrap_or_else(|| {
                let keys = (1..=taken.len() + 1).map(|number| format!("q{number}"));
                let free = keys.into_iter().find(|key| !taken.contains(key));
                free.unwrap_or_default()
            });
            taken.push(question.key.clone());
            used.push(question.key.clone());
        }
    }
}

/// A layout cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LayoutError {
    /// There is no row at all.
    #[error(
        "there are no rows in it: choose a file, or a sheet, with a row of headings and the answers below"
    )]
    Empty,
    /// There are headings and nothing else.
    #[error("there is no answer below the headings: choose the export with the responses")]
    NoResponses,
    /// A correction names a column that is not there.
    #[error("columns: there is no column “{heading}” in this file; its columns are {there}")]
    NoColumn {
        /// The heading asked for.
        heading: String,
        /// The headings that are there, shortened.
        there: String,
    },
    /// A correction says what is no role.
    #[error(
        "columns: “{heading}” cannot be “{role}”: write closed, multiple, scale, number, date, open, demographic: and one of \
         {dimensions}, identifier, given-on, drop, pseudonym, area or ignore"
    )]
    NoRole {
        /// The heading.
        heading: String,
        /// What was written.
        role: String,
        /// Keys of the dimensions.
        dimensions: String,
    },
    /// There are too many columns.
    #[error("it has more than {limit} columns: split the survey, or export fewer questions at a time")]
    TooWide {
        /// Most columns.
        limit: usize,
    },
}

/// Looks at the first rows of a file.
pub(super) fn look(
    rows: &[GridRow],
    by_hand: &Corrections,
    dimensions: &Dimensions,
) -> Result<Layout, LayoutError> {
    Seen::new(rows, by_hand.header_rows)?.lay(by_hand, dimensions)
}
