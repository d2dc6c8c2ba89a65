//! A question to the index.

use chrono::NaiveDate;
use convenor_domain::{Outcome, ReadScope, RecordKind, RegisterFilter};

/// What to find, for whom. An empty list narrows nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindQuery {
    /// Words as typed; phrases in double quotes. Blank for every record, newest first.
    pub words: String,
    /// The register's filters.
    pub filter: RegisterFilter,
    /// Which records the reader may see.
    pub scope: ReadScope,
    /// Only these kinds of record.
    pub record_kinds: Vec<RecordKind>,
    /// Only what came to one of these.
    pub outcomes: Vec<Outcome>,
    /// Today, for the counts by period and for the filter on gaps. Without it there are no such counts, and a filter
    /// on gaps finds nothing.
    pub today: Option<NaiveDate>,
    /// Most hits to give.
    pub limit: usize,
    /// Hits to skip.
    pub offset: usize,
}

impl FindQuery {
    /// Everything that a reader may see, 20 hits at a time.
    pub fn within(scope: ReadScope) -> Self {
        Self {
            words: String::new(),
            filter: RegisterFilter::default(),
            scope,
            record_kinds: Vec::new(),
            outcomes: Vec::new(),
            today: None,
            limit: 20,
            offset: 0,
        }
    }
}
