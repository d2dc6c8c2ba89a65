//! Joint quotas from margins: how many people of each combination there would be, where only the totals of each
//! characteristic are known.

use crate::raking::{FitEnd, FitMargin, RakingSettings, fit};

/// A table of combinations, the last characteristic running fastest.
#[derive(Debug, Clone, PartialEq)]
pub struct JointTable {
    /// Expected number of each combination.
    pub expected: Vec<f64>,
    /// Rounds that were needed.
    pub iterations: u32,
    /// Whether every margin was met.
    pub converged: bool,
}

/// Margins that no table can have.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum JointError {
    /// A margin is empty, below zero, or all zero.
    #[error("margin {margin} holds no counts")]
    Counts {
        /// Which margin.
        margin: usize,
    },
    /// The table to start from has another size than the margins make.
    #[error("the table has {found} cells and the margins make {expected}")]
    Size {
        /// Cells that the margins make.
        expected: usize,
        /// Cells of the table.
        found: usize,
    },
    /// The table to start from holds a number below zero, or nothing but zeros.
    #[error("the table to start from holds no counts")]
    Seed,
}

/// Combinations at most: 16 million fit into memory with ease.
const CELLS_MAX: usize = 1 << 24;

/// The table with these margins that is nearest to `seed`, a known table of the same combinations (from a census or
/// survey), by raking it; without one, of characteristics that have nothing to do with each other. All is scaled to
/// the total of the first margin. Where the seed has zeros, so has the result.
///
/// ```
/// # use convenor_statistics::joint_from_margins;
/// // 60 women and 40 men; 30 of them under 25. In the seed, women are young twice as often as men.
/// let table = joint_from_margins(&[vec![60.0, 40.0], vec![30.0, 70.0]], Some(&[2.0, 1.0, 1.0, 1.0])).unwrap();
/// let odds = table.expected[0] * table.expected[3] / (table.expected[1] * table.expected[2]);
/// assert!((table.expected[0] + table.expected[1] - 60.0).abs() < 1e-6);
/// assert!((odds - 2.0).abs() < 1e-6, "raking keeps what the seed says of both together");
/// ```
pub fn joint_from_margins(margins: &[Vec<f64>], seed: Option<&[f64]>) -> Result<JointTable, JointError> {
    let cells = cells(margins)?;
    let start = match seed {
        None => vec![1.0; cells],
        Some(seed) if seed.len() != cells => {
            return Err(JointError::Size { expected: cells, found: seed.len() });
        }
        Some(seed) => seed.to_vec(),
    };
    let (total, before) =
        (margins.first().map_or(1.0, |margin| margin.iter().sum()), start.iter().sum::<f64>());
    if start.iter().any(|cell| *cell < 0.0) || !before.is_finite() || before <= 0.0 {
        return Err(JointError::Seed);
    }
    let mass = start.iter().map(|cell| cell * total / before).collect();
    let fitted = fit(mass, &fit_margins(margins, cells), &RakingSettings::default());
    Ok(JointTable {
        expected: fitted.mass,
        iterations: fitted.iterations,
        converged: fitted.end == FitEnd::Met,
    })
}

fn cells(margins: &[Vec<f64>]) -> Result<usize, JointError> {
    for (at, margin) in margins.iter().enumerate() {
        let sum: f64 = margin.iter().sum();
        if margin.iter().any(|count| *count < 0.0) || !sum.is_finite() || sum <= 0.0 {
            return Err(JointError::Counts { margin: at });
        }
    }
    let cells = margins.iter().try_fold(1_usize, |cells, margin| cells.checked_mul(margin.len()));
    let cells = cells.unwrap_or(usize::MAX);
    if cells > CELLS_MAX { Err(JointError::Size { expected: cells, found: CELLS_MAX }) } else { Ok(cells) }
}

