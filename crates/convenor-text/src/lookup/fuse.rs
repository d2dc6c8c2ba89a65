//! Joins what was found by words with what was found by meaning.
//!
//! How both are weighed is left to `score`, and how the question leans towards what comes first to `lean`.

use tantivy::DocAddress;

use super::best::Best;
use super::lean::{FIRST, lean};
use super::question::{Asked, Question};
use super::ranking::{Ranked, Ranking};
use super::score::{Itself, Score, Words};
use super::similar::{Similar, Vectors};
use crate::meaning::Embedding;

/// A record that holds so much of a text is the text itself, and says nothing about others.
const SAME_TEXT_SHARE: f64 = 0.9;
/// From here on a record means alike, even when it holds none of the words. Of pairs of unlike remarks one in thirty
/// comes as near; nonsense does not.
const CLOSENESS_MIN: f64 = 0.35;
/// And from this share of what comes nearest: what is far behind it is not meant.
const CLOSENESS_SHARE_MIN: f64 = 0.5;
/// What comes nearer is the same text, and says nothing about how near others should come.
const SAME_TEXT: f64 = 0.95;
/// What the words of a record tell when they single it out among all in sight.
const SINGLED_OUT: f64 = 1.0;
/// The best by words and meaning among which the first others are looked for.
const LOOKED_AT: usize = 20;
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
    let others = Others { words: &words, vectors, meant, asked: question.asked() };
    let best_by_words = others.best_by_words();
    let score = Score::by(best_by_words.map(|(_, words)| words));
    let leaning = others.lean(&found, &score);
    for ranked in &mut found {
        // The nearer of the two counts, so that the text itself stays what comes nearest.
        let closeness = ranked
            .closeness
            .map(|own| vectors.closeness(ranked.address, &leaning).map_or(own, |leaning| own.max(leaning)));
        ranked.score = score.of(ranked.score, closeness);
    }
    if let Some((address, words)) = best_by_words
        && words.telling >= SINGLED_OUT
        && question.asked() == Asked::InWords
    {
        keep_among_first(&mut found, address);
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

/// Moves a record up among the first, if it is behind them: what its words single out is not lost among what means
/// alike.
fn keep_among_first(found: &mut [Ranked], address: DocAddress) {
    let last = best(found, FIRST).last().map(|last| last.score);
    if let Ok(place) = place_of(found, address)
        && let Some((ranked, last)) = found.get_mut(place).zip(last)
        && ranked.score < last
    {
        ranked.score = last.next_up().min(1.0);
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

/// What is asked, and which records are that very text: they say nothing about others.
struct Others<'a> {
    words: &'a Ranking,
    vectors: &'a Vectors,
    meant: &'a Embedding,
    asked: Asked,
}

impl Others<'_> {
    fn are(&self, ranked: &Ranked) -> bool {
        let closeness = ranked.closeness.or_else(|| self.vectors.closeness(ranked.address, self.meant));
        let means_the_same = closeness.is_some_and(|closeness| closeness >= SAME_TEXT);
        let holds_all =
            || self.asked == Asked::AsText && self.words.share_held(ranked.address) >= SAME_TEXT_SHARE;
        !means_the_same && !holds_all()
    }

    /// What words find first, and how sure they are of it: nothing where the text itself alone holds some.
    fn best_by_words(&self) -> Option<(DocAddress, Words)> {
        let itself = self.words.leading.iter().take_while(|one| !self.are(one)).count();
        let best = self.words.leading.get(itself)?;
        let words = Words {
            best: best.score,
            attainable: self.words.attainable,
            telling: self.words.telling(best.address),
            itself: if itself > 0 { Itself::Found } else { Itself::NotThere },
        };
        Some((best.address, words))
    }

    /// What is meant, leaning towards the first records of these.
    fn lean(&self, found: &[Ranked], score: &Score) -> Embedding {
        let mut first = Best::of(LOOKED_AT);
        first.extend(found.iter().map(|one| Ranked { score: score.of(one.score, one.closeness), ..*one }));
        let others = first.best_first().into_iter().filter(|one| self.are(one));
        let near =
            others.filter_map(|one| Some((self.vectors.direction(one.address)?, one.closeness?.max(0.0))));
        lean(self.meant, near.take(FIRST), score.doubt())
    }
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

    fn near(closeness: f64) -> Similar {
        Similar { address: DocAddress::new(0, 0), closeness }
    }

    #[test]
    fn what_is_far_behind_the_nearest_is_not_meant() {
        assert!((alike_from(&[near(0.4), near(0.3)]) - CLOSENESS_MIN).abs() < 1e-9);
        assert!((alike_from(&[near(0.5), near(0.9)]) - 0.45).abs() < 1e-9);
        assert!((alike_from(&[near(0.5), near(0.99)]) - CLOSENESS_MIN).abs() < 1e-9);
    }

    #[test]
    fn what_words_single_out_is_among_the_first() {
        let address = |doc| DocAddress::new(0, doc);
        let ranked = |(doc, score)| Ranked { address: address(doc), score, closeness: None };
        let found: Vec<Ranked> = (0..).zip([0.2, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4]).map(ranked).collect();
        let order = |kept: u32| {
            let mut found = found.clone();
            keep_among_first(&mut found, address(kept));
            best(&found, found.len()).iter().map(|one| one.address.doc_id).collect::<Vec<_>>()
        };
        assert_eq!(order(0), [1, 2, 3, 4, 0, 5, 6]);
        assert_eq!(order(2), [1, 2, 3, 4, 5, 6, 0], "it is there already");
        assert_eq!(order(99), [1, 2, 3, 4, 5, 6, 0], "it was not found");
    }
}
