//! Questions about responses, and the trait that answers them: no SQL, no columns of any engine.
//!
//! Every answer says over how many responses it was made and how many the manifest holds, so that an answer of an engine
//! that lost some is never believed. Counts are raw: disclosure control comes before any page, file or API.

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::Pin;

use chrono::NaiveDate;
pub use convenor_statistics::{CellKey, Count};

use super::apart::{Apart, Contributions, Place, Profile};
use crate::area::AreaCode;
use crate::id::{EngagementId, ImportId};
use crate::reach::RepeatCounts;

/// Which responses of an engagement are asked about. Everything named has to hold; an empty list of categories, answers
/// or areas asks for nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Within {
    /// The engagement.
    pub engagement: EngagementId,
    /// Only people who said one of these categories of a dimension; by the dimension's key.
    pub people: BTreeMap<String, Vec<String>>,
    /// Only people who gave one of these answers to a question; by the question's key.
    pub answers: BTreeMap<String, Vec<String>>,
    /// Only from one of these small areas.
    pub areas: Vec<AreaCode>,
    /// Only given on this day or later.
    pub since: Option<NaiveDate>,
    /// Only given on this day or earlier.
    pub until: Option<NaiveDate>,
    /// Whether counts bring the sums of their responses' keys, which only cell keys need.
    pub keys: KeySums,
    /// Only what came with these imports; with all of them when left out.
    pub imports: Option<BTreeSet<ImportId>>,
}

/// Whether counts bring the sums of their responses' keys. Without them an engine reads less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum KeySums {
    /// They do not.
    #[default]
    NotWanted,
    /// They do.
    Wanted,
}

impl Within {
    /// Whether what came with an import is asked about.
    pub fn takes(&self, import: ImportId) -> bool {
        self.imports.as_ref().is_none_or(|imports| imports.contains(&import))
    }

    /// All responses of an engagement.
    pub fn all(engagement: EngagementId) -> Self {
        Self {
            engagement,
            people: BTreeMap::new(),
            answers: BTreeMap::new(),
            areas: Vec::new(),
            since: None,
            until: None,
            keys: KeySums::NotWanted,
            imports: None,
        }
    }
}

/// Responses of an engagement by people who live in some places.
#[derive(Debug, Clone)]
pub struct WithinPlaces {
    /// The responses.
    pub within: Within,
    /// Whether people count of whom nobody knows where they live.
    pub unknown: bool,
}

impl WithinPlaces {
    /// Whether people who live there count.
    pub fn takes(&self, place: &Place) -> bool {
        match place {
            Place::At(_) => true,
            Place::Elsewhere => false,
            Place::Unknown => self.unknown,
        }
    }
}

/// An answer of the engine with its control totals.
#[derive(Debug, Clone, PartialEq)]
pub struct Told<T> {
    /// The answer.
    pub value: T,
    /// Responses that it was made over: all that are asked about.
    pub responses: u64,
}

/// How many people gave each answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AnswerCounts {
    /// The question's or the dimension's key.
    pub key: String,
    /// Answers or categories in the order of their counts, the most frequent first; of equals by name.
    pub counts: Vec<(String, Count)>,
    /// People who gave no answer, or said nothing that fits.
    pub none: Count,
}

/// Numbers that people gave.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct NumberSummary {
    /// People who gave one.
    pub count: Count,
    /// The mean.
    pub mean: f64,
    /// Lower quartile, median, upper quartile: the smallest number that at least that share did not exceed.
    pub quartiles: [f64; 3],
}

/// Something that somebody wrote, already redacted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Row of the file that it came in.
    pub row: u64,
    /// The words.
    pub text: String,
}

/// People who answered more than once, by keyed pseudonyms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Voices {
    /// Different people, as far as they can be told apart.
    pub people: Count,
    /// Responses that those people gave.
    pub responses: Count,
    /// Responses of which nothing tells whose they are.
    pub unknown: Count,
}

