//! How likely each change of a number is: as even as it can be, with no change on average, a given variance and a bound, and
//! never below nobody. Giessing, "Computational issues in the design of transition probabilities and disclosure risk
//! estimation for additive noise" (2016).

use serde::{Deserialize, Serialize};

use super::KEYS;

/// Steps of the search for a distribution; a handful is enough.
const STEPS_MAX: usize = 200;
/// How near the mean and the variance have to come.
const NEAR: f64 = 1e-9;

/// What a perturbation table is made from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Perturbation {
    /// Most that a number is changed by, up or down.
    pub change_max: u8,
    /// Variance of the changes.
    pub variance: f64,
    /// Rows of the table: numbers of people up to this have one of their own.
    pub rows: usize,
    /// So many of the last rows serve larger numbers in turn.
    pub rows_reused: usize,
    /// Which of all tables of this kind it is. It is no secret: the keys of people are.
    pub seed: u64,
}

/// A table cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PerturbationError {
    /// No row, or more rows reused than there are.
    #[error("the perturbation table needs at least one row, and `rows_reused` between 1 and `rows`")]
    Rows,
    /// No distribution is like that.
    #[error(
        "no change of at most {change_max} has that variance with the number {people}: choose a variance above 0 and below \
         `change_max`"
    )]
    Variance {
        /// The bound.
        change_max: u8,
        /// The number of people.
        people: usize,
    },
}

/// A change, and how many of the 256 keys stand for it.
pub(super) type Share = (i8, u16);

impl Perturbation {
    /// The changes of a number of people with the keys for each: 256 together, and no change on average.
    pub(super) fn shares(&self, people: usize) -> Result<Vec<Share>, PerturbationError> {
        let most = i8::try_from(self.change_max).unwrap_or(i8::MAX);
        // Nobody can become fewer, and no number goes below nobody.
        let least = i8::try_from(people).map_or(-most, |people| -most.min(people));
        let changes: Vec<i8> = (least..=most).collect();
        let refused = PerturbationError::Variance { change_max: self.change_max, people };
        let likely = flattest(&changes, self.variance).ok_or(refused)?;
        in_keys(&changes, &likely).ok_or(refused)
    }
}

/// The most even distribution over some changes with a mean of nought and this variance: `exp(a v + b v²)`, whose `a` and
/// `b` Newton's method finds.
fn flattest(changes: &[i8], variance: f64) -> Option<Vec<f64>> {
    let (mut a, mut b) = (0.0_f64, -0.5 / variance.max(NEAR));
    for _ in 0..STEPS_MAX {
        let likely = shaped(changes, a, b);
        let moment = |power: i32| -> f64 {
            changes.iter().zip(&likely).map(|(change, p)| p * f64::from(*change).powi(power)).sum()
        };
        let [mean, second, third, fourth] = [1, 2, 3, 4].map(moment);
        let (off_mean, off_variance) = (mean, second - variance);
        if off_mean.abs() < NEAR && off_variance.abs() < NEAR {
            return Some(likely);
        }
        // Derivatives of both by a and b are the covariances of v and v².
        let (aa, ab, bb) = (second - mean * mean, third - mean * second, fourth - second * second);
        let determinant = aa * bb - ab * ab;
        if determinant.abs() < f64::MIN_POSITIVE {
            return None;
        }
        let (by_a, by_b) = (
            (bb * off_mean - ab * off_variance) / determinant,
            (aa * off_variance - ab * off_mean) / determinant,
        );
        // Half steps at most one long: the far ends of the search are steep.
        let length = (by_a.abs().max(by_b.abs())).max(1.0);
        (a, b) = (a - by_a / length, b - by_b / length);
    }
    None
}

fn shaped(changes: &[i8], a: f64, b: f64) -> Vec<f64> {
    let weight = |change: &i8| {
        let change = f64::from(*change);
        (a * change + b * change * change).exp()
    };
    let weights: Vec<f64> = changes.iter().map(weight).collect();
    let all: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / all).collect()
}

/// The same in whole keys: each change its share rounded, then the ones evened out so that nothing changes on average, and
/// what is left to no change.
fn in_keys(changes: &[i8], likely: &[f64]) -> Option<Vec<Share>> {
    let mut shares: Vec<(i8, i64)> =
        changes.iter().zip(likely).map(|(change, p)| (*change, whole(p * 256.0))).collect();
    let tilt: i64 = shares.iter().map(|(change, keys)| i64::from(*change) * keys).sum();
    let against = if tilt > 0 { -1 } else { 1 };
    shares.iter_mut().filter(|(change, _)| *change == against).for_each(|(_, keys)| *keys += tilt.abs());
    let moving: i64 = shares.iter().filter(|(change, _)| *change != 0).map(|(_, keys)| keys).sum();
    let at_rest = i64::try_from(KEYS).ok()?.checked_sub(moving).filter(|keys| *keys >= 0)?;
    shares.iter_mut().filter(|(change, _)| *change == 0).for_each(|(_, keys)| *keys = at_rest);
    shares.into_iter().map(|(change, keys)| Some((change, u16::try_from(keys).ok()?))).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "a share of 256 keys")]
fn whole(keys: f64) -> i64 {
    keys.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(people: usize) -> Vec<Share> {
        let made = Perturbation { change_max: 3, variance: 2.0, rows: 1, rows_reused: 1, seed: 1 };
        made.shares(people).unwrap()
    }

    #[test]
    fn every_number_is_changed_by_nothing_on_average() {
        for people in 1..10_i32 {
            let shares = shares(people.unsigned_abs() as usize);
            assert_eq!(shares.iter().map(|(_, keys)| usize::from(*keys)).sum::<usize>(), KEYS);
            let tilt: i32 = shares.iter().map(|(change, keys)| i32::from(*change) * i32::from(*keys)).sum();
            assert_eq!(tilt, 0, "{people}: {shares:?}");
            assert!(shares.iter().all(|(change, _)| i32::from(*change) >= -people), "{shares:?}");
        }
    }

    #[test]
    fn changes_vary_as_much_as_they_are_to() {
        for people in 1..10 {
            let squares: f64 = shares(people)
                .iter()
                .map(|(change, keys)| f64::from(*change).powi(2) * f64::from(*keys))
                .sum();
            assert!((squares / 256.0 - 2.0).abs() < 0.05, "{people}: {squares}");
        }
    }

    #[test]
    fn a_variance_that_no_bound_allows_is_refused() {
        let wild = Perturbation { change_max: 1, variance: 2.0, rows: 1, rows_reused: 1, seed: 1 };
        assert_eq!(wild.shares(5), Err(PerturbationError::Variance { change_max: 1, people: 5 }));
    }
}
