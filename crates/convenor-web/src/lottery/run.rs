//! One search: pool and quotas in, numbered panels with everybody's chance out. Nothing is saved here.

use std::ops::ControlFlow;

use convenor_domain::lottery::{Algorithm, Chance, Curve, Lottery, Outcome};
use convenor_lottery::{
    Certificate, Distribution, Kinds, KindsError, NumberedPanels, Pool, Progress, Seed, Solution, SolveError,
    legacy, list_hash, number_panels, panel_list, solve,
};
use convenor_store::{FoundPanels, PoolRow};

use super::entry::{self, Entry};

/// What a search that has reached everything has reached.
pub(crate) const REACHED_ALL: u64 = 1_000;
/// Panels drawn by the older way, for comparison.
const LEGACY_PANELS: u32 = 1_000;

/// What a search found.
pub(crate) struct Found {
    /// By identifier.
    pub(crate) panels: FoundPanels,
    /// In counts.
    pub(crate) outcome: Outcome,
}

/// Why a search ended without panels.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RunError {
    /// The pool cannot be read by its quotas any more.
    #[error("the pool cannot be read by these quotas: {0}")]
    Pool(String),
    /// Households get in the way.
    #[error(transparent)]
    Kinds(#[from] KindsError),
    /// Somebody stopped it.
    #[error("the search was stopped")]
    Stopped,
    /// There are no chances.
    #[error(transparent)]
    Solve(SolveError),
    /// The proof cannot be written down.
    #[error("the certificate could not be written: {0}")]
    Certificate(#[from] serde_json::Error),
}

impl From<SolveError> for RunError {
    fn from(error: SolveError) -> Self {
        if error == SolveError::Stopped { Self::Stopped } else { Self::Solve(error) }
    }
}

/// Searches. `progress` is told how much is reached, out of [`REACHED_ALL`], and may stop it.
pub(crate) fn run(
    lottery: &Lottery,
    rows: Vec<PoolRow>,
    progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<Found, RunError> {
    let plan = &lottery.plan;
    let Entry { quotas, people } = entry::read(lottery, rows)
        .map_err(|problems| RunError::Pool(problems.first().map(ToString::to_string).unwrap_or_default()))?;
    let pool = people.pool;
    let kinds = Kinds::of(&pool, &quotas, plan.seats)?;
    let seed = seed(lottery);
    let algorithm = entry::algorithm(plan.algorithm);
    let mut told = |at: Progress| progress(reached(at, plan.seats));
    let solution = solve(&kinds, algorithm, &seed, &mut told)?;
    if progress(REACHED_ALL).is_break() {
        return Err(RunError::Stopped);
    }
    let numbered = number_panels(&pool, &kinds, &solution.distribution, plan.panels, &seed);
    let certificate = Certificate::of(&quotas, &kinds, pool.people.len(), algorithm, &solution);
    let list = panel_list(&pool, &numbered.panels);
    let old =
        (plan.algorithm != Algorithm::Legacy).then(|| legacy(&kinds, LEGACY_PANELS, &seed).ok()).flatten();
    let outcome = Outcome {
        legacy: old.map(|old| curve(&kinds, &old)),
        ..outcome(lottery, &kinds, &solution, &numbered, list_hash(&list))
    };
    let chances = chances(&pool, &kinds, &solution.distribution, &numbered);
    let certificate = serde_json::to_string(&certificate)?;
    Ok(Found { panels: FoundPanels { panels: list, certificate, chances }, outcome })
}

/// What everything random of a list follows from: it is public, since the list is published before the draw.
pub(super) fn seed(lottery: &Lottery) -> Seed {
    Seed::of_text(&lottery.id.to_string())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1,000")]
fn reached(at: Progress, seats: u32) -> u64 {
    let left = (at.short / f64::from(seats.max(1))).clamp(0.0, 1.0);
    ((1.0 - left) * 1_000.0) as u64
}

fn outcome(
    lottery: &Lottery,
    kinds: &Kinds,
    solution: &Solution,
    numbered: &NumberedPanels,
    hash: String,
) -> Outcome {
    let chances = curve(kinds, &solution.distribution);
    let (smallest_chance, largest_chance) = chances.ends().unwrap_or_default();
    Outcome {
        algorithm: lottery.plan.algorithm,
        people: lottery.plan.people,
        kinds: count(kinds.len()),
        panels: count(numbered.panels.len()),
        hash,
        smallest_chance,
        largest_chance,
        largest_change: numbered.largest_change,
        chances,
        legacy: None,
        levels: count(solution.levels.len()),
        drawn_seats: Vec::new(),
    }
}

/// The chances of everybody who can have a seat.
fn curve(kinds: &Kinds, distribution: &Distribution) -> Curve {
    let chances = distribution.chances(kinds);
    let each = chances.iter().zip(kinds.kinds());
    Curve::of(each.flat_map(|(chance, kind)| std::iter::repeat_n(*chance, kind.people.len())))
}

/// Everybody's chance, in the order of the pool. Who cannot have a seat has none.
fn chances(
    pool: &Pool,
    kinds: &Kinds,
    distribution: &Distribution,
    numbered: &NumberedPanels,
) -> Vec<Chance> {
    let times = numbered.times(pool.people.len());
    let nobody = |(person, panels): (&convenor_lottery::Person, u32)| Chance {
        person: person.id.clone(),
        chance: 0.0,
        panels,
        alike: 0,
        seats: 0.0,
    };
    let mut all: Vec<Chance> = pool.people.iter().zip(times).map(nobody).collect();
    for (kind, chance) in kinds.kinds().iter().zip(distribution.chances(kinds)) {
        let alike = count(kind.people.len());
        for person in &kind.people {
            if let Some(of) = all.get_mut(*person) {
                (of.chance, of.alike, of.seats) = (chance, alike, chance * f64::from(alike));
            }
        }
    }
    all
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
