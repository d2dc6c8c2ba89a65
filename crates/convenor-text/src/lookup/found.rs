//! What a look-up gives back.

use convenor_domain::RecordId;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// Records found, of which `hits` are a page.
    pub total: u64,
    /// The page, best first; without words, newest first.
    pub hits: Vec<Hit>,
    /// Counts over all that was found.
    pub facets: Facets,
}

/// One record found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The record.
    pub id: RecordId,
    /// How well it fits, by words and by meaning together: 1 at best, 0 without words.
    pub score: f64,
    /// How near it comes by meaning: the cosine of its best passage, where that was looked at.
    pub closeness: Option<f64>,
    /// The words and phrases that matched, as typed.
    pub matched: Vec<String>,
    /// Why it was found.
    pub why: Vec<Why>,
}

/// Why a record was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It is the record whose permanent reference was typed.
    Reference,
    /// These words are in it, in this or another form.
    Words {
        /// The words and phrases, as typed.
        typed: Vec<String>,
    },
    /// A word was taken for a slip of the pen.
    Typo {
        /// The word, as typed.
        typed: String,
        /// The word found in its place.
        found: String,
    },
    /// Part of it means alike, in these words or in others.
    SimilarMeaning,
}

/// Counts over all records found. Topics and groups count for everything broader too.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// How many there are in the last 6, 12, 18 and 36 months, whatever the period filtered by.
    pub periods: Vec<PeriodCount>,
    /// By group.
    pub groups: Vec<FacetCount>,
    /// By topic.
    pub topics: Vec<FacetCount>,
    /// By organisation: identifiers.
    pub organisations: Vec<FacetCount>,
    /// By outcome.
    pub outcomes: Vec<FacetCount>,
    /// By source type.
    pub source_types: Vec<FacetCount>,
    /// By method.
    pub methods: Vec<FacetCount>,
    /// By kind of record.
    pub record_kinds: Vec<FacetCount>,
    /// By status.
    pub statuses: Vec<FacetCount>,
}

/// How many records have a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCount {
    /// The value's key.
    pub key: String,
    /// Records.
    pub count: u64,
}

/// How many records are recent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodCount {
    /// The last so many months.
    pub months: u32,
    /// Records.
    pub count: u64,
}
