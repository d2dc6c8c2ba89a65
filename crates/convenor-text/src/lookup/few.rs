//! Records that hold few of the words, and are still among the best.
//!
//! A title may hold three words that no text about the thing itself holds: who looks it up means the record that holds the
//! rare two, not none.

use super::ranking::Ranked;

/// Most records that are found by few words; of a text, all that are found by words.
const FEW_MAX: usize = 500;

/// The best so far.
#[derive(Default)]
pub(super) struct Few {
    best: Vec<Ranked>,
    /// What is worth less is not among the best.
    floor: f64,
}

impl Few {
    pub(super) fn add(&mut self, ranked: Ranked) {
        if ranked.score <= self.floor {
            return;
        }
        self.best.push(ranked);
        if self.best.len() == FEW_MAX * 4 {
            self.best = best(std::mem::take(&mut self.best), FEW_MAX);
            self.floor = self.best.iter().map(|ranked| ranked.score).fold(f64::INFINITY, f64::min);
        }
    }

    /// The best of several lists.
    pub(super) fn join(lists: impl IntoIterator<Item = Self>) -> Vec<Ranked> {
        best(lists.into_iter().flat_map(|few| few.best).collect(), FEW_MAX)
    }
}

/// How a question is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// In some words, half of which should be there.
    InWords,
    /// As a text, like a remark or the summary of a plan: no other text holds half of its words.
    AsText,
}

/// The best of these, in the order of the index.
pub(super) fn best(mut ranked: Vec<Ranked>, most: usize) -> Vec<Ranked> {
    if most < ranked.len() {
        ranked
            .select_nth_unstable_by(most, |a, b| b.score.total_cmp(&a.score).then(a.address.cmp(&b.address)));
        ranked.truncate(most);
        ranked.sort_unstable_by_key(|ranked| ranked.address);
    }
    ranked
}

#[cfg(test)]
mod tests {
    use tantivy::DocAddress;

    use super::*;

    fn few(scores: impl IntoIterator<Item = f64>) -> Few {
        let mut few = Few::default();
        for (doc, score) in (0..).zip(scores) {
            few.add(Ranked { address: DocAddress::new(0, doc), score, closeness: None });
        }
        few
    }

    #[test]
    fn the_best_of_all_lists_are_kept_in_their_order() {
        let joined = Few::join([few((0..9_000).map(f64::from)), few([10_000.0, 9_000.5])]);
        assert_eq!(joined.len(), FEW_MAX);
        assert!(joined.iter().all(|ranked| ranked.score > 8_499.0));
        assert!(joined.is_sorted_by_key(|ranked| ranked.address));
    }
}
