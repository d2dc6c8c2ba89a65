//! Ranking many small groups: rates drawn towards the mean of all, the more the less is known of each.

use serde::Serialize;
use statrs::distribution::{ContinuousCDF, Gamma};

use crate::interval::Interval;
use crate::real::{real, real_len};

/// Rounds of fitting; the fit moves by less than one in a thousand million long before.
const ROUNDS_MAX: usize = 500;
/// A fit that moves by less is done.
const SETTLED: f64 = 1e-9;
/// Groups that differ no more than chance would make them are given this much weight of the mean.
const SHAPE_MAX: f64 = 1e6;

/// A group's rate over the rate to be expected, drawn towards the mean of all.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Shrunk {
    /// Mean of what is believed after the count was seen. Rank by it.
    pub ratio: f64,
    /// 95 % of what is believed.
    pub interval: Interval,
}

/// Draws each count over its expectation towards the mean of all by an empirical Bayes gamma-Poisson model (Clayton
/// and Kaldor, Biometrics 43, 1987). One of each for each group: what was seen, and what would be in proportion.
/// Groups of which nothing is expected have none.
///
/// ```
/// # use convenor_statistics::shrink;
/// let shrunk = shrink(&[0, 60, 140, 100, 120, 85], &[2.0, 100.0, 100.0, 100.0, 100.0, 100.0]);
/// let ratio = |at: usize| shrunk[at].unwrap().ratio;
/// assert!((ratio(0) - 0.80).abs() < 5e-3 && (ratio(1) - 0.63).abs() < 5e-3, "60 of 100 is surer to be low than 0 of 2");
/// ```
pub fn shrink(seen: &[u64], expected: &[f64]) -> Vec<Option<Shrunk>> {
    let groups: Vec<(f64, f64)> =
        seen.iter().zip(expected).map(|(seen, expected)| (real(*seen), *expected)).collect();
    let known: Vec<(f64, f64)> = groups.iter().copied().filter(|(_, expected)| *expected > 0.0).collect();
    let prior = Prior::fit(&known);
    groups.into_iter().map(|(seen, expected)| prior?.given(seen, expected)).collect()
}

/// What is believed of a group before anything is seen of it: a gamma distribution.
#[derive(Clone, Copy)]
struct Prior {
    shape: f64,
    rate: f64,
}

impl Prior {
    /// Clayton and Kaldor's equations (their section 3.1), solved by turns: the mean of the posterior means is the
    /// prior's mean, and the weighted spread about it its variance.
    fn fit(groups: &[(f64, f64)]) -> Option<Self> {
        let total = groups.iter().map(|(_, expected)| expected).sum::<f64>();
        let mean = groups.iter().map(|(seen, _)| seen).sum::<f64>() / total;
        if !mean.is_finite() || mean <= 0.0 {
            return None;
        }
        let mut prior = Self { shape: 1.0, rate: 1.0 / mean };
        for _ in 0..ROUNDS_MAX {
            let next = prior.refit(groups);
            let moved = (next.shape / prior.shape - 1.0).abs() + (next.rate / prior.rate - 1.0).abs();
            prior = next;
            if moved < SETTLED {
                break;
            }
        }
        Some(prior)
    }

    fn refit(self, groups: &[(f64, f64)]) -> Self {
        let count = real_len(groups);
        let ratio = |(seen, expected): &(f64, f64)| (seen + self.shape) / (expected + self.rate);
        let mean = groups.iter().map(ratio).sum::<f64>() / count;
        let square = |group: &(f64, f64)| (1.0 + self.rate / group.1) * (ratio(group) - mean).powi(2);
        let variance = groups.iter().map(square).sum::<f64>() / (count - 1.0).max(1.0);
        let shape = (mean * mean / variance).min(SHAPE_MAX);
        Self { shape, rate: shape / mean }
    }

    fn given(self, seen: f64, expected: f64) -> Option<Shrunk> {
        if expected <= 0.0 || expected.is_nan() {
            return None;
        }
        let (shape, rate) = (seen + self.shape, expected + self.rate);
        let believed = Gamma::new(shape, rate).ok()?;
        let interval = Interval { low: believed.inverse_cdf(0.025), high: believed.inverse_cdf(0.975) };
        Some(Shrunk { ratio: shape / rate, interval })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_groups_move_further_than_large_ones() {
        let shrunk = shrink(&[3, 300, 80, 150, 110], &[1.0, 100.0, 100.0, 100.0, 100.0]);
        let ratio = |at: usize| shrunk[at].unwrap().ratio;
        assert!(ratio(0) < ratio(1), "three times what was expected says little of one person");
        assert!((ratio(1) - 3.0).abs() < 0.2 && (ratio(0) - 3.0).abs() > 0.5);
        assert!(shrunk[0].unwrap().interval.high - shrunk[0].unwrap().interval.low > 1.0);
    }

    #[test]
    fn groups_that_differ_by_chance_alone_are_all_alike() {
        let shrunk = shrink(&[100, 100, 100], &[100.0, 100.0, 100.0]);
        assert!(shrunk.iter().all(|one| (one.unwrap().ratio - 1.0).abs() < 1e-6));
    }

    #[test]
    fn nothing_expected_or_nothing_seen_gives_nothing() {
        assert_eq!(shrink(&[3, 5], &[0.0, 4.0])[0], None);
        assert_eq!(shrink(&[0, 0], &[1.0, 4.0]), [None, None]);
        assert!(shrink(&[], &[]).is_empty());
    }
}
