//! Lets a question lean towards what the first records found have in common.
//!
//! A few words say little; the records that fit them best say more of what is meant (J. Rocchio, “Relevance Feedback in
//! Information Retrieval”, 1971). What is found stays the same, only its order changes. Where words are sure, as of a
//! name, the question stays what it is.

use crate::meaning::{DIMENSIONS, Embedding};

/// Records that a question leans towards.
pub(super) const FIRST: usize = 5;
/// What these count beside the question, at most.
const LEAN: f64 = 0.3;

/// A question that leans towards the directions of the first records, each by how near it comes; all the more the more
/// its words are in doubt, from 0 to 1.
pub(super) fn lean(
    meant: &Embedding,
    first: impl IntoIterator<Item = (Embedding, f64)>,
    doubt: f64,
) -> Embedding {
    let mut common = [0.0; DIMENSIONS];
    for (direction, closeness) in first {
        add(&mut common, &direction, closeness);
    }
    let mut leaning = *meant.values();
    add(&mut leaning, &Embedding::towards(common), LEAN * doubt);
    Embedding::towards(leaning)
}

#[expect(clippy::cast_possible_truncation, reason = "a weight needs no more than six digits")]
fn add(sum: &mut [f32; DIMENSIONS], direction: &Embedding, weight: f64) {
    for (sum, value) in sum.iter_mut().zip(direction.values()) {
        *sum += weight as f32 * value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(place: usize) -> Embedding {
        let mut values = [0.0; DIMENSIONS];
        values[place] = 2.0;
        Embedding::towards(values)
    }

    #[test]
    fn a_question_leans_most_towards_what_comes_nearest() {
        let leaning = lean(&axis(0), [(axis(1), 0.8), (axis(2), 0.6)], 0.5);
        let [own, near, far] = [0, 1, 2].map(|place| leaning.cosine(&axis(place)));
        assert!((own * LEAN * 0.5 - near.hypot(far)).abs() < 1e-6, "{own} {near} {far}");
        assert!((near / far - 0.8 / 0.6).abs() < 1e-5, "{near} {far}");
    }

    #[test]
    fn with_no_doubt_or_nothing_to_lean_towards_a_question_means_what_it_says() {
        assert_eq!(lean(&axis(3), [], 1.0), axis(3));
        assert_eq!(lean(&axis(3), [(axis(1), 0.8)], 0.0), axis(3));
        assert!(lean(&Embedding::NOTHING, [], 1.0).is_nothing());
    }
}
