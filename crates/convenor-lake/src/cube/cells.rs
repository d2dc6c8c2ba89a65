//! The cells of one cube in the making: groups by day are put together by month.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use convenor_domain::response::Cube;

use crate::engine::group::Group;

/// Most cells of a cube: with more of them it would be quicker to read the responses.
pub(crate) const CELLS_MAX: usize = 2_000_000;

/// What a cell is of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Of {
    pub(crate) values: [Option<String>; 2],
    pub(crate) area: Option<String>,
    pub(crate) month: Option<NaiveDate>,
}

/// What a cell holds: responses, and the sum of their keys.
pub(crate) type Held = (u64, i64);

/// The cells of one cube.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cells(HashMap<Of, Held>);

impl Cells {
    /// Adds a group of a statement that groups by the cube's columns, and then by area and day where they are apart.
    pub(crate) fn add(&mut self, cube: &Cube, group: &Group<'_>) {
        let value = |place: usize| {
            let text = (place < cube.columns.len()).then(|| group.text(place)).flatten();
            text.map(ToOwned::to_owned)
        };
        let placed = |after: usize| cube.placed.then(|| group.text(cube.columns.len() + after)).flatten();
        let of = Of {
            values: [value(0), value(1)],
            area: placed(0).map(ToOwned::to_owned),
            month: placed(1).and_then(|day| day.parse::<NaiveDate>().ok()?.with_day(1)),
        };
        let (responses, key_sum) = self.0.entry(of).or_default();
        *responses += group.fitting;
        *key_sum = key_sum.wrapping_add(group.fitting_keys.unwrap_or_default());
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// All cells in order.
    pub(crate) fn into_sorted(self) -> Vec<(Of, Held)> {
        let mut cells: Vec<(Of, Held)> = self.0.into_iter().collect();
        cells.sort_unstable();
        cells
    }
}
