//! Weights held between bounds, so that nobody counts for a crowd and nobody for next to nothing.

use serde::{Deserialize, Serialize};

use super::RakingSettings;
use super::fit::{FitEnd, FitMargin, Fitted, round};

/// Turns that are taken to find the scale at which the mean is right again.
const TURNS_MAX: u32 = 50;
/// A mean that is off by less is right.
const MEAN_OFF_MAX: f64 = 1e-12;
/// A round that leaves more than this share of what was amiss gains little.
const LITTLE_GAINED: f64 = 0.9;
/// After so many rounds that gain little the bounds leave no way.
const LITTLE_ROUNDS: u32 = 2;

/// The smallest and the largest weight; the mean is 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Trim {
    low: f64,
    high: f64,
}

impl Default for Trim {
    fn default() -> Self {
        Self { low: 0.3, high: 3.0 }
    }
}

impl Trim {
    /// Bounds around 1; `None` where the lower is below 0 or the two do not have 1 between them.
    pub fn new(low: f64, high: f64) -> Option<Self> {
        ((0.0..1.0).contains(&low) && high > 1.0 && high.is_finite()).then_some(Self { low, high })
    }

    /// The smallest weight.
    pub fn low(self) -> f64 {
        self.low
    }

    /// The largest weight.
    pub fn high(self) -> f64 {
        self.high
    }

    /// How many people have a weight at a bound.
    pub(super) fn held(self, weights: &[f64], people: &[f64]) -> u64 {
        let near = |bound: f64, weight: f64| (weight - bound).abs() <= bound * 1e-9;
        let held = weights
            .iter()
            .zip(people)
            .filter(|(weight, _)| near(self.low, **weight) || near(self.high, **weight));
        let sum: f64 = held.map(|(_, people)| people).sum();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a sum of counts")]
        let sum = sum as u64;
        sum
    }

    /// Puts every weight between the bounds, and scales those that are free so that all together count as they did.
    /// Says whether any was not between them.
    fn hold(self, mass: &mut [f64], people: &[f64]) -> bool {
        let total: f64 = people.iter().sum();
        let mut scale = 1.0;
        for _ in 0..TURNS_MAX {
            let (sum, free) = self.sums(mass, people, scale);
            if ((total - sum) / total).abs() < MEAN_OFF_MAX || free <= 0.0 {
                break;
            }
            scale = (scale + (total - sum) / free).max(scale / 2.0);
        }
        let mut held = false;
        for (mass, people) in mass.iter_mut().zip(people) {
            let within = (*mass * scale).clamp(self.low * people, self.high * people);
            held |= (within - *mass).abs() > MEAN_OFF_MAX * people;
            *mass = within;
        }
        held
    }

    /// What all count together at a scale, and how that grows with it: what those count that are at no bound.
    fn sums(self, mass: &[f64], people: &[f64], scale: f64) -> (f64, f64) {
        mass.iter().zip(people).fold((0.0, 0.0), |(sum, free), (mass, people)| {
            let (scaled, low, high) = (mass * scale, self.low * people, self.high * people);
            let held = scaled.clamp(low, high);
            (sum + held, if low < scaled && scaled < high { free + mass } else { free })
        })
    }
}

/// Scales to all margins and holds the weights between the bounds, by turns, until every target is met. Where the
/// bounds leave no way to that, further rounds would only drive ever more weights to the bounds: it ends once two in
/// a row gain little, and the bounds win.
pub(super) fn fit_within(
    people: &[f64],
    margins: &[FitMargin],
    trim: Trim,
    settings: &RakingSettings,
) -> Fitted {
    let mut mass = people.to_vec();
    let (mut before, mut little) = (f64::INFINITY, 0);
    for iterations in 1..=settings.iterations_max {
        let amiss = round(&mut mass, margins);
        let held = trim.hold(&mut mass, people);
        if amiss < settings.tolerance {
            return Fitted { mass, iterations, end: FitEnd::Met };
        }
        little = if held && amiss > before * LITTLE_GAINED { little + 1 } else { 0 };
        if little >= LITTLE_ROUNDS {
            return Fitted { mass, iterations, end: FitEnd::Bounded };
        }
        before = amiss;
    }
    Fitted { mass, iterations: settings.iterations_max, end: FitEnd::Unsettled }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_have_one_between_them() {
        assert_eq!(Trim::new(0.3, 3.0), Some(Trim::default()));
        assert!(Trim::new(0.0, 1.5).is_some());
        for (low, high) in [(-0.1, 3.0), (1.0, 3.0), (0.3, 1.0), (0.3, f64::INFINITY), (f64::NAN, 3.0)] {
            assert_eq!(Trim::new(low, high), None, "{low} to {high}");
        }
    }

    #[test]
    fn weights_are_held_and_the_mean_stays() {
        let people = [10.0, 10.0, 1.0, 1.0];
        let mut mass = [1.0, 10.5, 10.0, 0.5];
        Trim::default().hold(&mut mass, &people);
        let weights: Vec<f64> = mass.iter().zip(people).map(|(mass, people)| mass / people).collect();
        assert!(weights.iter().all(|weight| (0.3..=3.0).contains(weight)), "{weights:?}");
        assert!((mass.iter().sum::<f64>() - 22.0).abs() < 1e-9);
        assert_eq!(Trim::default().held(&weights, &people), 11, "ten at the lower bound, one at the upper");
    }
}
