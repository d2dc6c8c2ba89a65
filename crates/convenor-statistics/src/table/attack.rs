//! The attacker: every set of numbers that fits what was published, and how far each number can go in them.
//!
//! A simplex method for one shape of question, asked thousands of times of the same sums: how low or high can this number
//! be? The sums are solved once ([`rows`]), and each question starts where the last one ended. A ready-made solver starts
//! each from nothing; the tests hold this one against such a solver.

mod rows;
mod solve;

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use rows::Rows;
pub(super) use solve::Solving;

/// What two numbers may differ by and still be the same.
const CLOSE: f64 = 1e-8;

/// Steps without progress after which moves are chosen so that they cannot go round in a circle (Bland 1977).
const STILL_MAX: usize = 40;

/// Moves that differ by no more than this end at once.
const TIED: f64 = 1e-10;

/// Steps of one push after which it ends where it is: it goes round in a circle that floating point makes.
const STEPS_MAX: usize = 1_000;

/// Changes of places after which the sums are solved anew.
const TURNS_MAX: usize = 300;

/// Which unknown number.
pub(super) type Unknown = usize;

/// Numbers with their factors, which add up to nothing.
pub(super) type Sum = Vec<(Unknown, f64)>;

/// Unknown numbers between bounds, the sums between them, and one set of numbers that fits.
#[derive(Debug)]
pub(super) struct Attack {
    sums: Vec<Sum>,
    rows: Rows,
    turns: usize,
    bounds: Vec<Bounds>,
    at: Vec<f64>,
    /// Whether the last push was broken off.
    broken_off: bool,
}

/// Between what a number lies; infinite where there is no end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    pub(super) least: f64,
    pub(super) most: f64,
}

impl Bounds {
    /// No room at all: a number that is known.
    pub(super) const NOUGHT: Self = Self { least: 0.0, most: 0.0 };
    pub(super) const ANY: Self = Self { least: f64::NEG_INFINITY, most: f64::INFINITY };
}

/// How far a move goes, and what ends it: the number that comes to a bound, or nothing when the goal is reached.
struct Walk {
    length: f64,
    stopped_by: Option<(usize, Unknown, f64)>,
}

impl Attack {
    /// The sums of unknown numbers; each sum adds up to nothing, and all numbers stand at 0.
    pub(super) fn new(bounds: Vec<Bounds>, sums: impl Iterator<Item = Sum>) -> Self {
        Self::solve(sums.collect(), bounds, None)
    }

    fn solve(sums: Vec<Sum>, bounds: Vec<Bounds>, never: Option<Unknown>) -> Self {
        let mut solving = Solving::new(bounds.len());
        for sum in &sums {
            solving.add(sum, |unknown| Some(unknown) != never);
        }
        Self {
            sums,
            rows: solving.finish(),
            turns: 0,
            at: vec![0.0; bounds.len()],
            bounds,
            broken_off: false,
        }
    }

    /// The same with numbers that fit sums and bounds, found from these alone; nothing where none fit. The last of the
    /// unknowns stands for 1, so that a known number is a multiple of it.
    pub(super) fn find(bounds: Vec<Bounds>, sums: impl Iterator<Item = Sum>) -> Option<Self> {
        let sums: Vec<_> = sums.collect();
        let start = fitting(&bounds, &sums)?;
        let mut found = Self::solve(sums, bounds, start.len().checked_sub(1));
        found.at = start;
        found.refresh();
        Some(found)
    }

    /// Where a number stands.
    pub(super) fn at(&self, unknown: Unknown) -> f64 {
        self.at.get(unknown).copied().unwrap_or_default()
    }

    pub(super) fn bounds(&self, unknown: Unknown) -> Bounds {
        self.bounds.get(unknown).copied().unwrap_or(Bounds::ANY)
    }

    /// Sets between what a number lies.
    pub(super) fn bind(&mut self, unknown: Unknown, bounds: Bounds) {
        if let Some(slot) = self.bounds.get_mut(unknown) {
            *slot = bounds;
        }
    }

    /// Puts every number back to 0, which must lie within all bounds.
    pub(super) fn rest(&mut self) {
        self.at.fill(0.0);
    }

    /// How much work has been done, in terms looked at.
    pub(super) fn work(&self) -> u64 {
        self.rows.work
    }

    /// Whether the last push was broken off, so that the number may go further than it came.
    pub(super) fn was_broken_off(&self) -> bool {
        self.broken_off
    }

    /// Moves a number as far as it goes in a direction, by its sign, or to the goal; says how far it came. Begins where the
    /// numbers stand, which must fit the sums.
    pub(super) fn push(&mut self, unknown: Unknown, direction: f64, goal: Option<f64>) -> f64 {
        let direction = direction.signum();
        let mut still = 0;
        self.broken_off = false;
        for _ in 0..STEPS_MAX {
            let careful = still > STILL_MAX;
            let Some((mover, speed)) = self.mover(unknown, direction, careful) else {
                return self.at(unknown);
            };
            let walk = self.longest(unknown, mover, speed, goal, careful);
            if walk.length.is_infinite() {
                return direction * f64::INFINITY;
            }
            self.walk(mover, speed.signum() * walk.length);
            still = if walk.length > CLOSE { 0 } else { still + 1 };
            match walk.stopped_by {
                Some((row, lead, bound)) => {
                    self.put(lead, bound);
                    if lead == unknown {
                        return bound;
                    }
                    self.rows.turn(row, mover);
                    self.turns += 1;
                    if self.turns.is_multiple_of(TURNS_MAX) {
                        self.solve_anew();
                    }
                }
                None if goal.is_some_and(|goal| (goal - self.at(unknown)).abs() <= CLOSE) => {
                    return self.at(unknown);
                }
                None => {}
            }
        }
        self.broken_off = true;
        self.at(unknown)
    }

