//! Proof that a hidden number is open: another set of tables that fits everything shown, and in which it is far enough off.

use super::frame::Cell;
use super::release::{Need, Release};

/// Which way a number is to be thought other than it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Direction {
    Down,
    Up,
}

impl Direction {
    pub(super) fn sign(self) -> i64 {
        match self {
            Self::Down => -1,
            Self::Up => 1,
        }
    }

    /// How far the number must be open this way.
    pub(super) fn of(self, need: &Need) -> i64 {
        match self {
            Self::Down => need.down,
            Self::Up => need.up,
        }
    }
}

/// Changes of the true tables, in parts of `over`: 1 for whole people. It is checked in whole numbers, without rounding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Proof {
    /// The cells that change, with the change of each, in order.
    pub(super) changes: Vec<(Cell, i64)>,
    pub(super) over: i64,
}

impl Proof {
    /// Whether a cell's number is another one in it.
    pub(super) fn touches(&self, cell: Cell) -> bool {
        self.changes.binary_search_by_key(&cell, |(changed, _)| *changed).is_ok()
    }

    /// Whether a cell's number is another one in it by at least one whole person.
    pub(super) fn moves(&self, cell: Cell) -> bool {
        self.change(cell).abs() >= self.over
    }

    fn change(&self, cell: Cell) -> i64 {
        let found = self.changes.binary_search_by_key(&cell, |(changed, _)| *changed);
        found.ok().and_then(|at| self.changes.get(at)).map_or(0, |(_, change)| *change)
    }

    /// Whether a cell's number goes far enough in it.
    pub(super) fn goes(&self, cell: Cell, direction: Direction, far: i64) -> bool {
        i128::from(self.change(cell) * direction.sign()) >= i128::from(far) * i128::from(self.over)
    }

    /// Whether every number stays within what may be thought of it.
    pub(super) fn fits(&self, release: &Release<'_>) -> bool {
        self.changes.iter().all(|(cell, change)| self.allows(release, *cell, *change))
    }

    /// The same of one cell.
    pub(super) fn fits_at(&self, release: &Release<'_>, cell: Cell) -> bool {
        self.allows(release, cell, self.change(cell))
    }

    fn allows(&self, release: &Release<'_>, cell: Cell, change: i64) -> bool {
        let (range, count) = (release.range(cell), release.count(cell));
        let times = |room: i64| i128::from(room) * i128::from(self.over);
        let change = i128::from(change);
        change >= times(range.least - count) && range.most.is_none_or(|most| change <= times(most - count))
    }

    /// Whether it proves what is needed of a cell: every sum holds, every number stays within what may be thought of it,
    /// and the cell's own number goes far enough.
    pub(super) fn holds(&self, release: &Release<'_>, cell: Cell, direction: Direction, far: i64) -> bool {
        self.fits(release) && self.keeps_sums(release) && self.goes(cell, direction, far)
    }

    fn keeps_sums(&self, release: &Release<'_>) -> bool {
        let mut sums: Vec<usize> =
            self.changes.iter().flat_map(|(cell, _)| release.frame.around(*cell)).copied().collect();
        sums.sort_unstable();
        sums.dedup();
        sums.iter().filter_map(|sum| release.frame.equations.get(*sum)).all(|equation| {
            let made: i128 = equation.parts.iter().map(|part| i128::from(self.change(*part))).sum();
            made == i128::from(self.change(equation.whole))
        })
    }
}
