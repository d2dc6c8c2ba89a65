//! People who take the seats of those who dropped out, so that the panel meets its quotas again.
//!
//! It is a lottery of its own among everybody who is neither on the panel nor has been asked: for the vacant seats, with the quotas less
//! those who stay, and without the households of those who stay. Chances are shared out by leximin, so that nobody who fits is
//! passed over for convenience.

mod shortfall;
mod vacancies;

use std::ops::ControlFlow;

pub use shortfall::Shortfall;
pub use vacancies::Vacancies;

use crate::draw::one_panel;
use crate::solver::SolverFault;
use crate::{Algorithm, Kinds, KindsError, Pool, Progress, Quotas, Seed, SolveError, conflicts, solve};

/// Those who were drawn for the vacant seats.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Replacement {
    /// Positions in the pool, ascending: as many as dropped out.
    pub people: Vec<usize>,
    /// Quotas that the panel with these people does not meet. Empty when it meets all; otherwise no people who are left meet them, and
    /// these are the nearest: a proposal that somebody has to agree to.
    pub shortfalls: Vec<Shortfall>,
    /// For each person of the pool, the chance they had of one of these seats, from 0 to 1.
    pub chances: Vec<f64>,
}

/// Why nobody can be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReplaceError {
    /// Somebody who is said to have dropped out never had a seat.
    #[error("{id} is not on the panel: name only people who have a seat among those who dropped out")]
    NotOnPanel {
        /// Identifier.
        id: String,
    },
    /// Not enough people are left.
    #[error(
        "{wanted} seats are vacant, and the people left can take {left}: ask for more volunteers, or leave seats empty"
    )]
    TooFew {
        /// Vacant seats.
        wanted: u32,
        /// Seats that those who have not been asked can take, one a household.
        left: u32,
    },
    /// People who must both be in share an address.
    #[error(transparent)]
    Kinds(#[from] KindsError),
    /// The search ended without chances.
    #[error(transparent)]
    Solve(#[from] SolveError),
}

impl From<SolverFault> for ReplaceError {
    fn from(fault: SolverFault) -> Self {
        Self::Solve(fault.into())
    }
}

/// Draws as many people as dropped out. `quotas` are those that the panel was drawn with; `on_progress` may stop the search.
///
/// The same vacancies and seed give the same people. Nobody comes back who dropped out or refused.
pub fn replace(
    pool: &Pool,
    quotas: &Quotas,
    vacancies: &Vacancies,
    seed: &Seed,
    on_progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Replacement, ReplaceError> {
    vacancies.check(pool)?;
    let seats = vacancies.seats();
    if seats == 0 {
        return Ok(Replacement { chances: vec![0.0; pool.people.len()], ..Replacement::default() });
    }
    let left = vacancies.pool(pool);
    let can_take = vacancies::seats_at_most(&left);
    if can_take < seats {
        return Err(ReplaceError::TooFew { wanted: seats, left: can_take });
    }
    let kinds = nearest_kinds(&left, &vacancies.quotas(pool, quotas), seats)?;
    let distribution = solve(&kinds, Algorithm::Leximin, seed, on_progress)?.distribution;
    let people = one_panel(&left, &kinds, &distribution, &mut seed.rng(&vacancies.purpose(pool)));
    let panel: Vec<usize> = vacancies.staying().chain(people.iter().copied()).collect();
    let mut chances = vec![0.0; pool.people.len()];
    for (kind, chance) in kinds.kinds().iter().zip(distribution.chances(&kinds)) {
        for person in &kind.people {
            if let Some(of_person) = chances.get_mut(*person) {
                *of_person = chance;
            }
        }
    }
    Ok(Replacement { people, shortfalls: shortfall::of(pool, quotas, &panel), chances })
}

/// Kinds with the quotas, or where nobody meets these, with the quotas moved as little as can be.
/// Flexible bounds are used before others, as everywhere.
fn nearest_kinds(left: &Pool, quotas: &Quotas, seats: u32) -> Result<Kinds, ReplaceError> {
    let kinds = Kinds::of(left, quotas, seats)?;
    let Some(conflict) = conflicts(&kinds, quotas)? else { return Ok(kinds) };
    match conflict.relaxations.first() {
        Some(least) => Ok(Kinds::of(left, &least.apply(quotas), seats)?),
        None => Err(SolveError::NoPanel.into()),
    }
}
