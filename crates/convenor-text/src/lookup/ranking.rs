//! What a ranker says, whichever it is.

use tantivy::{BitSet, DocAddress, DocId};

use super::readable::records_of;

/// One record and how well it fits. Scores of one ranker compare with each other, not with another's.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ranked {
    pub(super) address: DocAddress,
    pub(super) score: f64,
}

/// The records that fit, segment by segment, and the evidence for it.
#[derive(Default)]
pub(super) struct Ranking {
    pub(super) ranked: Vec<Ranked>,
    pub(super) evidence: Vec<Evidence>,
}

/// Which records hold one word or phrase.
pub(super) struct Evidence {
    /// Place among the wanted, from 0.
    pub(super) place: usize,
    /// As typed.
    pub(super) typed: String,
    /// The word found in its place, if it was taken for a slip of the pen.
    pub(super) slip: Option<String>,
    /// By segment: records in order, each with what the word is worth in it.
    pub(super) postings: Vec<Vec<(DocId, f64)>>,
}

impl Evidence {
    /// How many records hold it.
    pub(super) fn records(&self) -> u64 {
        self.postings.iter().map(|segment| u64::try_from(segment.len()).unwrap_or(u64::MAX)).sum()
    }

    /// The records of one segment that hold it.
    pub(super) fn in_segment(&self, segment: u32) -> &[(DocId, f64)] {
        let docs = usize::try_from(segment).ok().and_then(|ordinal| self.postings.get(ordinal));
        docs.map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a record holds it.
    pub(super) fn holds(&self, address: DocAddress) -> bool {
        let docs = self.in_segment(address.segment_ord);
        docs.binary_search_by_key(&address.doc_id, |(doc, _)| *doc).is_ok()
    }
}

impl Ranking {
    /// All records of these sets alike.
    pub(super) fn all_alike(sets: &[BitSet]) -> Self {
        let ranked = (0..).zip(sets).flat_map(|(segment, set)| {
            records_of(set).map(move |doc| Ranked { address: DocAddress::new(segment, doc), score: 0.0 })
        });
        Self { ranked: ranked.collect(), evidence: Vec::new() }
    }
}
