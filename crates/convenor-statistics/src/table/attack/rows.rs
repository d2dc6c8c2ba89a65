//! Sums solved for some of their numbers, as one table of factors: each leading number is a sum of multiples of free ones.

use super::Unknown;

/// A smaller factor is nought: tables give whole numbers and simple fractions, and the rest is dust of floating point.
pub(super) const NOTHING: f64 = 1e-9;

/// Where a number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    Leading(usize),
    Free(usize),
}

/// All sums: a row for each leading number, a column for each free one.
#[derive(Debug)]
pub(super) struct Rows {
    leads: Vec<Unknown>,
    free: Vec<Unknown>,
    stands: Vec<Stand>,
    factors: Vec<Vec<f64>>,
    pub(super) work: u64,
}

impl Rows {
    /// The table of solved sums; none of the leading numbers stands in another's terms.
    pub(super) fn new(unknowns: usize, solved: Vec<(Unknown, Vec<(Unknown, f64)>)>) -> Self {
        let mut stands = vec![None; unknowns];
        for (row, (lead, _)) in solved.iter().enumerate() {
            stands.get_mut(*lead).into_iter().for_each(|stand| *stand = Some(Stand::Leading(row)));
        }
        let mut free = Vec::new();
        let settle = |(unknown, stand): (Unknown, Option<Stand>)| {
            stand.unwrap_or_else(|| {
                free.push(unknown);
                Stand::Free(free.len() - 1)
            })
        };
        let stands: Vec<Stand> = stands.into_iter().enumerate().map(settle).collect();
        let mut rows = Self { leads: Vec::new(), factors: Vec::new(), work: 0, stands, free };
        for (lead, terms) in solved {
            let mut row = vec![0.0; rows.free.len()];
            for (unknown, factor) in terms {
                if let Some(Stand::Free(column)) = rows.stands.get(unknown) {
                    row.get_mut(*column).into_iter().for_each(|slot| *slot = factor);
                }
            }
            rows.leads.push(lead);
            rows.factors.push(row);
        }
        rows
    }

    /// How many rows there are.
    pub(super) fn count(&self) -> usize {
        self.leads.len()
    }

    /// The number that leads a row.
    pub(super) fn lead(&self, row: usize) -> Option<Unknown> {
        self.leads.get(row).copied()
    }

    /// The row that a number leads.
    pub(super) fn row_of(&self, unknown: Unknown) -> Option<usize> {
        match self.stands.get(unknown) {
            Some(Stand::Leading(row)) => Some(*row),
            _ => None,
        }
    }

    /// The free numbers that lead a row, each with its factor.
    pub(super) fn terms(&self, row: usize) -> impl Iterator<Item = (Unknown, f64)> {
        let factors = self.factors.get(row).into_iter().flatten();
        let terms = self.free.iter().zip(factors).filter(|(_, factor)| **factor != 0.0);
        terms.map(|(unknown, factor)| (*unknown, *factor))
    }

    /// The rows that a free number is part of, with the number that leads each and the factor in it.
    pub(super) fn using(&self, unknown: Unknown) -> impl Iterator<Item = (usize, Unknown, f64)> {
        let column = match self.stands.get(unknown) {
            Some(Stand::Free(column)) => Some(*column),
            _ => None,
        };
        let rows = self.leads.iter().zip(&self.factors).enumerate();
        rows.filter_map(move |(row, (lead, factors))| {
            let factor = *factors.get(column?)?;
            (factor != 0.0).then_some((row, *lead, factor))
        })
    }

    /// Solves a row for one of its free numbers, which changes places with the number that leads it.
    pub(super) fn turn(&mut self, row: usize, lead: Unknown) {
        let Some(Stand::Free(column)) = self.stands.get(lead).copied() else { return };
        let Some(mut turned) = self.factors.get_mut(row).map(std::mem::take) else { return };
        let Some(pivot) = turned.get(column).copied() else { return };
        for factor in &mut turned {
            *factor = -*factor / pivot;
        }
        turned.get_mut(column).into_iter().for_each(|slot| *slot = 0.0);
        for factors in &mut self.factors {
            let Some(slot) = factors.get_mut(column) else { continue };
            let times = std::mem::replace(slot, 0.0);
            if times != 0.0 {
                add(factors, times, &turned);
                factors.get_mut(column).into_iter().for_each(|slot| *slot = times / pivot);
                self.work += factors.len() as u64;
            }
        }
        turned.get_mut(column).into_iter().for_each(|slot| *slot = 1.0 / pivot);
        if let Some(slot) = self.factors.get_mut(row) {
            *slot = turned;
        }
        self.change_places(row, column, lead);
    }

    fn change_places(&mut self, row: usize, column: usize, lead: Unknown) {
        let Some(old) = self.leads.get_mut(row).map(|slot| std::mem::replace(slot, lead)) else { return };
        self.free.get_mut(column).into_iter().for_each(|slot| *slot = old);
        self.stands.get_mut(lead).into_iter().for_each(|stand| *stand = Stand::Leading(row));
        self.stands.get_mut(old).into_iter().for_each(|stand| *stand = Stand::Free(column));
    }
}

/// Adds so many times another row.
fn add(row: &mut [f64], times: f64, other: &[f64]) {
    for (factor, other) in row.iter_mut().zip(other) {
        let sum = *factor + times * other;
        *factor = if sum.abs() < NOTHING { 0.0 } else { sum };
    }
}
