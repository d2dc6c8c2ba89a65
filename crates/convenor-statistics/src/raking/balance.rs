//! How far the sample is from the population, variable by variable, before weighting and after it: what a love plot
//! shows.

use serde::Serialize;

use super::Profiles;
use crate::real::{real, real_len};

/// One category: shares of those who answered, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CategoryBalance {
    /// Of the population.
    pub target: f64,
    /// Of the sample as it came.
    pub before: f64,
    /// Of the sample as weighted.
    pub after: f64,
    /// Standardised mean difference of the sample as it came: (share − target) ÷ √(target (1 − target)), 0 where that
    /// is no number.
    pub smd_before: f64,
    /// The same of the sample as weighted.
    pub smd_after: f64,
}

/// One variable.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VariableBalance {
    /// Its categories, as they were given.
    pub categories: Vec<CategoryBalance>,
    /// Mean of the categories' absolute differences before.
    pub smd_before: f64,
    /// The same after.
    pub smd_after: f64,
}

pub(super) fn variables(profiles: &Profiles, targets: &[Vec<f64>], mass: &[f64]) -> Vec<VariableBalance> {
    let people: Vec<f64> = profiles.people().map(real).collect();
    let variable = |(at, targets): (usize, &Vec<f64>)| {
        let codes = profiles.codes(at);
        let (before, after) = (shares(codes, &people, targets.len()), shares(codes, mass, targets.len()));
        let category = |((target, before), after): ((&f64, f64), f64)| CategoryBalance {
            target: *target,
            before,
            after,
            smd_before: share_difference(before, *target),
            smd_after: share_difference(after, *target),
        };
        of(targets.iter().zip(before).zip(after).map(category).collect())
    };
    targets.iter().enumerate().map(variable).collect()
}

fn of(categories: Vec<CategoryBalance>) -> VariableBalance {
    let mean = |smd: fn(&CategoryBalance) -> f64| {
        categories.iter().map(|one| smd(one).abs()).sum::<f64>() / real_len(&categories).max(1.0)
    };
    VariableBalance {
        smd_before: mean(|one| one.smd_before),
        smd_after: mean(|one| one.smd_after),
        categories,
    }
}

fn shares(codes: &[u16], mass: &[f64], categories: usize) -> Vec<f64> {
    let mut sums = vec![0.0; categories];
    for (code, mass) in codes.iter().zip(mass) {
        if let Some(sum) = sums.get_mut(usize::from(*code)) {
            *sum += mass;
        }
    }
    let answered: f64 = sums.iter().sum();
    if answered > 0.0 {
        for sum in &mut sums {
            *sum /= answered;
        }
    }
    sums
}

/// How far a share is from the population's, in standard deviations of the population; 0 where that is no number.
pub fn share_difference(share: f64, target: f64) -> f64 {
    let spread = (target * (1.0 - target)).sqrt();
    if spread > 0.0 { (share - target) / spread } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_in_standard_deviations_of_the_population() {
        assert!((share_difference(0.6, 0.5) - 0.2).abs() < 1e-12);
        assert!((share_difference(0.1, 0.2) + 0.25).abs() < 1e-12);
        assert!(share_difference(0.1, 0.0).abs() < 1e-12);
    }

    #[test]
    fn who_did_not_answer_is_in_no_share() {
        assert_eq!(shares(&[0, 1, 2, 0], &[2.0, 3.0, 9.0, 1.0], 2), [0.5, 0.5]);
    }
}
