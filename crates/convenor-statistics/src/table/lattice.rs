//! Whole numbers that keep every sum, near numbers that are not whole.
//!
//! The sums of tables can be solved so that every factor is a whole number; then whole numbers for those that are free
//! make whole numbers of all. Where the sums are not so, there is nothing to be had here.

use super::attack::{Solving, Sum, Unknown};
use super::real::{real_as_whole, whole_as_real};

/// A larger remainder is no dust of floating point.
const DUST: f64 = 1e-9;

/// Sums solved in whole numbers.
#[derive(Debug, Clone)]
pub(super) struct Lattice {
    solving: Solving,
}

impl Lattice {
    /// The sums of so many numbers, each of which adds up to nothing.
    pub(super) fn new(unknowns: usize, sums: &[Sum]) -> Self {
        let mut solving = Solving::new(unknowns);
        for sum in sums {
            solving.add(sum, |_| true);
        }
        Self { solving }
    }

    /// How many terms the solved sums have.
    pub(super) fn terms(&self) -> usize {
        self.solving.rows().map(|(_, terms)| terms.len()).sum()
    }

    /// Holds a number at 0 for good.
    pub(super) fn hold(&mut self, unknown: Unknown) {
        self.solving.add(&[(unknown, 1.0)], |_| true);
    }

    /// Whole numbers near these that keep every sum, with some held at 0.
    pub(super) fn near(&self, numbers: &[f64], is_held: &[bool]) -> Option<Vec<i64>> {
        let held = |unknown: Unknown| is_held.get(unknown).copied().unwrap_or(false);
        let start = |(unknown, number): (Unknown, &f64)| {
            if held(unknown) || self.solving.leads(unknown) { Some(0) } else { real_as_whole(*number) }
        };
        let mut whole: Vec<i64> = numbers.iter().enumerate().map(start).collect::<Option<_>>()?;
        for (lead, terms) in self.solving.rows().filter(|(lead, _)| held(*lead)) {
            // What it should not be is taken from a number that it depends on.
            let value = total(terms, &whole)?;
            let single =
                terms.iter().find(|(other, factor)| !held(*other) && (factor.abs() - 1.0).abs() < DUST);
            if value != 0 {
                let (other, factor) = single?;
                *whole.get_mut(*other)? -= value * real_as_whole(*factor)?;
            }
            debug_assert!(total(terms, &whole) == Some(0), "the number {lead} is held");
        }
        for (lead, terms) in self.solving.rows() {
            let value = total(terms, &whole)?;
            *whole.get_mut(lead)? = value;
        }
        Some(whole)
    }
}

fn total(terms: &[(Unknown, f64)], whole: &[i64]) -> Option<i64> {
    terms.iter().try_fold(0_i64, |sum, (unknown, factor)| {
        let times = real_as_whole(*factor).filter(|times| (whole_as_real(*times) - factor).abs() < DUST)?;
        sum.checked_add(times.checked_mul(*whole.get(*unknown)?)?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_keep_the_sums() {
        // Two rows and two columns of three numbers each: 0 + 1 = 2, 3 + 4 = 5, 0 + 3 = 6, 1 + 4 = 7.
        let sums: Vec<Sum> = [[0, 1, 2], [3, 4, 5], [0, 3, 6], [1, 4, 7]]
            .map(|[one, other, whole]| vec![(one, 1.0), (other, 1.0), (whole, -1.0)])
            .to_vec();
        let numbers = [0.6, -0.6, 0.0, -0.6, 0.6, 0.0, 0.0, 0.0];
        let mut lattice = Lattice::new(8, &sums);
        let keeps = |whole: &[i64]| sums.iter().all(|sum| total(sum, whole) == Some(0));
        let whole = lattice.near(&numbers, &[]).unwrap();
        assert!(keeps(&whole) && whole[0] == 1, "{whole:?}");
        let mut held = [false; 8];
        held[4] = true;
        let whole = lattice.near(&numbers, &held).unwrap();
        assert!(keeps(&whole) && whole[4] == 0, "{whole:?}");
        lattice.hold(4);
        let whole = lattice.near(&numbers, &[]).unwrap();
        assert!(keeps(&whole) && whole[4] == 0, "{whole:?}");
    }
}
