//! Joins what was found by words with what was found by meaning.
//!
//! Found is what holds enough of the words, and what means alike enough; both are ranked by one score.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use tantivy::DocAddress;

use super::question::{Question, Quoted};
use super::ranking::{Ranked, Ranking};
use super::similar::{Similar, Vectors};
use crate::meaning::Embedding;

/// What words count beside meaning.
const WORDS_SHARE: f64 = 0.6;
/// From here on a record means alike even when it holds none of the words.
pub(super) const CLOSENESS_MIN: f64 = 0.5;
/// The best by words that are compared by meaning too; the others count as far.
const COMPARED_MAX: usize = 1_000;

/// One ranking of both: by words, and the records nearest by meaning.
pub(super) fn fuse(
    words: Ranking,
    near: &[Similar],
    vectors: &Vectors,
    meant: &Embedding,
    question: &Question,
) -> Ranking {
    let mut closeness: BTreeMap<DocAddress, f64> =
        near.iter().map(|similar| (similar.address, similar.closeness)).collect();
    for address in best_by_words(&words.ranked) {
        if let Entry::Vacant(place) = closeness.entry(address) {
            place.insert(vectors.closeness(address, meant).unwrap_or_default());
        }
    }
    let shares: BTreeMap<DocAddress, f64> =
        words.ranked.iter().map(|ranked| (ranked.address, ranked.score)).collect();
    let by_words = words.ranked.iter().map(|ranked| ranked.address);
    let by_meaning = near.iter().filter(|similar| similar.closeness >= CLOSENESS_MIN);
    let by_meaning = by_meaning.filter(|_| !quotes(question)).map(|similar| similar.address);
    let mut found: Vec<DocAddress> = by_words.chain(by_meaning).collect();
    found.sort_unstable();
    found.dedup();
    let ranked = found.into_iter().map(|address| {
        let closeness = closeness.get(&address).copied();
        let few = || words.worth_of_few(address, question.wanted.len());
        let worth = shares.get(&address).copied().unwrap_or_else(few);
        Ranked { address, score: score(worth, closeness), closeness }
    });
    let ranked = ranked.collect();
    Ranking { ranked, ..words }
}

fn best_by_words(ranked: &[Ranked]) -> Vec<DocAddress> {
    let mut best = ranked.to_vec();
    if best.len() > COMPARED_MAX {
        best.select_nth_unstable_by(COMPARED_MAX, |a, b| b.score.total_cmp(&a.score));
        best.truncate(COMPARED_MAX);
    }
    best.into_iter().map(|ranked| ranked.address).collect()
}

/// What is quoted has to be there as typed, whatever else means alike.
fn quotes(question: &Question) -> bool {
    question.wanted.iter().any(|wanted| wanted.quoted == Quoted::Yes)
}

fn score(words: f64, closeness: Option<f64>) -> f64 {
    WORDS_SHARE * words + (1.0 - WORDS_SHARE) * closeness.unwrap_or_default().max(0.0)
}