/// A question that could not be answered. Never a wrong or empty number instead.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// The engine did not answer in time or broke off.
    #[error("the responses could not be read: {reason}; try again, or ask for fewer of them")]
    Engine {
        /// What the engine says.
        reason: String,
    },
    /// A file of responses cannot be trusted.
    #[error("{reason}; until then no number of this engagement can be told")]
    File {
        /// Which file, what is wrong with it and how to mend it.
        reason: String,
    },
    /// The engine answered over fewer or more responses than there are.
    #[error(
        "the engine read {found} responses where there are {expected}: its answer is not used; run `convenor doctor`"
    )]
    Control {
        /// Responses that it read.
        found: u64,
        /// Responses that the manifest holds.
        expected: u64,
    },
    /// No question with this key.
    #[error("there is no question “{key}” in this engagement")]
    NoQuestion {
        /// The key.
        key: String,
    },
    /// The question takes another kind of answer than what is asked of it.
    #[error(
        "the question “{key}” does not take answers of the kind asked for; look at another of its panels"
    )]
    NotOfKind {
        /// The key.
        key: String,
    },
}

/// An answer on its way.
pub type Answering<'a, T> = Pin<Box<dyn Future<Output = Result<Told<T>, AskError>> + Send + 'a>>;

/// Answers questions about responses.
pub trait AskResponses: Send + Sync {
    /// How many responses there are.
    fn count<'a>(&'a self, within: &'a Within) -> Answering<'a, Count>;

    /// How many people gave each answer to some questions with fixed answers, in the order asked.
    fn answers<'a>(&'a self, within: &'a Within, questions: &'a [String])
    -> Answering<'a, Vec<AnswerCounts>>;

    /// How many people are of each category of some dimensions, in the order asked.
    fn people<'a>(&'a self, within: &'a Within, dimensions: &'a [String])
    -> Answering<'a, Vec<AnswerCounts>>;

    /// How many people gave each answer to one question, category by category of a dimension: the category's key, or
    /// `None` where it is not known.
    fn crossed<'a>(
        &'a self,
        within: &'a Within,
        question: &'a str,
        dimension: &'a str,
    ) -> Answering<'a, Vec<(Option<String>, AnswerCounts)>>;

    /// What numbers people gave.
    fn numbers<'a>(&'a self, within: &'a Within, question: &'a str) -> Answering<'a, NumberSummary>;

    /// What people wrote, in the order of the files, a page at a time; with how many wrote something.
    fn comments<'a>(
        &'a self,
        within: &'a Within,
        question: &'a str,
        limit: u64,
        offset: u64,
    ) -> Answering<'a, (Vec<Comment>, Count)>;

    /// Responses by small area; `None` where it is not known.
    fn areas<'a>(&'a self, within: &'a Within) -> Answering<'a, Vec<(Option<AreaCode>, Count)>>;

    /// Responses by month: its first day; `None` where no date is known.
    fn months<'a>(&'a self, within: &'a Within) -> Answering<'a, Vec<(Option<NaiveDate>, Count)>>;

    /// How many responses have the same in common, in the order of what they have in common.
    fn profiles<'a>(&'a self, within: &'a Within, apart: &'a Apart) -> Answering<'a, Vec<(Profile, Count)>>;

    /// How often people contributed to some engagements together.
    fn contributions<'a>(&'a self, within: &'a [Within]) -> Answering<'a, Contributions>;

    /// How many people with the same in common contributed once, and how many more often, to some engagements together. Those
    /// who said different things stand with each; those of whom nothing tells who they are stand nowhere.
    fn repeats<'a>(
        &'a self,
        within: &'a [WithinPlaces],
        apart: &'a Apart,
    ) -> Answering<'a, Vec<(Profile, RepeatCounts)>>;

    /// How many different people there are.
    fn voices<'a>(&'a self, within: &'a Within) -> Answering<'a, Voices>;
}
