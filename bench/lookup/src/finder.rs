//! Whatever finds records by words: the product's own look-up, or a peer.

use std::collections::BTreeMap;

use convenor_domain::{ReadScope, RecordId};
use convenor_text::{Change, FindQuery, IndexedRecord, LookupIndex};

/// Finds records by words.
pub(crate) trait Finder {
    /// The places of the best records among those indexed, best first.
    fn best(&self, words: &str, count: usize) -> anyhow::Result<Vec<usize>>;
}

/// The product's look-up, with the settings that the product has.
pub(crate) struct Ours {
    index: LookupIndex,
    places: BTreeMap<RecordId, usize>,
}

impl Ours {
    pub(crate) fn of(records: &[IndexedRecord]) -> anyhow::Result<Self> {
        let index = LookupIndex::open_in_memory()?;
        index.apply(records.iter().cloned().map(|record| Change::Put(Box::new(record))), 1)?;
        let places = records.iter().enumerate().map(|(place, record)| (record.id, place)).collect();
        Ok(Self { index, places })
    }
}

impl Finder for Ours {
    fn best(&self, words: &str, count: usize) -> anyhow::Result<Vec<usize>> {
        let query =
            FindQuery { words: words.to_owned(), limit: count, ..FindQuery::within(ReadScope::Everything) };
        let hits = self.index.find(&query)?.hits;
        Ok(hits.iter().filter_map(|hit| self.places.get(&hit.id).copied()).collect())
    }
}
