//! What the index knows of one record.

mod decision;
mod engagement;
mod insight;
mod names;

use chrono::NaiveDate;
use convenor_domain::filter::Gap;
use convenor_domain::{Access, AreaCode, EngagementKind, ImpreciseDate, Outcome, RecordId, Reference};

/// What the index knows of one record: words to find it by, values to filter it by, and who may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexedRecord {
    /// Identifier.
    pub id: RecordId,
    /// The permanent reference, which finds exactly this record.
    pub reference: Reference,
    /// Its system, its organisations, and who may see it.
    pub access: Access,
    /// Title; an insight has none.
    pub title: String,
    /// Plain summary.
    pub summary: String,
    /// Names of its places, topics, groups, methods and organisations.
    pub names: String,
    /// All its other words.
    pub text: String,
    /// Topics and everything broader.
    pub topics: Vec<String>,
    /// Groups and everything broader.
    pub groups: Vec<String>,
    /// Areas and everything around them.
    pub areas: Vec<AreaCode>,
    /// Methods and everything broader.
    pub methods: Vec<String>,
    /// Level promised.
    pub levels: Vec<String>,
    /// Source type.
    pub source_type: Option<String>,
    /// Key of the status; decisions have none.
    pub status: Option<&'static str>,
    /// What an engagement is for.
    pub engagement_kind: Option<EngagementKind>,
    /// First day that it can have begun.
    pub first_day: Option<NaiveDate>,
    /// Last day that it can have ended.
    pub last_day: Option<NaiveDate>,
    /// What came of it.
    pub outcome: Outcome,
    /// What is lacking once it is over.
    pub gaps: Vec<Gap>,
}

/// What followed an engagement, which its own record does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aftermath {
    /// What came of what people said, as far as all its readers may know.
    pub outcome: Outcome,
    /// Insights that rest on it.
    pub insights: u64,
}

/// First and last day of a period; a missing end is taken from the other one, never guessed.
fn days(starts: &ImpreciseDate, ends: &ImpreciseDate) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let first = starts.earliest().or_else(|| ends.earliest());
    let last = ends.latest().or_else(|| starts.latest());
    (first, last)
}
