//! A published table under attack: its unknown numbers, and how far each has been seen to go.

use super::attack::{Attack, Bounds, Unknown};
use super::audit::Depth;
use super::frame::{Cell, Frame};
use super::real::{real_as_whole, whole_as_real};
use super::release::Range;

/// What sums may be off by, in people, for a set of numbers to count.
const GAP_MAX: f64 = 1e-6;

/// What they may be off by before they are computed anew.
const GAP_REFRESHED: f64 = 1e-9;

/// Room beyond every bound, in people, and a little more for each number: so that many bounds are not met at once, where
/// the search would stand still. People are whole, so that it is taken off again by rounding.
const ROOM: f64 = 1e-6;

/// How far a number has been seen to go, in sets of numbers that fit.
#[derive(Debug, Clone, Copy)]
struct Seen {
    low: f64,
    high: f64,
}

/// The unknown numbers of a table.
pub(super) struct Attacked {
    attack: Attack,
    unknown_of: Vec<Option<Unknown>>,
    seen: Vec<Seen>,
}

impl Attacked {
    /// The numbers that are not known from these ranges; nothing where no numbers fit.
    pub(super) fn new(frame: &Frame, ranges: &[Range]) -> Option<Self> {
        let mut unknown_of = vec![None; ranges.len()];
        let mut bounds = Vec::new();
        for (range, slot) in ranges.iter().zip(&mut unknown_of).filter(|(range, _)| !range.is_one()) {
            *slot = Some(bounds.len());
            bounds.push(widened(*range, bounds.len()));
        }
        let one = bounds.len();
        bounds.push(Bounds { least: 1.0, most: 1.0 });
        let sums = frame.equations.iter().map(|equation| {
            let mut known = 0;
            let mut terms = Vec::new();
            for (cell, sign) in equation.terms() {
                match unknown_of.get(cell).copied().flatten() {
                    Some(unknown) => terms.push((unknown, whole_as_real(sign))),
                    None => known += sign * ranges.get(cell).map_or(0, |range| range.least),
                }
            }
            terms.push((one, whole_as_real(known)));
            terms.retain(|(_, factor)| *factor != 0.0);
            terms
        });
        let attack = Attack::find(bounds, sums)?;
        let seen =
            (0..one).map(|unknown| Seen { low: attack.at(unknown), high: attack.at(unknown) }).collect();
        Some(Self { attack, unknown_of, seen })
    }

    /// How much work has been done, in terms looked at.
    pub(super) fn work(&self) -> u64 {
        self.attack.work()
    }

    /// The smallest and the largest number of people that a cell can have; no largest where there is no limit. Of a cell
    /// that is open as wanted, no further than that where that is far enough.
    pub(super) fn interval(
        &mut self,
        cell: Cell,
        wanted: Option<(u64, u64)>,
        depth: Depth,
    ) -> (u64, Option<u64>) {
        let Some(unknown) = self.unknown_of.get(cell).copied().flatten() else { return (0, None) };
        if depth == Depth::FarEnough {
            self.open(unknown, wanted);
            if is_wide(self.whole(unknown), wanted) {
                return self.whole(unknown);
            }
        }
        self.follow(unknown);
        if !is_wide(self.whole(unknown), wanted) {
            // A bad word about a table is not said before it has been looked at with fresh eyes.
            self.attack.solve_anew();
            self.follow(unknown);
        }
        self.whole(unknown)
    }

    /// Follows a number until it is as open as wanted.
    fn open(&mut self, unknown: Unknown, wanted: Option<(u64, u64)>) {
        let now = self.seen(unknown);
        let real = |count: u64| whole_as_real(super::release::signed(count));
        let (low, high) =
            wanted.map_or((now.high - 1.5, now.low + 1.5), |(low, high)| (real(low), real(high)));
        if now.low > low {
            self.push(unknown, -1.0, Some(low));
        }
        let is_open = wanted.is_none() && is_wide(self.whole(unknown), None);
        if now.high < high && !is_open {
            self.push(unknown, 1.0, Some(high));
        }
    }

    fn follow(&mut self, unknown: Unknown) {
        let least = self.attack.bounds(unknown).least;
        if self.seen(unknown).low > least + ROOM {
            self.push(unknown, -1.0, None);
        }
        if self.seen(unknown).high.is_finite() {
            self.push(unknown, 1.0, None);
        }
    }

    /// Pushes a number, and notes where it and all others are seen.
    fn push(&mut self, unknown: Unknown, direction: f64, goal: Option<f64>) {
        let goal = goal.filter(|goal| (goal - self.attack.at(unknown)) * direction > 0.0);
        let end = self.attack.push(unknown, direction, goal);
        if self.attack.gap() > GAP_REFRESHED {
            self.attack.refresh();
        }
        if self.attack.gap() > GAP_MAX {
            self.attack.solve_anew();
            return;
        }
        for (unknown, seen) in self.seen.iter_mut().enumerate() {
            let at = self.attack.at(unknown);
            *seen = Seen { low: seen.low.min(at), high: seen.high.max(at) };
        }
        if end == f64::INFINITY {
            self.seen.get_mut(unknown).into_iter().for_each(|seen| seen.high = end);
        }
    }

    fn seen(&self, unknown: Unknown) -> Seen {
        self.seen.get(unknown).copied().unwrap_or(Seen { low: 0.0, high: 0.0 })
    }

    /// What has been seen, in whole people: half a person more or less is not possible.
    fn whole(&self, unknown: Unknown) -> (u64, Option<u64>) {
        let Seen { low, high } = self.seen(unknown);
        let low = real_as_whole((low - 1e-5).ceil().max(0.0)).unwrap_or(0);
        let high = real_as_whole((high + 1e-5).floor().max(0.0));
        (low.unsigned_abs(), high.map(i64::unsigned_abs))
    }
}

/// Whether an interval is as wide as wanted: from one number to another, or two numbers at all.
fn is_wide((low, high): (u64, Option<u64>), wanted: Option<(u64, u64)>) -> bool {
    let (from, to) = wanted.unwrap_or((low, low + 1));
    low <= from && high.is_none_or(|high| high >= to && high > low)
}

fn widened(range: Range, number: usize) -> Bounds {
    let more = f64::from(u32::try_from(number * 7_919 % 997).unwrap_or(0));
    let room = ROOM * (1.0 + more / 1_000.0);
    let most = range.most.map_or(f64::INFINITY, whole_as_real);
    Bounds { least: whole_as_real(range.least) - room, most: most + room }
}
