//! The fairest mixture of panels: the fairest average seats first, then panels that have them; and where whole people cannot have
//! them, what holds for whole people is learned and both begin again.

use std::ops::ControlFlow;

use crate::cut::{Cut, cut_off};
use crate::mixture::{Mixed, Mixture, face};
use crate::pricing::Pricer;
use crate::relaxed::{Depth, Relaxed, relaxed};
use crate::solve::{Progress, Solution, SolveError, Step};
use crate::{Distribution, KindId, Kinds, Seats};

type Rules = Vec<(Vec<KindId>, Seats)>;

/// Leximin or its first level.
pub(crate) fn fair(
    kinds: &Kinds,
    depth: Depth,
    on_progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Solution, SolveError> {
    let each: Vec<Seats> = kinds.kinds().iter().map(crate::Kind::seats).collect();
    let rules: Rules = kinds.rules().iter().map(|rule| (rule.kinds.clone(), rule.seats)).collect();
    let mut mixture = Mixture::new(kinds.len())?;
    let mut cuts: Vec<Cut> = Vec::new();
    loop {
        let Some(aim) = relaxed(kinds, &cuts, depth)? else { return Err(SolveError::NoPanel) };
        let seats = wanted(kinds, &aim, depth);
        let (face_each, face_rules) = match depth {
            Depth::All => face(&each, &rules, &seats),
            // Only the smallest chance is asked for, and any panel may have it.
            Depth::First => (each.clone(), rules.clone()),
        };
        let mut pricer = Pricer::new(face_each.clone(), face_rules.clone())?;
        let mut stopped = false;
        let mut on_round = |short: f64| {
            stopped |= on_progress(Progress { step: Step::Searching, short }).is_break();
            if stopped { Err(crate::solver::SolverFault::new("stopped")) } else { Ok(()) }
        };
        let mixed = mixture.reach(&seats, &mut pricer, &mut on_round);
        if stopped {
            return Err(SolveError::Stopped);
        }
        match mixed? {
            Mixed::Whole(panels, shares) => {
                return Ok(Solution { distribution: Distribution::of(panels, &shares), levels: aim.levels });
            }
            Mixed::Not { weights } => {
                let tight = tight_rules(&rules, &face_rules, &each, &face_each);
                let tight: Vec<(&[KindId], f64)> =
                    tight.iter().map(|(kinds, side)| (kinds.as_slice(), *side)).collect();
                let cut = cut_off(kinds, &seats, &weights, &tight)?;
                cuts.push(cut.ok_or(SolveError::Unproven)?);
            }
        }
    }
}

/// The seats that a mixture is to reach.
fn wanted(kinds: &Kinds, aim: &Relaxed, depth: Depth) -> Vec<f64> {
    match (depth, aim.levels.first()) {
        (Depth::First, Some(level)) => {
            let people = |kind: &crate::Kind| f64::from(kind.seats().max);
            let least = |kind: &crate::Kind| match kind.standing {
                crate::Standing::In => people(kind),
                _ => (people(kind) * f64::from(kind.weight) * level.chance).min(people(kind)),
            };
            kinds.kinds().iter().map(least).collect()
        }
        _ => aim.seats.clone(),
    }
}

/// The rules whose bounds were narrowed, with the side that is reached.
fn tight_rules(
    rules: &Rules,
    face_rules: &Rules,
    each: &[Seats],
    face_each: &[Seats],
) -> Vec<(Vec<KindId>, f64)> {
    let side = |whole: &Seats, narrow: &Seats| match (narrow.min == narrow.max, narrow.max == whole.max) {
        _ if whole.min == whole.max => None,
        (false, _) => None,
        (true, true) => Some(1.0),
        (true, false) => Some(-1.0),
    };
    let of_rules = rules
        .iter()
        .zip(face_rules)
        .filter_map(|((kinds, whole), (_, narrow))| Some((kinds.clone(), side(whole, narrow)?)));
    let of_kinds = each
        .iter()
        .zip(face_each)
        .enumerate()
        .filter_map(|(kind, (whole, narrow))| Some((vec![kind], side(whole, narrow)?)));
    of_rules.chain(of_kinds).collect()
}
