//! The fairest mixture of panels: the fairest average seats first, then panels that have them; and where whole people cannot have
//! them, what holds for whole people is learned and both begin again.

use std::ops::ControlFlow;

use crate::bounds::Bounds;
use crate::cut::{Cut, cut_off};
use crate::mixture::{Mixed, Mixture, Wanted};
use crate::nash::nash;
use crate::peel::peel;
use crate::pricing::Pricer;
use crate::relaxed::{Depth, Relaxed, relaxed};
use crate::solve::{Progress, Solution, SolveError};
use crate::solver::SolverFault;
use crate::{Distribution, Kind, Kinds, Standing};

/// Differences of a chance under this are the same chance: far less than a proof allows.
const CHANCE_NOISE: f64 = 2e-8;
/// Less than this is asked of no mixture: the solver would not reach it.
const CHANCE_NOISE_MIN: f64 = 5e-9;
/// How often ten times as much is the same chance, before the search ends without proof. The proof of every level is checked after it.
const LOOSENED_MAX: i32 = 2;

/// Cuts after which the search gives up; few pools need any.
const CUTS_MAX: usize = 1000;

/// What is fair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Goal {
    /// Every level.
    Leximin,
    /// The first level only: any panels will do that give everybody the smallest chance.
    Maximin,
    /// The product of chances.
    Nash,
}

impl Goal {
    /// The fairest average seats within the rules and the cuts.
    fn aim(self, kinds: &Kinds, cuts: &[Cut]) -> Result<Option<Relaxed>, SolverFault> {
        match self {
            Self::Leximin => relaxed(kinds, cuts, Depth::All),
            Self::Maximin => relaxed(kinds, cuts, Depth::First),
            Self::Nash => nash(kinds, cuts),
        }
    }
}

/// Chances for a goal, and what proves them.
pub(crate) fn fair(
    kinds: &Kinds,
    goal: Goal,
    on_progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Solution, SolveError> {
    let whole = Bounds::of(kinds);
    let mut mixture = Mixture::new(kinds.len())?;
    let mut cuts: Vec<Cut> = Vec::new();
    let mut loosened = 0;
    loop {
        let Some(aim) = goal.aim(kinds, &cuts)? else { return Err(SolveError::NoPanel) };
        let (mut wanted, narrow) = match (goal, aim.levels.first()) {
            (Goal::Maximin, Some(level)) => (smallest_for_all(kinds, level.chance), whole.clone()),
            _ => (just(kinds, &aim), whole.face(kinds, &aim.seats)),
        };
        wanted.loosen(10_f64.powi(loosened));
        let mut pricer = Pricer::of(kinds)?;
        for panel in peel(kinds, &mut pricer, &aim.seats)? {
            mixture.add(panel)?;
        }
        pricer.narrow(narrow.each.clone(), narrow.rules.clone())?;
        let mut on_round = |short: f64| on_progress(Progress { short });
        match mixture.reach(&wanted, &mut pricer, &mut on_round)?.ok_or(SolveError::Stopped)? {
            Mixed::Whole(panels, shares) => {
                return Ok(Solution { distribution: Distribution::of(panels, &shares), levels: aim.levels });
            }
            Mixed::Not { weights } => {
                let tight = whole.narrowed_in(&narrow, kinds);
                match cut_off(kinds, &wanted.seats, &weights, &tight)? {
                    Some(cut) if cuts.len() < CUTS_MAX => cuts.push(cut),
                    Some(_) => return Err(SolveError::Unproven),
                    None if loosened < LOOSENED_MAX => loosened += 1,
                    None => return Err(no_panel_or_no_proof(kinds)?),
                }
            }
        }
    }
}

fn no_panel_or_no_proof(kinds: &Kinds) -> Result<SolveError, SolverFault> {
    let any = Pricer::of(kinds)?.best(&vec![0.0; kinds.len()])?;
    Ok(if any.is_none() { SolveError::NoPanel } else { SolveError::Unproven })
}

/// Everybody has the smallest chance at least, but for those who are certain.
fn smallest_for_all(kinds: &Kinds, chance: f64) -> Wanted {
    let least = |kind: &Kind| {
        let people = f64::from(kind.seats().max);
        match kind.standing {
            Standing::In => people,
            _ => (people * f64::from(kind.weight) * chance).min(people),
        }
    };
    Wanted {
        seats: kinds.kinds().iter().map(least).collect(),
        less: people(kinds).map(|people| people * CHANCE_NOISE).collect(),
        more: vec![f64::INFINITY; kinds.len()],
    }
}

/// These seats, so nearly that no level's proof can tell: a seat of a kind that is settled may count for more than one that is not.
fn just(kinds: &Kinds, aim: &Relaxed) -> Wanted {
    let mut settled = vec![false; kinds.len()];
    let mut leverage: f64 = 1.0;
    for level in &aim.levels {
        let each = level.weights.iter().zip(people(kinds)).map(|(weight, people)| weight * people);
        let open: f64 =
            each.clone().zip(&settled).filter(|(_, settled)| !**settled).map(|(part, _)| part).sum();
        leverage = leverage.max(each.sum::<f64>() / open);
        for kind in &level.kinds {
            if let Some(place) = settled.get_mut(*kind) {
                *place = true;
            }
        }
    }
    let noise = (CHANCE_NOISE / leverage).max(CHANCE_NOISE_MIN);
    let noise: Vec<f64> = people(kinds).map(|people| people * noise).collect();
    Wanted { seats: aim.seats.clone(), less: noise.clone(), more: noise }
}

fn people(kinds: &Kinds) -> impl Iterator<Item = f64> + Clone + '_ {
    kinds.kinds().iter().map(|kind| f64::from(kind.seats().max))
}