    /// A free number that can move so that the wanted one goes its way, and how fast it must go for a step of 1.
    fn mover(&self, unknown: Unknown, direction: f64, careful: bool) -> Option<(Unknown, f64)> {
        let Some(row) = self.rows.row_of(unknown) else {
            return self.can_move(unknown, direction).then_some((unknown, direction));
        };
        let movers = self.rows.terms(row).map(|(other, factor)| (other, direction / factor));
        let able = movers.filter(|(other, speed)| self.can_move(*other, *speed));
        if careful {
            return able.min_by_key(|(other, _)| *other);
        }
        // The slowest: it moves the wanted number most.
        able.min_by(|one, other| one.1.abs().total_cmp(&other.1.abs()))
    }

    fn can_move(&self, unknown: Unknown, direction: f64) -> bool {
        let (bounds, at) = (self.bounds(unknown), self.at(unknown));
        if direction > 0.0 { at < bounds.most - CLOSE } else { at > bounds.least + CLOSE }
    }

    /// How far a free number can move before something comes to a bound.
    fn longest(&self, wanted: Unknown, mover: Unknown, speed: f64, goal: Option<f64>, careful: bool) -> Walk {
        let sign = speed.signum();
        let to_goal = goal.map_or(f64::INFINITY, |goal| (goal - self.at(wanted)).abs() * speed.abs());
        let mut walk = Walk { length: to_goal.min(self.room(mover, sign).0), stopped_by: None };
        let mut weight = 0.0;
        for (row, lead, factor) in self.rows.using(mover) {
            let (room, bound) = self.room(lead, factor * sign);
            let length = room / factor.abs();
            let tied = walk.stopped_by.filter(|_| (length - walk.length).abs() <= TIED);
            // Of those that come to a bound at once, the largest factor divides most exactly.
            let first = match tied {
                Some((_, other, _)) if careful => lead < other,
                Some(_) => factor.abs() > weight,
                None => length < walk.length,
            };
            if first {
                weight = factor.abs();
                walk = Walk { length: length.min(walk.length), stopped_by: Some((row, lead, bound)) };
            }
        }
        walk
    }

    /// How far a number is from its bound in a direction, and that bound.
    fn room(&self, unknown: Unknown, direction: f64) -> (f64, f64) {
        let (bounds, at) = (self.bounds(unknown), self.at(unknown));
        if direction > 0.0 {
            ((bounds.most - at).max(0.0), bounds.most)
        } else {
            ((at - bounds.least).max(0.0), bounds.least)
        }
    }

    /// Moves a free number, and every number that depends on it.
    fn walk(&mut self, mover: Unknown, length: f64) {
        if length == 0.0 {
            return;
        }
        self.put(mover, self.at(mover) + length);
        for (_, lead, factor) in self.rows.using(mover) {
            if let Some(slot) = self.at.get_mut(lead) {
                *slot += factor * length;
            }
        }
    }

    /// Solves the sums anew for the same numbers, so that dust does not gather in the factors either.
    pub(super) fn solve_anew(&mut self) {
        let mut solving = Solving::new(self.bounds.len());
        for sum in &self.sums {
            solving.add(sum, |unknown| self.rows.row_of(unknown).is_some());
        }
        let work = self.rows.work;
        self.rows = solving.finish();
        self.rows.work += work;
        self.refresh();
    }

    /// How far the sums are from holding, at the worst.
    pub(super) fn gap(&self) -> f64 {
        let gap =
            |sum: &Sum| sum.iter().map(|(unknown, factor)| factor * self.at(*unknown)).sum::<f64>().abs();
        self.sums.iter().map(gap).fold(0.0, f64::max)
    }

    /// Computes every number that depends on others anew, so that dust does not gather.
    pub(super) fn refresh(&mut self) {
        for row in 0..self.rows.count() {
            let Some(lead) = self.rows.lead(row) else { continue };
            let value = self.rows.terms(row).map(|(other, factor)| factor * self.at(other)).sum();
            self.put(lead, value);
        }
    }

    fn put(&mut self, unknown: Unknown, value: f64) {
        if let Some(slot) = self.at.get_mut(unknown) {
            *slot = value;
        }
    }
}

/// One set of numbers that fits.
fn fitting(bounds: &[Bounds], sums: &[Sum]) -> Option<Vec<f64>> {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let numbers: Vec<Variable> =
        bounds.iter().map(|bounds| problem.add_var(0.0, (bounds.least, bounds.most))).collect();
    for sum in sums {
        let terms = sum.iter().filter_map(|(unknown, factor)| Some((*numbers.get(*unknown)?, *factor)));
        problem.add_constraint(terms.collect::<Vec<_>>(), ComparisonOp::Eq, 0.0);
    }
    let solution = problem.solve().ok()?.into_solution().ok()?;
    Some(numbers.iter().map(|number| solution.var_value(*number)).collect())
}