fn fit_margins(margins: &[Vec<f64>], cells: usize) -> Vec<FitMargin> {
    let mut below = cells;
    let margin = |margin: &Vec<f64>| {
        let length = margin.len().max(1);
        below /= length;
        let slot = |cell: usize| u16::try_from(cell / below.max(1) % length).unwrap_or(u16::MAX);
        let total: f64 = margin.iter().sum();
        FitMargin {
            slots: (0..cells).map(slot).collect(),
            targets: margin.iter().map(|count| count / total).collect(),
        }
    };
    margins.iter().map(margin).collect()
}

/// Whole numbers with the same total, each at most one away from its own: the largest remainders are rounded up
/// (Hamilton's method), the earlier of equals first.
///
/// ```
/// # use convenor_statistics::round_keeping_total;
/// assert_eq!(round_keeping_total(&[1.5, 2.3, 6.2]), [2, 2, 6]);
/// ```
pub fn round_keeping_total(expected: &[f64]) -> Vec<u64> {
    let mut whole: Vec<u64> = expected.iter().map(|count| whole(count.floor())).collect();
    let given: u64 = whole.iter().sum();
    let left = self::whole(expected.iter().sum::<f64>().round()).saturating_sub(given);
    let mut by_remainder: Vec<usize> = (0..expected.len()).collect();
    let remainder = |at: &usize| expected.get(*at).map_or(0.0, |count| count - count.floor());
    by_remainder.sort_by(|one, other| remainder(other).total_cmp(&remainder(one)));
    for at in by_remainder.into_iter().take(usize::try_from(left).unwrap_or(usize::MAX)) {
        if let Some(count) = whole.get_mut(at) {
            *count += 1;
        }
    }
    whole
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole already, and what is below zero becomes none"
)]
fn whole(count: f64) -> u64 {
    count as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_seed_combinations_are_in_proportion() {
        let table = joint_from_margins(&[vec![60.0, 40.0], vec![30.0, 50.0, 20.0]], None).unwrap();
        assert!(table.converged);
        for (found, expected) in table.expected.iter().zip([18.0, 30.0, 12.0, 12.0, 20.0, 8.0]) {
            assert!((found - expected).abs() < 1e-9, "{:?}", table.expected);
        }
    }

    #[test]
    fn three_margins_are_all_met() {
        let margins = [vec![55.0, 45.0], vec![20.0, 50.0, 30.0], vec![10.0, 90.0]];
        let seed = [4.0, 1.0, 2.0, 2.0, 1.0, 3.0, 5.0, 0.0, 1.0, 1.0, 2.0, 6.0];
        let table = joint_from_margins(&margins, Some(&seed)).unwrap();
        assert!(table.converged);
        let sum = |keep: fn(usize) -> bool| -> f64 {
            table.expected.iter().enumerate().filter(|(at, _)| keep(*at)).map(|(_, cell)| cell).sum()
        };
        assert!((sum(|at| at < 6) - 55.0).abs() < 1e-6);
        assert!((sum(|at| at / 2 % 3 == 1) - 50.0).abs() < 1e-6);
        assert!((sum(|at| at % 2 == 0) - 10.0).abs() < 1e-6);
        assert!(table.expected[7].abs() < 1e-12, "what cannot be stays so");
    }

    #[test]
    fn whole_numbers_keep_the_total() {
        let table = joint_from_margins(&[vec![33.0, 34.0, 33.0], vec![51.0, 49.0]], None).unwrap();
        assert_eq!(round_keeping_total(&table.expected).iter().sum::<u64>(), 100);
        assert_eq!(round_keeping_total(&[0.5, 0.5]), [1, 0]);
        assert!(round_keeping_total(&[]).is_empty());
    }

    #[test]
    fn what_is_no_margin_is_refused() {
        assert_eq!(joint_from_margins(&[vec![1.0], vec![]], None), Err(JointError::Counts { margin: 1 }));
        let seed = joint_from_margins(&[vec![1.0, 1.0]], Some(&[1.0]));
        assert_eq!(seed, Err(JointError::Size { expected: 2, found: 1 }));
        assert_eq!(joint_from_margins(&[vec![1.0, 1.0]], Some(&[0.0, 0.0])), Err(JointError::Seed));
    }
}
