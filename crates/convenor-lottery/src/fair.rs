//! The fairest mixture of panels: the fairest average seats first, then panels that have them; and where whole people cannot have
//! them, what holds for whole people is learned and both begin again.

use std::ops::ControlFlow;

use crate::bounds::Bounds;
use crate::cut::{Cut, cut_off};
use crate::mixture::{Mixed, Mixture};
use crate::nash::nash;
use crate::peel::peel;
use crate::pricing::Pricer;
use crate::relaxed::{Depth, Relaxed, relaxed};
use crate::solve::{Progress, Solution, SolveError, Step};
use crate::solver::SolverFault;
use crate::{Distribution, Kind, KindId, Kinds, Standing};

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
    loop {
        let Some(aim) = goal.aim(kinds, &cuts)? else { return Err(SolveError::NoPanel) };
        let (seats, narrow) = match (goal, aim.levels.first()) {
            (Goal::Maximin, Some(level)) => (smallest_for_all(kinds, level.chance), whole.clone()),
            _ => (aim.seats.clone(), whole.face(kinds, &aim.seats)),
        };
        let mut pricer = Pricer::of(kinds)?;
        for panel in peel(kinds, &mut pricer, &aim.seats)? {
            mixture.add(panel)?;
        }
        pricer.narrow(narrow.each.clone(), narrow.rules.clone())?;
        let mut on_round = |short: f64| on_progress(Progress { step: Step::Searching, short });
        match mixture.reach(&seats, &mut pricer, &mut on_round)?.ok_or(SolveError::Stopped)? {
            Mixed::Whole(panels, shares) => {
                return Ok(Solution { distribution: Distribution::of(panels, &shares), levels: aim.levels });
            }
            Mixed::Not { weights } => {
                let tight = whole.narrowed_in(&narrow, kinds);
                let tight: Vec<(&[KindId], f64)> =
                    tight.iter().map(|(kinds, side)| (kinds.as_slice(), *side)).collect();
                match cut_off(kinds, &seats, &weights, &tight)? {
                    Some(cut) => cuts.push(cut),
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

/// The seats of each kind when everybody has the smallest chance, but for those who are certain.
fn smallest_for_all(kinds: &Kinds, chance: f64) -> Vec<f64> {
    let least = |kind: &Kind| {
        let people = f64::from(kind.seats().max);
        match kind.standing {
            Standing::In => people,
            _ => (people * f64::from(kind.weight) * chance).min(people),
        }
    };
    kinds.kinds().iter().map(least).collect()
}
