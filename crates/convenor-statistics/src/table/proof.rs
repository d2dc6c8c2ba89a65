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

    fn change(&self, cell: Cell) -> i64 {
        let found = self.changes.binary_search_by_key(&cell, |(changed, _)| *changed);
        found.ok().and_then(|at| self.changes.get(at)).map_or(0, |(_, change)| *change)
    }

    /// Whether it proves what is needed of a cell: every sum holds, every number stays within what may be thought of it,
    /// and the cell's own number goes far enough.
    pub(super) fn holds(&self, release: &Release<'_>, cell: Cell, direction: Direction, far: i64) -> bool {
        let within = self.changes.iter().all(|(cell, change)| {
            let (range, count) = (release.range(*cell), release.count(*cell));
            let least = (range.least - count).checked_mul(self.over);
            let most = range.most.map(|most| (most - count).saturating_mul(self.over));
            least.is_some_and(|least| *change >= least) && most.is_none_or(|most| *change <= most)
        });
        within && self.keeps_sums(release) && self.change(cell) * direction.sign() >= far * self.over
    }

    fn keeps_sums(&self, release: &Release<'_>) -> bool {
        let touched = self.changes.iter().flat_map(|(cell, _)| release.frame.around(*cell));
        touched.filter_map(|equation| release.frame.equations.get(*equation)).all(|equation| {
            let whole = self.change(equation.whole);
            let parts: i64 = equation.parts.iter().map(|part| self.change(*part)).sum();
            whole == parts
        })
    }
}
