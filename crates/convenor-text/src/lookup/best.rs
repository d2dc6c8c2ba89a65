//! The best of many records, without putting the rest in order.

use super::ranking::Ranked;

/// The best so far, of equals the first in the index.
pub(super) struct Best {
    kept: Vec<Ranked>,
    most: usize,
    /// What scores no more is not among the best.
    floor: f64,
}

impl Best {
    /// Keeps so many.
    pub(super) fn of(most: usize) -> Self {
        Self { kept: Vec::new(), most, floor: f64::NEG_INFINITY }
    }

    /// Tells of a record; they come in the order of the index.
    #[inline]
    pub(super) fn add(&mut self, ranked: Ranked) {
        if ranked.score > self.floor {
            self.kept.push(ranked);
            if self.kept.len() >= self.most.saturating_mul(4) {
                self.leave_out();
            }
        }
    }

    fn leave_out(&mut self) {
        if self.most < self.kept.len() {
            self.kept.select_nth_unstable_by(self.most, before);
            self.kept.truncate(self.most);
            self.floor = self.kept.iter().map(|ranked| ranked.score).fold(f64::INFINITY, f64::min);
        }
    }

    /// The best of all, best first.
    pub(super) fn best_first(mut self) -> Vec<Ranked> {
        self.leave_out();
        self.kept.sort_unstable_by(before);
        self.kept
    }
}

impl Extend<Ranked> for Best {
    fn extend<T: IntoIterator<Item = Ranked>>(&mut self, all: T) {
        for ranked in all {
            self.add(ranked);
        }
    }
}

fn before(a: &Ranked, b: &Ranked) -> std::cmp::Ordering {
    b.score.total_cmp(&a.score).then(a.address.cmp(&b.address))
}

#[cfg(test)]
mod tests {
    use tantivy::DocAddress;

    use super::*;

    #[test]
    fn the_best_are_kept_in_their_order_and_of_equals_the_first() {
        let scores = || (0..9_000).map(|doc| f64::from(doc * 7_919 % 1_000));
        let mut best = Best::of(25);
        best.extend((0..).zip(scores()).map(|(doc, score)| Ranked {
            address: DocAddress::new(0, doc),
            score,
            closeness: None,
        }));
        let kept: Vec<_> = best.best_first().iter().map(|one| (one.score, one.address.doc_id)).collect();
        let mut all: Vec<(f64, u32)> = scores().zip(0..).collect();
        all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        assert_eq!(kept, all[..25]);
    }
}
