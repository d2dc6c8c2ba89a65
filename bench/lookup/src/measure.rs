//! Measures of a ranked list: which places hold something relevant, as the anchors count it.

/// Places that count.
pub(crate) const PLACES: usize = 10;

/// One measure of each question, in their order.
#[derive(Default)]
pub(crate) struct Measured(Vec<f64>);

impl Measured {
    /// Over all questions.
    pub(crate) fn mean(&self) -> f64 {
        self.0.iter().sum::<f64>() / number(self.0.len())
    }

    /// How far it lies above another way to find, asked the same questions: the mean difference, and two standard errors
    /// of it.
    pub(crate) fn above(&self, other: &Self) -> (f64, f64) {
        let difference = Self(self.0.iter().zip(&other.0).map(|(own, other)| own - other).collect());
        let mean = difference.mean();
        let squares: f64 = difference.0.iter().map(|one| (one - mean).powi(2)).sum();
        let all = number(difference.0.len());
        (mean, 2.0 * (squares / (all - 1.0) / all).sqrt())
    }
}

/// How much of what was found is relevant.
#[derive(Default)]
pub(crate) struct Themes {
    precision: Measured,
    gain: Measured,
}

impl Themes {
    /// Adds one question: which of the first places are relevant, and how many relevant ones there are.
    pub(crate) fn add(&mut self, relevant: &[bool], all: usize) {
        let discount = |place: f64| 1.0 / (place + 2.0).log2();
        let places = || (0..10).map(f64::from);
        let held = || places().zip(relevant).filter(|(_, relevant)| **relevant);
        let best: f64 = places().take(all.min(PLACES)).map(discount).sum();
        if all > 0 {
            self.precision.0.push(held().map(|_| 0.1).sum::<f64>());
            self.gain.0.push(held().map(|(place, _)| discount(place)).sum::<f64>() / best);
        }
    }

    /// Precision of the first ten and their normalised discounted cumulative gain.
    pub(crate) fn measured(self) -> [Measured; 2] {
        [self.precision, self.gain]
    }
}

/// How often the one right record stands where.
#[derive(Default)]
pub(crate) struct Known {
    first: Measured,
    in_five: Measured,
    in_twenty: Measured,
    reciprocal: Measured,
}

impl Known {
    /// Adds one question: the place of the right record from 0, if it was found.
    pub(crate) fn add(&mut self, place: Option<usize>) {
        let within = |places| if place.is_some_and(|place| place < places) { 1.0 } else { 0.0 };
        self.first.0.push(within(1));
        self.in_five.0.push(within(5));
        self.in_twenty.0.push(within(20));
        self.reciprocal.0.push(place.map_or(0.0, |place| 1.0 / (number(place) + 1.0)));
    }

    /// Recall at 1, at 5, at 20, and the reciprocal rank.
    pub(crate) fn measured(self) -> [Measured; 4] {
        [self.first, self.in_five, self.in_twenty, self.reciprocal]
    }
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_perfect_list_measures_one_and_an_empty_one_nothing() {
        let mut themes = Themes::default();
        themes.add(&[true, true, false], 2);
        themes.add(&[], 5);
        themes.add(&[true], 0);
        let [precision, gain] = themes.measured().map(|measured| measured.mean());
        assert!((precision - 0.1).abs() < 1e-9 && (gain - 0.5).abs() < 1e-9);
    }

    #[test]
    fn a_difference_comes_with_how_far_chance_goes() {
        let (mean, error) = Measured(vec![1.0, 0.5, 0.0]).above(&Measured(vec![0.5, 0.5, 0.5]));
        assert!(mean.abs() < 1e-9 && (error - 2.0 * (0.25_f64 / 3.0).sqrt()).abs() < 1e-9, "{mean} {error}");
    }

    #[test]
    fn a_known_item_counts_by_its_place() {
        let mut known = Known::default();
        for place in [Some(0), Some(4), Some(19), None] {
            known.add(place);
        }
        let [first, in_five, in_twenty, reciprocal] = known.measured().map(|measured| measured.mean());
        assert!((first - 0.25).abs() < 1e-9 && (in_five - 0.5).abs() < 1e-9);
        assert!((in_twenty - 0.75).abs() < 1e-9 && (reciprocal - 1.25 / 4.0).abs() < 1e-9);
    }
}
