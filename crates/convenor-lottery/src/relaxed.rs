//! Leximin over seats that may be split: the fairest chances if panels could hold parts of people.
//!
//! Every mixture of panels keeps the quotas on average, so nobody can do better than this. And where its chances are a mixture of
//! panels, it is the fairest there is, and the weights of this small programme prove it.

use highs::Sense;

use crate::Kinds;
use crate::cut::Cut;
use crate::level::{Level, Standings};
use crate::solver::{Program, SolverFault};

/// A weight under this part of all weights may be noise of the solver.
const WEIGHT_MIN: f64 = 1e-7;
/// What is fixed is kept up to this, in seats, so that rounding does not make a level impossible: as little as will do.
const KEPT_LESS: [f64; 4] = [1e-10, 1e-9, 1e-8, 1e-7];

/// How many levels are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// The smallest chance only.
    First,
    /// Every level.
    All,
}

/// The fairest average seats.
#[derive(Debug, Clone)]
pub(crate) struct Relaxed {
    /// Average seats of each kind.
    pub(crate) seats: Vec<f64>,
    /// The proof of every level.
    pub(crate) levels: Vec<Level>,
}

/// The fairest average seats within the rules and the cuts; `None` when no seats keep them.
pub(crate) fn relaxed(kinds: &Kinds, cuts: &[Cut], depth: Depth) -> Result<Option<Relaxed>, SolverFault> {
    let mut programme = Programme::new(kinds, cuts)?;
    let Some(mut found) = programme.solve()? else { return Ok(None) };
    let mut levels = Vec::new();
    while !programme.standings.all_fixed() {
        let tight = programme.standings.tight(&found.weights, WEIGHT_MIN);
        if tight.is_empty() {
            return Err(SolverFault::new("no group of people is at the smallest chance"));
        }
        programme.standings.fix(&tight, found.chance);
        levels.push(Level { chance: found.chance, kinds: tight, weights: found.weights });
        if depth == Depth::First || programme.standings.all_fixed() {
            return Ok(Some(Relaxed { seats: found.seats, levels }));
        }
        found = programme.next()?;
    }
    Ok(Some(Relaxed { seats: found.seats, levels }))
}

/// A programme with a column for the seats of each kind and a row for each rule, then for each cut.
pub(crate) fn begin(kinds: &Kinds, cuts: &[Cut]) -> Result<Program, SolverFault> {
    let mut program = Program::new(Sense::Maximise)?;
    for kind in kinds.kinds() {
        program.column(0.0, kind.seats().range(), [])?;
    }
    for rule in kinds.rules() {
        program.row(rule.seats.range(), rule.kinds.iter().map(|kind| (*kind, 1.0)))?;
    }
    for cut in cuts {
        program.row((f64::NEG_INFINITY, cut.bound), cut.weights.iter().copied())?;
    }
    Ok(program)
}

struct Found {
    /// The smallest chance of anyone who is not fixed.
    chance: f64,
    seats: Vec<f64>,
    weights: Vec<f64>,
}

/// Columns: seats of each kind, the smallest chance, a slack for each kind that takes it out once it is fixed.
/// Rows: the rules, the cuts, and for each kind its seats against the smallest chance.
struct Programme {
    program: Program,
    standings: Standings,
    first_kind_row: usize,
}

impl Programme {
    fn new(kinds: &Kinds, cuts: &[Cut]) -> Result<Self, SolverFault> {
        let standings = Standings::of(kinds);
        let mut program = begin(kinds, cuts)?;
        // Where those who must be in are all that can be drawn, nobody bounds the smallest chance of the others.
        let smallest_max = if standings.all_fixed() { 0.0 } else { f64::INFINITY };
        let smallest = program.column(1.0, (0.0, smallest_max), [])?;
        for kind in 0..kinds.len() {
            let slack_max = if standings.is_fixed(kind) { f64::INFINITY } else { 0.0 };
            let slack = program.column(0.0, (0.0, slack_max), [])?;
            let people = standings.people(kind);
            program.row((0.0, f64::INFINITY), [(kind, 1.0), (smallest, -people), (slack, 1.0)])?;
        }
        Ok(Self { program, standings, first_kind_row: kinds.rules().len() + cuts.len() })
    }

    /// The level after those that are fixed.
    fn next(&mut self) -> Result<Found, SolverFault> {
        for less in KEPT_LESS {
            self.keep(less)?;
            if let Some(found) = self.solve()? {
                return Ok(found);
            }
        }
        Err(SolverFault::new("a level that was reached is lost"))
    }

    /// Fixed kinds keep what they have, but for `less`, and are asked for no more.
    fn keep(&mut self, less: f64) -> Result<(), SolverFault> {
        let count = self.standings.len();
        for (kind, chance) in self.standings.fixed() {
            let most = self.standings.seats_max(kind);
            let kept = (self.standings.people(kind) * chance - less).clamp(0.0, most);
            self.program.set_bounds(kind, (kept, most))?;
            self.program.set_bounds(count + 1 + kind, (0.0, f64::INFINITY))?;
        }
        Ok(())
    }

    fn solve(&mut self) -> Result<Option<Found>, SolverFault> {
        let Some(answer) = self.program.solve()? else { return Ok(None) };
        let count = self.standings.len();
        let rows = answer.duals.iter().skip(self.first_kind_row);
        // The worth of a seat: what the smallest chance would gain if the kind had one less, through its row while it is open,
        // through what it keeps when it is fixed.
        let worth = |(kind, (row, reduced)): (usize, (&f64, &f64))| {
            let worth = if self.standings.is_fixed(kind) { -reduced } else { -row };
            worth.max(0.0)
        };
        let weights = rows.zip(answer.reduced.iter().take(count)).enumerate().map(worth).collect();
        let seats = answer.columns.iter().take(count).copied().collect();
        Ok(Some(Found { chance: answer.value, seats, weights }))
    }
}
