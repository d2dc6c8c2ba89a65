//! Quotas that cannot be met, in words and for programs.

use std::fmt::{self, Display, Formatter};

use convenor_lottery::{Conflict, Kinds, Problem, Quotas, Reach, Relaxation, Side, conflicts};
use serde::Serialize;

/// Why no panel can be drawn, and the least that would have to change. `Display` has a line for each.
#[derive(Debug, Serialize)]
pub(super) struct Obstacle {
    /// Whether a panel can meet the quotas all the same.
    feasible: bool,
    /// What single rows tell already.
    problems: Vec<Problem>,
    /// Bounds that cannot hold together.
    conflict: Vec<String>,
    relaxations: Vec<Way>,
}

/// A set of changes after which the quotas can be met.
#[derive(Debug, Serialize)]
struct Way {
    /// Seats changed in all.
    seats: u32,
    /// Whether flexible bounds allow it.
    flexible: bool,
    moves: Vec<WayMove>,
    words: String,
}

#[derive(Debug, Serialize)]
struct WayMove {
    feature: String,
    value: String,
    side: Side,
    from: u32,
    to: u32,
}

impl Obstacle {
    /// No obstacle.
    pub(super) fn none() -> Self {
        Self { feasible: true, problems: Vec::new(), conflict: Vec::new(), relaxations: Vec::new() }
    }

    /// What is in the way; `None` when nothing is.
    pub(super) fn find(problems: &[Problem], quotas: &Quotas, kinds: &Kinds) -> anyhow::Result<Option<Self>> {
        let found = conflicts(kinds, quotas)?;
        if found.is_none() && problems.is_empty() {
            return Ok(None);
        }
        let (conflict, relaxations) = match &found {
            Some(Conflict { bounds, relaxations }) => (
                bounds.iter().map(|bound| bound.words(quotas)).collect(),
                relaxations.iter().map(|way| Way::of(way, quotas)).collect(),
            ),
            None => (Vec::new(), Vec::new()),
        };
        Ok(Some(Self { feasible: found.is_none(), problems: problems.to_vec(), conflict, relaxations }))
    }
}

impl Way {
    fn of(way: &Relaxation, quotas: &Quotas) -> Self {
        let moves = way.moves.iter().map(|one| {
            let (feature, value) = one.from.names(quotas);
            let (feature, value) = (feature.to_owned(), value.to_owned());
            WayMove { feature, value, side: one.from.side, from: one.from.seats, to: one.to }
        });
        let (moves, words) = (moves.collect(), way.words(quotas));
        Self { seats: way.seats, flexible: way.reach == Reach::Flexible, moves, words }
    }
}

impl Display for Obstacle {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "no panel can meet these quotas")?;
        self.problems.iter().try_for_each(|problem| write!(out, "\n  {problem}"))?;
        if !self.conflict.is_empty() {
            write!(out, "\n  These cannot hold together: {}.", self.conflict.join("; "))?;
        }
        for (way, at) in self.relaxations.iter().zip(0..) {
            let begin = if at == 0 { "The least change" } else { "Another way" };
            let seats = if way.seats == 1 { "seat" } else { "seats" };
            write!(out, "\n  {begin} ({} {seats}): {}", way.seats, way.words)?;
            if way.flexible {
                write!(out, " (within the flexible bounds: --flexible does it)")?;
            }
        }
        if self.conflict.is_empty() && self.problems.is_empty() {
            write!(out, "\n  Even without quotas: there are fewer people or households than seats")?;
        }
        Ok(())
    }
}

impl std::error::Error for Obstacle {}
