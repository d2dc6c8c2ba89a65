//! What to offer when nothing is found: what there is a step further.

use convenor_domain::AreaCode;

use super::error::IndexError;
use super::index::LookupIndex;
use super::query::FindQuery;

/// How many records the same question finds with one filter loosened; `None` where that filter was not set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ZeroHelp {
    /// At any time.
    pub older: Option<u64>,
    /// In the areas around.
    pub nearby: Option<u64>,
    /// In any place.
    pub any_place: Option<u64>,
    /// About any group.
    pub any_group: Option<u64>,
    /// On any topic.
    pub any_topic: Option<u64>,
    /// Without any filter but the system.
    pub unfiltered: Option<u64>,
}

impl LookupIndex {
    /// Counts a step further, for the same reader. `around` holds the areas around those filtered by; with none,
    /// nothing is counted nearby.
    pub fn zero_help(&self, query: &FindQuery, around: &[AreaCode]) -> Result<ZeroHelp, IndexError> {
        let count_with = |loosen: &dyn Fn(&mut FindQuery)| -> Result<Option<u64>, IndexError> {
            let mut looser = query.clone();
            loosen(&mut looser);
            if looser == *query { Ok(None) } else { self.count(&looser).map(Some) }
        };
        Ok(ZeroHelp {
            older: count_with(&|query| {
                query.filter.since = None;
                query.filter.until = None;
                query.filter.ends_by = None;
            })?,
            nearby: count_with(&|query| {
                if !query.filter.areas.is_empty() && !around.is_empty() {
                    query.filter.areas = around.to_vec();
                }
            })?,
            any_place: count_with(&|query| query.filter.areas.clear())?,
            any_group: count_with(&|query| query.filter.groups.clear())?,
            any_topic: count_with(&|query| query.filter.topics.clear())?,
            unfiltered: count_with(&|query| {
                *query = FindQuery { words: query.words.clone(), ..bare(query) }
            })?,
        })
    }
}

fn bare(query: &FindQuery) -> FindQuery {
    let mut bare = FindQuery::within(query.scope);
    bare.filter.system = query.filter.system;
    bare.today = query.today;
    bare.limit = query.limit;
    bare.offset = query.offset;
    bare
}
