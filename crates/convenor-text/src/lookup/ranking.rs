//! What a ranker says, whichever it is.

use std::collections::BTreeMap;

use tantivy::{BitSet, DocAddress, DocId};

use super::readable::records_of;

/// One record and how well it fits. Scores of one ranker compare with each other, not with another's.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ranked {
    pub(super) address: DocAddress,
    pub(super) score: f64,
    /// How near it comes by meaning, where that was looked at: a cosine.
    pub(super) closeness: Option<f64>,
}

/// The records that fit, segment by segment, and the evidence for it.
#[derive(Default)]
pub(super) struct Ranking {
    pub(super) ranked: Vec<Ranked>,
    pub(super) evidence: Vec<Evidence>,
    /// What a record would be worth that held every word as often as can be.
    pub(super) attainable: f64,
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

    /// What it is worth in a record, if that holds it.
    pub(super) fn worth(&self, address: DocAddress) -> Option<f64> {
        let docs = self.in_segment(address.segment_ord);
        let place = docs.binary_search_by_key(&address.doc_id, |(doc, _)| *doc).ok()?;
        docs.get(place).map(|(_, worth)| *worth)
    }
}

impl Ranking {
    /// What the words of a record are worth that holds too few of them to be found by words, beside the best that one
    /// could be worth; from 0 to 1.
    pub(super) fn worth_of_few(&self, address: DocAddress, wanted: usize) -> f64 {
        let mut held = BTreeMap::new();
        // A word as typed stands before slips of it, which say nothing more.
        for (place, worth) in self.evidence.iter().filter_map(|one| Some((one.place, one.worth(address)?))) {
            held.entry(place).or_insert(worth);
        }
        let share = number(held.len()) / number(wanted).max(1.0);
        held.into_values().sum::<f64>() / self.attainable.max(1.0) * share * share
    }

    /// All records of these sets alike.
    pub(super) fn all_alike(sets: &[BitSet]) -> Self {
        let ranked = (0..).zip(sets).flat_map(|(segment, set)| {
            records_of(set).map(move |doc| Ranked {
                address: DocAddress::new(segment, doc),
                score: 0.0,
                closeness: None,
            })
        });
        Self { ranked: ranked.collect(), ..Self::default() }
    }
}

/// Words are few.
#[expect(clippy::cast_precision_loss, reason = "a question has 64 words at most")]
fn number(words: usize) -> f64 {
    words as f64
}
