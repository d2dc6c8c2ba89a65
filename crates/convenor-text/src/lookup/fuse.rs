//! Joins what was found by words with what was found by meaning.
//!
//! Words count by how sure they are. A name or a title is found whole in one record, and words decide; of a remark or
//! a summary no record holds more than some words, and meaning decides.

use tantivy::DocAddress;

use super::question::Question;
use super::ranking::{Ranked, Ranking};
use super::similar::{Similar, Vectors};
use crate::meaning::Embedding;

/// What a cosine of one is worth, beside the worth of words. Chosen on titles and texts of cases and consultations, and
/// on remarks sorted by machine into topics: none of the sets that the look-up is measured on.
const MEANING_WORTH: f64 = 10.0;
/// From here on a record means alike, even when it holds none of the words.
const CLOSENESS_MIN: f64 = 0.3;
/// And from this share of what comes nearest: what is far behind it is not meant.
const CLOSENESS_SHARE_MIN: f64 = 0.6;
/// The best by words that are compared by meaning too; what is behind them is placed by its words alone.
const COMPARED_MAX: usize = 1_000;
/// Of a text, this many are found by words.
const BY_WORDS_MAX: usize = 500;

/// One ranking, by one score, of what holds enough of the words and of what means alike.
pub(super) fn fuse(
    mut words: Ranking,
    near: &[Similar],
    vectors: &Vectors,
    meant: &Embedding,
    question: &Question,
) -> Ranking {
    let mut found = std::mem::take(&mut words.ranked);
    if question.is_text() {
        found = best(&found, BY_WORDS_MAX);
    }
    if !meant.is_nothing() {
        compare(&mut found, vectors, meant);
    }
    words.alike_from = alike_from(near);
    add_similar(&mut found, near, &words, question);
    let score = Score::new(&words, &found);
    for ranked in &mut found {
        ranked.score = score.of(ranked.score, ranked.closeness);
    }
    Ranking { ranked: found, ..words }
}

/// The best of these, in the order of the index.
fn best(ranked: &[Ranked], most: usize) -> Vec<Ranked> {
    let mut best = ranked.to_vec();
    if most < best.len() {
        best.select_nth_unstable_by(most, |a, b| b.score.total_cmp(&a.score).then(a.address.cmp(&b.address)));
        best.truncate(most);
        best.sort_unstable_by_key(|ranked| ranked.address);
    }
    best
}

/// Compares the best by words with what is meant.
fn compare(found: &mut [Ranked], vectors: &Vectors, meant: &Embedding) {
    for one in best(found, COMPARED_MAX) {
        if let Ok(place) = place_of(found, one.address)
            && let Some(ranked) = found.get_mut(place)
        {
            ranked.closeness = vectors.closeness(one.address, meant);
        }
    }
}

fn place_of(found: &[Ranked], address: DocAddress) -> Result<usize, usize> {
    found.binary_search_by_key(&address, |ranked| ranked.address)
}

/// From which closeness on a record means alike.
fn alike_from(near: &[Similar]) -> f64 {
    let nearest = near.iter().map(|similar| similar.closeness).fold(0.0, f64::max);
    CLOSENESS_MIN.max(nearest * CLOSENESS_SHARE_MIN)
}

/// Adds the records that are only found by meaning, with what their few words are worth. What is quoted has to be there
/// as typed, whatever else means alike.
fn add_similar(found: &mut Vec<Ranked>, near: &[Similar], words: &Ranking, question: &Question) {
    let by_words = found.len();
    for Similar { address, closeness } in near {
        let held = found.get(..by_words).unwrap_or_default();
        match place_of(held, *address) {
            Ok(place) => {
                found.iter_mut().skip(place).take(1).for_each(|ranked| ranked.closeness = Some(*closeness))
            }
            Err(_) if *closeness >= words.alike_from && !question.quotes() => found.push(Ranked {
                address: *address,
                score: words.worth(*address),
                closeness: Some(*closeness),
            }),
            Err(_) => {}
        }
    }
    found.sort_by_key(|ranked| ranked.address);
}

/// How words and meaning make one score, from 0 to 1.
struct Score {
    /// How much of the question the record holds whose words are worth most.
    certainty: f64,
    /// What a record would be worth that held all words and meant the same.
    attainable: f64,
}

impl Score {
    fn new(words: &Ranking, found: &[Ranked]) -> Self {
        let best = found.iter().max_by(|a, b| a.score.total_cmp(&b.score).then(b.address.cmp(&a.address)));
        let certainty = best.map_or(0.0, |best| words.share_held(best.address));
        Self { certainty, attainable: certainty * words.attainable + MEANING_WORTH }
    }

    fn of(&self, worth: f64, closeness: Option<f64>) -> f64 {
        let meaning = closeness.unwrap_or_default().max(0.0) * MEANING_WORTH;
        ((self.certainty * worth + meaning) / self.attainable).min(1.0)
    }
}
