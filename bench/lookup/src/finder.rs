//! Whatever finds records by words: the product's own look-up, or a peer.

use std::collections::BTreeMap;
use std::sync::Arc;

use convenor_domain::{ReadScope, RecordId};
use convenor_text::meaning::shipped;
use convenor_text::{
    Change, Embedder, Embedding, FindQuery, Hit, IndexedRecord, LookupIndex, ModelIdentity, StaticTable,
};

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
        Self::over(LookupIndex::open_in_memory()?, records)
    }

    /// The same look-up with a model that knows nothing.
    pub(crate) fn by_words(records: &[IndexedRecord]) -> anyhow::Result<Self> {
        let identity = ModelIdentity { name: "none".to_owned(), sha256: "0".repeat(64), dimensions: 0 };
        Self::over(LookupIndex::open_in_memory_with(Arc::new(Mute(identity)))?, records)
    }

    /// The best records, best first.
    pub(crate) fn find(&self, words: &str, count: usize) -> anyhow::Result<Vec<Hit>> {
        let query =
            FindQuery { words: words.to_owned(), limit: count, ..FindQuery::within(ReadScope::Everything) };
        Ok(self.index.find(&query)?.hits)
    }

    /// The places of these hits among the records indexed.
    pub(crate) fn places(&self, hits: &[Hit]) -> Vec<usize> {
        hits.iter().filter_map(|hit| self.places.get(&hit.id).copied()).collect()
    }

    fn over(index: LookupIndex, records: &[IndexedRecord]) -> anyhow::Result<Self> {
        index.apply(records.iter().cloned().map(|record| Change::Put(Box::new(record))), 1)?;
        let places = records.iter().enumerate().map(|(place, record)| (record.id, place)).collect();
        Ok(Self { index, places })
    }
}

impl Finder for Ours {
    fn best(&self, words: &str, count: usize) -> anyhow::Result<Vec<usize>> {
        Ok(self.places(&self.find(words, count)?))
    }
}

/// To it, nothing means anything.
struct Mute(ModelIdentity);

impl Embedder for Mute {
    fn identity(&self) -> &ModelIdentity {
        &self.0
    }

    fn embed(&self, _: &str) -> Embedding {
        Embedding::NOTHING
    }
}

/// The product's vectors alone, each text as one.
pub(crate) struct ByMeaning {
    table: Arc<StaticTable>,
    vectors: Vec<Embedding>,
}

impl ByMeaning {
    pub(crate) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> anyhow::Result<Self> {
        let table = shipped()?;
        let vectors = texts.map(|text| table.embed(text)).collect();
        Ok(Self { table, vectors })
    }
}

impl Finder for ByMeaning {
    fn best(&self, words: &str, count: usize) -> anyhow::Result<Vec<usize>> {
        let meant = self.table.embed(words);
        let cosines = self.vectors.iter().map(|vector| vector.cosine(&meant));
        let mut best: Vec<(usize, f64)> = cosines.enumerate().collect();
        best.sort_by(|a, b| b.1.total_cmp(&a.1));
        Ok(best.into_iter().take(count).map(|(place, _)| place).collect())
    }
}
