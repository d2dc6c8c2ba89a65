//! Joins what was found by words with what was found by meaning.
//!
//! Words count by how sure they are. A name or a title is found whole in one record, and words decide; of a remark or
//! a summary no record holds more than some words, and meaning decides.

use tantivy::DocAddress;

use super::best::Best;
use super::question::{Asked, Question};
use super::ranking::{Ranked, Ranking};
use super::similar::{Similar, Vectors};
use crate::meaning::Embedding;

/// What meaning the same is worth, beside the worth of words. Chosen, like what follows, on titles and texts of
/// consultations, and on remarks sorted by machine into topics: none of the sets that the look-up is measured on.
const MEANING_WORTH: f64 = 14.0;
/// What words count at least.
const CERTAINTY_MIN: f64 = 0.1;
/// The best record by words stands out when this one is worth so much less.
const BEHIND: usize = 20;
/// The lead over that one from which words begin to be sure, and from which on they are.
const LEAD: std::ops::Range<f64> = 0.2..0.6;
/// A record that holds so much of a text is the text itself, and says nothing about others.
const SAME_TEXT_SHARE: f64 = 0.9;
/// From here on a record means alike, even when it holds none of the words. Of pairs of unlike remarks one in thirty
/// comes as near; nonsense does not.
const CLOSENESS_MIN: f64 = 0.35;
/// And from this share of what comes nearest: what is far behind it is not meant.
const CLOSENESS_SHARE_MIN: f64 = 0.5;
/// What comes nearer is the same text, and says nothing about how near others should come.
const SAME_TEXT: f64 = 0.95;
/// The best by words that are compared by meaning too; what is behind them is placed by its words alone.
const COMPARED_MAX: usize = 1_000;

/// One ranking, by one score, of what holds enough of the words and of what means alike.
pub(super) fn fuse(
    mut words: Ranking,
    near: &[Similar],
    vectors: &Vectors,
    meant: &Embedding,
    question: &Question,
) -> Ranking {
    let mut found = std::mem::take(&mut words.ranked);
    if !meant.is_nothing() {
        compare(&mut found, vectors, meant);
    }
    words.alike_from = Some(alike_from(near));
    add_similar(&mut found, near, &words, question);
    let score = Score::new(certainty(&words, vectors, meant, question.asked()), &words);
    for ranked in &mut found {
        ranked.score = score.of(ranked.score, ranked.closeness);
    }
    Ranking { ranked: found, ..words }
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
    let others = near.iter().map(|similar| similar.closeness).filter(|closeness| *closeness < SAME_TEXT);
    let nearest = others.fold(0.0, f64::max);
    CLOSENESS_MIN.max(nearest * CLOSENESS_SHARE_MIN)
}

/// Adds the records that are only found by meaning, with what their few words are worth. What is quoted has to be there
/// as typed, whatever else means alike.
fn add_similar(found: &mut Vec<Ranked>, near: &[Similar], words: &Ranking, question: &Question) {
    let by_words = found.len();
    let enough = alike_from(near);
    for Similar { address, closeness } in near {
        let held = found.get(..by_words).unwrap_or_default();
        match place_of(held, *address) {
            Ok(place) => {
                if let Some(ranked) = found.get_mut(place) {
                    ranked.closeness = Some(*closeness);
                }
            }
            Err(_) if *closeness >= enough && !question.quotes() => found.push(Ranked {
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
    /// How sure words are.
    certainty: f64,
    /// What a record would be worth that held all words and meant the same.
    attainable: f64,
}

impl Score {
    fn new(certainty: f64, words: &Ranking) -> Self {
        Self { certainty, attainable: certainty * words.attainable + MEANING_WORTH }
    }

    fn of(&self, worth: f64, closeness: Option<f64>) -> f64 {
        // Squared, so that what is hardly alike does not move what words found.
        let meaning = MEANING_WORTH * closeness.unwrap_or_default().max(0.0).powi(2);
        ((self.certainty * worth + meaning) / self.attainable).min(1.0)
    }
}

/// Words are sure when one record holds most of the question and few others come near it.
fn certainty(words: &Ranking, vectors: &Vectors, meant: &Embedding, asked: Asked) -> f64 {
    let is_same_text = |one: &Ranked| {
        vectors.closeness(one.address, meant).is_some_and(|closeness| closeness >= SAME_TEXT)
            || asked == Asked::AsText && words.share_held(one.address) >= SAME_TEXT_SHARE
    };
    let others: Vec<&Ranked> = words.leading.iter().filter(|one| !is_same_text(one)).collect();
    let Some(best) = others.first() else { return CERTAINTY_MIN };
    let behind =
        others.get(BEHIND - 1).map_or(0.0, |behind| behind.score / best.score.max(f64::MIN_POSITIVE));
    stands_out(words.share_held(best.address), 1.0 - behind)
}

/// How sure words are when the best record holds this share of the question and leads by this share of its worth.
fn stands_out(share_held: f64, lead: f64) -> f64 {
    let lead = ((lead - LEAD.start) / (LEAD.end - LEAD.start)).clamp(0.0, 1.0);
    CERTAINTY_MIN + (1.0 - CERTAINTY_MIN) * share_held * lead
}

/// The best by words, best first.
fn best(found: &[Ranked], most: usize) -> Vec<Ranked> {
    let mut best = Best::of(most);
    best.extend(found.iter().copied());
    best.best_first()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked example of `docs/method/find.md`.
    #[test]
    fn words_count_by_how_sure_they_are() {
        let certainty = stands_out(0.75, 1.0 - 6.6 / 13.2);
        let score = Score { certainty, attainable: certainty * 17.6 + MEANING_WORTH };
        let rounded = |score: f64| format!("{score:.2}");
        assert_eq!(rounded(certainty), "0.61");
        assert_eq!(rounded(score.of(9.0, Some(0.4))), "0.31");
        assert_eq!(rounded(score.of(0.0, Some(0.7))), "0.28");
        assert_eq!(rounded(score.of(0.0, Some(-0.2))), "0.00");
    }

    #[test]
    fn what_is_far_behind_the_nearest_is_not_meant() {
        let near = |closeness| Similar { address: DocAddress::new(0, 0), closeness };
        assert!((alike_from(&[near(0.4), near(0.3)]) - CLOSENESS_MIN).abs() < 1e-9);
        assert!((alike_from(&[near(0.5), near(0.9)]) - 0.45).abs() < 1e-9);
        assert!((alike_from(&[near(0.5), near(0.99)]) - CLOSENESS_MIN).abs() < 1e-9);
    }
}
