//! The least that has to move so that the quotas can be met.

use super::bound::{Bound, Side};
use super::programme;
use crate::solver::{Answer, Program, SolverFault};
use crate::{Kinds, Quotas, Seats};

/// Ways that are told, each with other bounds than those before.
const TOLD_MAX: usize = 5;

/// A set of changes after which the quotas can be met.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Relaxation {
    /// What moves.
    pub moves: Vec<Move>,
    /// Seats changed, all moves together.
    pub seats: u32,
    /// Whether flexible bounds allow all of it.
    pub reach: Reach,
}

/// A bound that moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Move {
    /// Where it is.
    pub from: Bound,
    /// Where it goes, in seats.
    pub to: u32,
}

/// How far changes go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Within the flexible bounds.
    Flexible,
    /// Beyond them, or there are none.
    Beyond,
}

impl Relaxation {
    /// The quotas after the changes; flexible bounds that were passed move along.
    pub fn apply(&self, quotas: &Quotas) -> Quotas {
        let mut quotas = quotas.clone();
        for one in &self.moves {
            let feature = quotas.features.get_mut(one.from.feature);
            let Some(value) = feature.and_then(|feature| feature.values.get_mut(one.from.value)) else {
                continue;
            };
            let moved = |seats: &mut Seats| match one.from.side {
                Side::Min => seats.min = seats.min.min(one.to),
                Side::Max => seats.max = seats.max.max(one.to),
            };
            moved(&mut value.seats);
            value.flexible.as_mut().map(moved);
        }
        quotas
    }

    /// In words: `“Female” of “Gender”: min 4 becomes 3; …`.
    pub fn words(&self, quotas: &Quotas) -> String {
        let words = |one: &Move| {
            let (feature, value) = one.from.names(quotas);
            let side = match one.from.side {
                Side::Min => "min",
                Side::Max => "max",
            };
            format!("“{value}” of “{feature}”: {side} {} becomes {}", one.from.seats, one.to)
        };
        self.moves.iter().map(words).collect::<Vec<_>>().join("; ")
    }
}

/// The least changes, and other ways with other bounds, the least first. They stay within flexible bounds as long as that
/// is enough.
pub(super) fn least(kinds: &Kinds, bounds: &[Bound]) -> Result<Vec<Relaxation>, SolverFault> {
    let mut found: Vec<Relaxation> = Vec::new();
    for reach in [Reach::Flexible, Reach::Beyond] {
        if reach == Reach::Flexible && bounds.iter().all(|bound| bound.flexible.is_none()) {
            continue;
        }
        let mut search = Search::new(kinds, bounds, reach)?;
        search.other_than(&found)?;
        while found.len() < TOLD_MAX {
            let Some(moves) = search.next()? else { break };
            let seats = moves.iter().map(|one| one.from.seats.abs_diff(one.to)).sum();
            let relaxation = Relaxation { moves, seats, reach };
            search.other_than(std::slice::from_ref(&relaxation))?;
            found.push(relaxation);
        }
        if !found.is_empty() {
            break;
        }
    }
    Ok(found)
}

/// A programme whose columns are seats by kind, then for each bound by how much it gives way and whether it does.
struct Search<'a> {
    program: Program,
    bounds: &'a [Bound],
    ways: Vec<Way>,
}

/// The columns of one bound.
struct Way {
    slack: usize,
    moves: usize,
}

impl<'a> Search<'a> {
    fn new(kinds: &Kinds, bounds: &'a [Bound], reach: Reach) -> Result<Self, SolverFault> {
        let mut program = programme::begin(kinds)?;
        let mut ways = Vec::with_capacity(bounds.len());
        // A seat weighs more than all bounds together: of all ways with the fewest seats, one with the fewest bounds wins.
        #[expect(clippy::cast_precision_loss, reason = "there are some dozens of bounds")]
        let seat = bounds.len() as f64 + 1.0;
        for bound in bounds {
            let room = room(bound, kinds.size(), reach);
            let slack = program.whole_column(seat, (0.0, room), [])?;
            let moves = program.whole_column(1.0, (0.0, 1.0), [])?;
            programme::add(&mut program, kinds, bound, Some(slack))?;
            program.row((f64::NEG_INFINITY, 0.0), [(slack, 1.0), (moves, -room)])?;
            ways.push(Way { slack, moves });
        }
        Ok(Self { program, bounds, ways })
    }

    /// The fewest seats, then the fewest bounds; `None` when there is no way left.
    fn next(&mut self) -> Result<Option<Vec<Move>>, SolverFault> {
        Ok(self.program.solve()?.map(|answer| self.moves(&answer)))
    }

    fn moves(&self, answer: &Answer) -> Vec<Move> {
        let moved = |(bound, way): (&Bound, &Way)| {
            let by = whole(answer.columns.get(way.slack).copied().unwrap_or_default());
            let to = match bound.side {
                Side::Min => bound.seats.saturating_sub(by),
                Side::Max => bound.seats + by,
            };
            (by > 0).then_some(Move { from: *bound, to })
        };
        self.bounds.iter().zip(&self.ways).filter_map(moved).collect()
    }

    /// From here on, ways that move all the bounds of one of these are left out.
    fn other_than(&mut self, found: &[Relaxation]) -> Result<(), SolverFault> {
        for relaxation in found {
            let bounds = relaxation.moves.iter().map(|one| one.from);
            let places = bounds.filter_map(|bound| self.bounds.iter().position(|one| *one == bound));
            let columns: Vec<_> =
                places.filter_map(|place| self.ways.get(place)).map(|way| (way.moves, 1.0)).collect();
            #[expect(clippy::cast_precision_loss, reason = "there are some dozens of bounds")]
            let most = columns.len() as f64 - 1.0;
            self.program.row((f64::NEG_INFINITY, most), columns)?;
        }
        Ok(())
    }
}

/// By how many seats a bound may give way.
fn room(bound: &Bound, size: u32, reach: Reach) -> f64 {
    let end = match (reach, bound.side) {
        (Reach::Flexible, _) => bound.flexible.unwrap_or(bound.seats),
        (Reach::Beyond, Side::Min) => 0,
        (Reach::Beyond, Side::Max) => size,
    };
    f64::from(bound.seats.abs_diff(end))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "seats of a panel")]
fn whole(value: f64) -> u32 {
    value.round().max(0.0) as u32
}
