//! The R-indicator: how much the chance to be heard differs between people, and which group makes it differ.

use serde::Serialize;

use crate::real::real;

/// People alike in every characteristic that is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PopulationCell {
    /// Which category of each characteristic, in the same order in every cell.
    pub categories: Vec<u16>,
    /// People heard.
    pub heard: u64,
    /// People in the population.
    pub people: u64,
}

/// The R-indicator with its partial indicators (Schouten, Cobben and Bethlehem, Survey Methodology 35, 2009;
/// Schouten, Shlomo and Skinner, Journal of Official Statistics 27, 2011), with a cell's rate heard ÷ people as
/// everybody's chance in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Representativity {
    /// 1 − 2 S(ρ): 1 where everybody had the same chance, 0 at worst.
    pub indicator: f64,
    /// S(ρ) over the mean chance. Where few of all are heard the indicator is always near 1; this one is not.
    pub variation: f64,
    /// One for each characteristic.
    pub partial: Vec<PartialRepresentativity>,
}

/// What one characteristic does to the indicator. All are on the scale of S(ρ).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PartialRepresentativity {
    /// Spread between the characteristic's categories.
    pub unconditional: f64,
    /// Spread within cells alike in all other characteristics: what is left to this one alone.
    pub conditional: f64,
    /// Each category's part, below zero where it is heard less than others: the lowest needs effort most.
    pub categories: Vec<(u16, f64)>,
}

/// Works the indicators out of cells that hold each person of the population once. `None` where nobody lives there or
/// nobody was heard.
///
/// ```
/// # use convenor_statistics::{representativity, PopulationCell};
/// let cell = |category, heard, people| PopulationCell { categories: vec![category], heard, people };
/// let found = representativity(&[cell(0, 20, 100), cell(1, 60, 100)]).unwrap();
/// // Chances 0.2 and 0.6, mean 0.4, spread 0.2.
/// assert!((found.indicator - 0.6).abs() < 1e-12);
/// assert!((found.variation - 0.5).abs() < 1e-12);
/// assert!((found.partial[0].categories[0].1 + 0.2 * 0.5_f64.sqrt()).abs() < 1e-12);
/// ```
pub fn representativity(cells: &[PopulationCell]) -> Option<Representativity> {
    let all = Sum::of(cells.iter());
    if all.people == 0 || all.heard == 0 {
        return None;
    }
    let spread = spread(cells, all, |_| all.rate());
    let characteristics = cells.iter().map(|cell| cell.categories.len()).min().unwrap_or(0);
    let partial = (0..characteristics).map(|at| partial(cells, all, at)).collect();
    Some(Representativity { indicator: 1.0 - 2.0 * spread, variation: spread / all.rate(), partial })
}

fn partial(cells: &[PopulationCell], all: Sum, at: usize) -> PartialRepresentativity {
    let by_category = grouped(cells, |cell| cell.categories.get(at).copied());
    let categories = by_category.iter().filter_map(|(category, sum)| {
        let part = (real(sum.people) / real(all.people)).sqrt() * (sum.rate() - all.rate());
        Some(((*category)?, part))
    });
    let categories: Vec<(u16, f64)> = categories.collect();
    let others = |cell: &PopulationCell| -> Vec<u16> {
        let but_this = cell.categories.iter().enumerate().filter(|(place, _)| *place != at);
        but_this.map(|(_, category)| *category).collect()
    };
    let alike = grouped(cells, others);
    let rate_of_alike = |cell: &PopulationCell| alike.get(&others(cell)).map_or(0.0, |sum| sum.rate());
    PartialRepresentativity {
        unconditional: categories.iter().map(|(_, part)| part * part).sum::<f64>().sqrt(),
        conditional: spread(cells, all, rate_of_alike),
        categories,
    }
}

/// The root of the mean square distance, over people, of their cell's rate from another.
fn spread(cells: &[PopulationCell], all: Sum, from: impl Fn(&PopulationCell) -> f64) -> f64 {
    let square = |cell: &PopulationCell| {
        let apart = Sum::of([cell].into_iter()).rate() - from(cell);
        real(cell.people) * apart * apart
    };
    (cells.iter().map(square).sum::<f64>() / real(all.people)).sqrt()
}

fn grouped<K: Ord>(
    cells: &[PopulationCell],
    key: impl Fn(&PopulationCell) -> K,
) -> std::collections::BTreeMap<K, Sum> {
    let mut sums = std::collections::BTreeMap::<K, Sum>::new();
    for cell in cells {
        let sum = sums.entry(key(cell)).or_default();
        sum.heard += cell.heard;
        sum.people += cell.people;
    }
    sums
}

#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    heard: u64,
    people: u64,
}

impl Sum {
    fn of<'a>(cells: impl Iterator<Item = &'a PopulationCell>) -> Self {
        cells.fold(Self::default(), |sum, cell| Self {
            heard: sum.heard + cell.heard,
            people: sum.people + cell.people,
        })
    }

    /// The chance to be heard; none where nobody lives.
    fn rate(self) -> f64 {
        if self.people == 0 { 0.0 } else { real(self.heard) / real(self.people) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(categories: &[u16], heard: u64, people: u64) -> PopulationCell {
        PopulationCell { categories: categories.to_vec(), heard, people }
    }

    #[test]
    fn the_same_chance_for_all_is_one() {
        let found = representativity(&[cell(&[0], 10, 100), cell(&[1], 30, 300)]).unwrap();
        assert!((found.indicator - 1.0).abs() < 1e-12 && found.variation.abs() < 1e-12);
        assert_eq!(representativity(&[cell(&[0], 0, 100)]), None);
        assert_eq!(representativity(&[]), None);
    }

    #[test]
    fn a_characteristic_that_makes_no_difference_has_no_part() {
        // The second characteristic decides alone: 0.1 against 0.3, whatever the first.
        let cells =
            [cell(&[0, 0], 10, 100), cell(&[0, 1], 30, 100), cell(&[1, 0], 10, 100), cell(&[1, 1], 30, 100)];
        let found = representativity(&cells).unwrap();
        let [first, second] = found.partial.as_slice() else { panic!("two characteristics") };
        assert!(first.unconditional.abs() < 1e-12 && first.conditional.abs() < 1e-12);
        assert!((second.unconditional - 0.1).abs() < 1e-12 && (second.conditional - 0.1).abs() < 1e-12);
        assert!((found.indicator - 0.8).abs() < 1e-12);
    }

    #[test]
    fn one_group_of_which_nobody_is_heard_does_not_turn_it_to_zero() {
        let found = representativity(&[cell(&[0], 0, 10), cell(&[1], 100, 990)]).unwrap();
        assert!(found.indicator > 0.9);
        assert!(found.partial[0].categories[0].1 < 0.0);
    }
}
