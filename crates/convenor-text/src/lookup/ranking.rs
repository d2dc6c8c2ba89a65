//! What a ranker says, whichever it is.

use std::collections::BTreeSet;
use std::sync::Arc;

use tantivy::{BitSet, DocAddress, DocId};

use super::lengths::number;
use super::part::Part;
use super::question::{Quoted, Wanted};
use super::readable::records_of;
use super::tally::NEIGHBOUR_SHARE;

/// One record and how well it fits. Scores of one ranker compare with each other, not with another's.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ranked {
    pub(super) address: DocAddress,
    pub(super) score: f64,
    /// How near it comes by meaning, where that was looked at: a cosine.
    pub(super) closeness: Option<f64>,
}

/// The records that fit, in the order of the index, and the evidence for it.
#[derive(Default)]
pub(super) struct Ranking {
    pub(super) ranked: Vec<Ranked>,
    /// Whether they are what is cited by the reference that was typed.
    pub(super) cited: bool,
    /// The best by words, best first, those among them that hold too few to be found.
    pub(super) leading: Vec<Ranked>,
    pub(super) evidence: Vec<Evidence>,
    /// Which records hold two of the words side by side.
    pub(super) neighbours: Vec<Evidence>,
    /// What a record would be worth that held every word as often as can be.
    pub(super) attainable: f64,
    /// How many records are in sight.
    pub(super) in_sight: u64,
    /// From which closeness on a record means alike; `None` when that was not looked at.
    pub(super) alike_from: Option<f64>,
}

/// Which records hold one word or phrase.
pub(super) struct Evidence {
    /// Place among the wanted, from 0.
    pub(super) place: usize,
    /// As typed.
    pub(super) typed: String,
    /// Whether it was typed in quotes.
    pub(super) quoted: Quoted,
    /// The word found in its place, if it was taken for a slip of the pen.
    pub(super) slip: Option<String>,
    /// What it is worth to hold it once.
    pub(super) factor: f32,
    /// What it is worth at most.
    pub(super) most: f32,
    parts: Arc<[Part]>,
    /// By part: records in order, each with how much of it it holds.
    held: Vec<Vec<(DocId, f32)>>,
}

impl Evidence {
    /// What `wanted` is worth where it is held, as yet without a factor.
    pub(super) fn new(
        place: usize,
        wanted: &Wanted,
        held: Vec<Vec<(DocId, f32)>>,
        parts: Arc<[Part]>,
    ) -> Self {
        let (typed, quoted) = (wanted.typed.clone(), wanted.quoted);
        Self { place, typed, quoted, slip: None, factor: 0.0, most: f32::INFINITY, parts, held }
    }

    /// How many records hold it.
    pub(super) fn records(&self) -> u64 {
        self.held.iter().map(|part| u64::try_from(part.len()).unwrap_or(u64::MAX)).sum()
    }

    /// The records of one part that hold it, each with how much.
    pub(super) fn in_part(&self, part: usize) -> &[(DocId, f32)] {
        self.held.get(part).map(Vec::as_slice).unwrap_or_default()
    }

    /// What holding this much is worth.
    #[inline]
    pub(super) fn worth_of(&self, held: f32) -> f32 {
        (self.factor * held).min(self.most)
    }

    /// What it is worth in a record, if that holds it.
    pub(super) fn worth(&self, address: DocAddress) -> Option<f64> {
        let part = self.parts.iter().position(|part| part.contains(address))?;
        let docs = self.in_part(part);
        let place = docs.binary_search_by_key(&address.doc_id, |(doc, _)| *doc).ok()?;
        docs.get(place).map(|(_, held)| f64::from(self.worth_of(*held)))
    }

    /// The least that it is worth anywhere; infinite when no record holds it.
    pub(super) fn least(&self) -> f32 {
        self.held.iter().flatten().map(|(_, held)| self.worth_of(*held)).fold(f32::INFINITY, f32::min)
    }

    /// Forgets the records that hold the other.
    pub(super) fn leave_out(&mut self, other: &Self) {
        for (own, others) in self.held.iter_mut().zip(&other.held).filter(|(_, others)| !others.is_empty()) {
            own.retain(|(doc, _)| others.binary_search_by_key(doc, |(other, _)| *other).is_err());
        }
    }
}

impl Ranking {
    /// What the words of a record are worth, however few it holds.
    pub(super) fn worth(&self, address: DocAddress) -> f64 {
        let words = self.evidence.iter().filter_map(|one| one.worth(address));
        let neighbours = self.neighbours.iter().filter_map(|two| two.worth(address));
        words.sum::<f64>() + neighbours.sum::<f64>() * f64::from(NEIGHBOUR_SHARE)
    }

    /// How much of the question a record holds, each word by how rare it is; from 0 to 1.
    pub(super) fn share_held(&self, address: DocAddress) -> f64 {
        let typed = self.evidence.iter().filter(|one| one.slip.is_none());
        let all: f64 = typed.map(|one| f64::from(one.factor)).sum();
        if all > 0.0 { self.rarity_held(address) / all } else { 0.0 }
    }

    /// What the words tell that a record holds. 1 is what singles out one of the records in sight: a word that one in *n*
    /// holds tells ln *n*, and words tell the sum, as if they came together by chance alone.
    pub(super) fn telling(&self, address: DocAddress) -> f64 {
        self.rarity_held(address) / number(self.in_sight.max(2)).ln()
    }

    /// How rare the words are that a record holds, in all; a slip counts as the word that was typed.
    fn rarity_held(&self, address: DocAddress) -> f64 {
        let held: BTreeSet<usize> =
            self.evidence.iter().filter(|one| one.worth(address).is_some()).map(|one| one.place).collect();
        let typed = self.evidence.iter().filter(|one| one.slip.is_none());
        typed.filter(|one| held.contains(&one.place)).map(|one| f64::from(one.factor)).sum()
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
