//! Measures of a ranked list: which places hold something relevant, as the anchors count it.

/// Places that count.
pub(crate) const PLACES: usize = 10;

/// Sums of measures over many questions.
#[derive(Default)]
pub(crate) struct Themes {
    questions: f64,
    precision: f64,
    gain: f64,
}

impl Themes {
    /// Adds one question: which of the first places are relevant, and how many relevant ones there are.
    pub(crate) fn add(&mut self, relevant: &[bool], all: usize) {
        let discount = |place: f64| 1.0 / (place + 2.0).log2();
        let places = || (0..10).map(f64::from);
        let held = || places().zip(relevant).filter(|(_, relevant)| **relevant);
        let best: f64 = places().take(all.min(PLACES)).map(discount).sum();
        if all > 0 {
            self.questions += 1.0;
            self.precision += held().map(|_| 0.1).sum::<f64>();
            self.gain += held().map(|(place, _)| discount(place)).sum::<f64>() / best;
        }
    }

    /// Precision of the first ten and their normalised discounted cumulative gain.
    pub(crate) fn means(&self) -> [f64; 2] {
        [self.precision / self.questions, self.gain / self.questions]
    }
}

/// How often the one right record stands where.
#[derive(Default)]
pub(crate) struct Known {
    questions: f64,
    first: f64,
    in_five: f64,
    in_twenty: f64,
    reciprocal: f64,
}

impl Known {
    /// Adds one question: the place of the right record from 0, if it was found.
    pub(crate) fn add(&mut self, place: Option<usize>) {
        self.questions += 1.0;
        let Some(place) = place else { return };
        let within = |places| if place < places { 1.0 } else { 0.0 };
        self.first += within(1);
        self.in_five += within(5);
        self.in_twenty += within(20);
        self.reciprocal += 1.0 / (f64::from(u32::try_from(place).unwrap_or(u32::MAX)) + 1.0);
    }

    /// Recall at 1, at 5, at 20, and the mean reciprocal rank.
    pub(crate) fn means(&self) -> [f64; 4] {
        [self.first, self.in_five, self.in_twenty, self.reciprocal].map(|sum| sum / self.questions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_perfect_list_measures_one_and_an_empty_one_nothing() {
        let mut themes = Themes::default();
        themes.add(&[true, true, false], 2);
        let [precision, gain] = themes.means();
        assert!((precision - 0.2).abs() < 1e-9 && (gain - 1.0).abs() < 1e-9);
        themes.add(&[], 5);
        assert!((themes.means()[1] - 0.5).abs() < 1e-9);
    }

    #[test]
    fn a_known_item_counts_by_its_place() {
        let mut known = Known::default();
        for place in [Some(0), Some(4), Some(19), None] {
            known.add(place);
        }
        let [first, in_five, in_twenty, reciprocal] = known.means();
        assert!((first - 0.25).abs() < 1e-9 && (in_five - 0.5).abs() < 1e-9);
        assert!((in_twenty - 0.75).abs() < 1e-9 && (reciprocal - 1.25 / 4.0).abs() < 1e-9);
    }
}
