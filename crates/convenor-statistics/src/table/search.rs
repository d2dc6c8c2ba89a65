//! The cheapest way to make a cell's number open: other numbers that would make up for its change.
//!
//! A way is one move in each dimension, taken together (the hypercube of Giessing and Repsilber, 2002, widened to
//! hierarchies): every sum holds, because it holds along each dimension. Ways are added up until they reach far enough.

use std::collections::BTreeMap;

use super::cost;
use super::frame::Cell;
use super::proof::{Direction, Proof};
use super::release::{Range, Release};
use super::step::{Step, steps};

/// Moves tried in each dimension, by how many dimensions there are: all together they stay in the thousands.
const STEPS_MAX: [usize; 7] = [0, 4_000, 400, 60, 16, 8, 5];

/// Ways looked at for one cell before the best so far is taken.
const WAYS_MAX: usize = 20_000;
/// The same where another search follows when none is found.
const HIDDEN_WAYS_MAX: usize = 4_000;

/// Numbers that are changed together, by cell.
type Changes = BTreeMap<Cell, i64>;

/// A way to change a cell.
struct Way {
    /// Each cell with its change, 1 or −1.
    moves: Vec<(Cell, i64)>,
    /// How many times it can be gone.
    times: i64,
}

/// Which cells a way may lead through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Through<'a> {
    /// Any; those that are still shown are then hidden.
    AnyCell,
    /// Hidden ones only, and as few of the dear ones as can be.
    Hidden {
        /// Which cells are dear.
        dear: &'a [bool],
    },
}

/// What is looked for: a change of a cell by up to `wanted` in a direction.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub(super) cell: Cell,
    pub(super) direction: Direction,
    pub(super) far: i64,
    pub(super) through: Through<'a>,
}

/// A proof by several ways, of which each is the cheapest when it is taken; none where there is no way on. The cells
/// that it changes beyond what may be thought of them must be hidden for it to hold.
pub(super) fn prove(release: &Release<'_>, wanted: Wanted<'_>) -> Option<Proof> {
    let mut changed = Changes::new();
    let mut left = wanted.far;
    while left > 0 {
        let way = cheapest(release, &changed, Wanted { far: left, ..wanted })?;
        let times = way.times.clamp(1, left);
        for (cell, change) in way.moves {
            *changed.entry(cell).or_default() += change * times;
        }
        left -= times;
    }
    Some(Proof { changes: changed.into_iter().filter(|(_, change)| *change != 0).collect(), over: 1 })
}

/// The cheapest way to what is wanted, or towards it, when some numbers are changed already.
fn cheapest(release: &Release<'_>, changed: &Changes, wanted: Wanted<'_>) -> Option<Way> {
    let Wanted { cell, direction, far, through } = wanted;
    let search = Search { release, changed, direction: direction.sign(), wanted: far, through };
    let most = STEPS_MAX.get(release.frame.dimensions.len()).copied().unwrap_or(2);
    let place = release.frame.place(cell);
    let turns: Vec<Turn> = release
        .frame
        .codes(cell)
        .map(|(dimension, span, code)| {
            let at = |other: usize| place + other * span - code * span;
            let steps =
                steps(dimension, code, most, |other, sign| search.price(at(other), sign).map(|p| p.cost));
            Turn { span, code, steps }
        })
        .collect();
    let left = if through == Through::AnyCell { WAYS_MAX } else { HIDDEN_WAYS_MAX };
    let mut best = Best { way: None, score: u64::MAX, left };
    search.grow(&[(place, 1)], &turns, &mut best);
    best.way
}

/// The moves of one dimension.
struct Turn {
    span: usize,
    code: usize,
    steps: Vec<Step>,
}

struct Best {
    way: Option<Way>,
    score: u64,
    left: usize,
}

/// What a move of one cell costs, and how far it can go; `i64::MAX` where there is no end.
#[derive(Clone, Copy)]
struct Price {
    cost: u64,
    room: i64,
}

struct Search<'a> {
    release: &'a Release<'a>,
    changed: &'a Changes,
    direction: i64,
    wanted: i64,
    through: Through<'a>,
}

impl Search<'_> {
    /// Takes each move of the next dimension in turn; what it costs so far only grows, so that dear beginnings end early.
    fn grow(&self, moves: &[(usize, i64)], turns: &[Turn], best: &mut Best) {
        let Some(price) = self.together(moves) else { return };
        let score = self.score(price);
        if price.cost >= best.score || best.left == 0 {
            return;
        }
        let Some((turn, rest)) = turns.split_first() else {
            best.left -= 1;
            if score < best.score {
                let cells =
                    moves.iter().filter_map(|(place, sign)| Some((self.release.frame.at(*place)?, *sign)));
                let moves = cells.map(|(cell, sign)| (cell, sign * self.direction)).collect();
                (best.score, best.way) = (score, Some(Way { moves, times: price.room.min(self.wanted) }));
            }
            return;
        };
        for step in &turn.steps {
            let turned = moves.iter().flat_map(|(place, sign)| {
                let start = place - turn.code * turn.span;
                step.iter().map(move |(code, change)| (start + code * turn.span, sign * change))
            });
            self.grow(&turned.collect::<Vec<_>>(), rest, best);
        }
    }

    /// The cost for as often as the way must be gone: a way that reaches far is worth more.
    fn score(&self, price: Price) -> u64 {
        let times = self.wanted.max(1).unsigned_abs().div_ceil(price.room.max(1).unsigned_abs());
        price.cost.saturating_mul(times)
    }

    fn together(&self, moves: &[(usize, i64)]) -> Option<Price> {
        let mut all = Price { cost: 0, room: i64::MAX };
        for (place, sign) in moves {
            let price = self.price(*place, *sign)?;
            all = Price { cost: all.cost.saturating_add(price.cost), room: all.room.min(price.room) };
        }
        Some(all)
    }

    /// What it costs to change what stands at a place; none where it cannot be.
    fn price(&self, place: usize, sign: i64) -> Option<Price> {
        let Some(cell) = self.release.frame.at(place) else { return Some(Price { cost: 0, room: i64::MAX }) };
        let count = self.release.count(cell);
        if count == 0 {
            return None;
        }
        let now = count + self.changed.get(&cell).copied().unwrap_or(0);
        let sign = sign * self.direction;
        let as_it_is = room(self.release.range(cell), now, sign);
        if let Through::Hidden { dear } = self.through {
            let is_dear = dear.get(cell).copied().unwrap_or(false);
            return (as_it_is >= 1).then(|| Price { cost: u64::from(is_dear), room: as_it_is });
        }
        if as_it_is >= 1 {
            return Some(Price { cost: 0, room: as_it_is });
        }
        let hidden = room(Range::unknown(), now, sign);
        (hidden >= 1 && !self.release.is_hidden(cell))
            .then(|| Price { cost: cost::of(self.release, cell), room: hidden })
    }
}

/// How far a number can move within a range.
fn room(range: Range, now: i64, sign: i64) -> i64 {
    if sign > 0 { range.most.map_or(i64::MAX, |most| most - now) } else { now - range.least }
}
