//! Figures as they add up on the ground.

use std::collections::{BTreeSet, HashMap};

use super::PlacedArea;
use crate::area::{AreaCode, AreaKind, SmallArea};
use crate::population::{Figures, PopulationRow};

/// Figures of one small area.
#[derive(Default, Clone)]
struct Cell {
    total: f64,
    people: Vec<f64>,
    /// Rows that the figures come from, and over how many small areas each went.
    rows: Vec<(u32, u32)>,
}

/// Figures of all small areas.
pub(super) struct Sum {
    cells: Vec<Option<Cell>>,
    width: usize,
    /// The row that is being added, and how many small areas it goes to.
    row: u32,
    parts: u32,
}

impl Sum {
    pub(super) fn new(small: usize, width: usize) -> Self {
        Self { cells: vec![None; small], width, row: 0, parts: 0 }
    }

    /// Begins a row whose people go to so many small areas.
    pub(super) fn begin(&mut self, parts: usize) {
        self.row += 1;
        self.parts = u32::try_from(parts).unwrap_or(u32::MAX);
    }

    /// Adds a part of the row's people to a small area.
    pub(super) fn add(&mut self, place: usize, row: &PopulationRow, part: f64) {
        let Some(cell) = self.cells.get_mut(place) else { return };
        let cell = cell.get_or_insert_with(|| Cell { people: vec![0.0; self.width], ..Cell::default() });
        cell.total += row.total * part;
        for (sum, people) in cell.people.iter_mut().zip(&row.people) {
            *sum += people * part;
        }
        cell.rows.push((self.row, self.parts));
    }

    pub(super) fn covered(&self) -> u64 {
        self.cells.iter().flatten().map(|_| 1).sum()
    }

    /// The figures of every small area, and of every larger one whose small areas all have some.
    pub(super) fn areas(
        &self,
        small: &[SmallArea],
        places: &HashMap<AreaCode, Vec<usize>>,
        old: &BTreeSet<AreaCode>,
        figures: Figures,
    ) -> Vec<PlacedArea> {
        let larger = AreaKind::ALL.iter().filter(|kind| **kind != AreaKind::Lsoa);
        let mut codes: BTreeSet<&AreaCode> = small.iter().map(|area| &area.code).collect();
        for kind in larger {
            codes.extend(small.iter().filter_map(|area| area.at(*kind)));
        }
        let of = |code: &AreaCode| Some((code.clone(), places.get(code)?));
        let known = codes.into_iter().filter(|code| !old.contains(*code)).filter_map(of);
        known.filter_map(|(code, places)| self.area(code, places, figures)).collect()
    }

    fn area(&self, area: AreaCode, places: &[usize], figures: Figures) -> Option<PlacedArea> {
        let cells: Option<Vec<&Cell>> =
            places.iter().map(|place| self.cells.get(*place).and_then(Option::as_ref)).collect();
        let cells = cells?;
        let mut people = vec![0.0; self.width];
        for cell in &cells {
            for (sum, part) in people.iter_mut().zip(&cell.people) {
                *sum += part;
            }
        }
        let figures = figures.with(if is_whole(&cells) { Figures::Counted } else { Figures::Estimated });
        Some(PlacedArea { area, figures, total: cells.iter().map(|cell| cell.total).sum(), people })
    }
}

/// Whether all parts of every row lie in these small areas.
fn is_whole(cells: &[&Cell]) -> bool {
    let mut parts: HashMap<u32, (u32, u32)> = HashMap::new();
    for (row, of) in cells.iter().flat_map(|cell| &cell.rows).filter(|(_, of)| *of > 1) {
        parts.entry(*row).or_insert((0, *of)).0 += 1;
    }
    parts.values().all(|(found, of)| found == of)
}
