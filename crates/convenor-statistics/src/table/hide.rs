//! Hides, for every small cell, what would give it away, and keeps a proof of each.

use super::frame::Cell;
use super::proof::{Direction, Proof};
use super::release::{Need, Release};
use super::search::{Through, Wanted, prove};

/// A need with the proofs that it is met.
#[derive(Debug)]
pub(super) struct Met {
    pub(super) need: Need,
    pub(super) down: Proof,
    pub(super) up: Proof,
}

impl Met {
    pub(super) fn proof(&self, direction: Direction) -> &Proof {
        match direction {
            Direction::Down => &self.down,
            Direction::Up => &self.up,
        }
    }

    pub(super) fn set(&mut self, direction: Direction, proof: Proof) {
        match direction {
            Direction::Down => self.down = proof,
            Direction::Up => self.up = proof,
        }
    }
}

/// Hides until every need is met.
pub(super) fn hide(release: &mut Release<'_>) -> Vec<Met> {
    let mut needs = release.needs();
    // Sums first: what is hidden for them often serves their parts as well.
    needs.sort_by_key(|need| std::cmp::Reverse(sums(release, need.cell)));
    let mut meet = |need: Need| {
        let down = open(release, need.cell, Direction::Down, need.down);
        let up = open(release, need.cell, Direction::Up, need.up);
        Met { need, down, up }
    };
    needs.into_iter().map(&mut meet).collect()
}

/// In how many dimensions a cell is a sum.
fn sums(release: &Release<'_>, cell: Cell) -> usize {
    release.frame.codes(cell).filter(|(dimension, _, code)| dimension.is_sum(*code)).count()
}

/// Makes one number open in one direction, as far as is needed.
pub(super) fn open(release: &mut Release<'_>, cell: Cell, direction: Direction, far: i64) -> Proof {
    let wanted = Wanted { cell, direction, far, through: Through::AnyCell };
    let Some(proof) = prove(release, wanted) else { return hide_all(release, direction, far) };
    for (cell, change) in &proof.changes {
        if !within(release, *cell, *change) {
            release.hide(*cell);
        }
    }
    proof
}

fn within(release: &Release<'_>, cell: Cell, change: i64) -> bool {
    let (range, now) = (release.range(cell), release.count(cell) + change);
    now >= range.least && range.most.is_none_or(|most| now <= most)
}

/// Where no way is found, everything but the noughts is hidden: then there may be nobody at all, or many times as many.
fn hide_all(release: &mut Release<'_>, direction: Direction, far: i64) -> Proof {
    (0..release.frame.len()).for_each(|cell| release.hide(cell));
    let times = if direction == Direction::Down { -1 } else { far };
    let counts = (0..release.frame.len()).map(|cell| (cell, times * release.count(cell)));
    Proof { changes: counts.filter(|(_, change)| *change != 0).collect(), over: 1 }
}
