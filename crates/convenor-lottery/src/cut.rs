//! What holds for every panel of whole people, though the quotas alone do not say so.

use crate::pricing::Pricer;
use crate::solver::SolverFault;
use crate::{KindId, Kinds};

/// Seats times weights add up to at most `bound` in every panel.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cut {
    /// Kinds with a weight.
    pub(crate) weights: Vec<(KindId, f64)>,
    /// The worth of the best panel.
    pub(crate) bound: f64,
}

/// Leans on the rules that are tight, more and more, until no panel outside them is worth more.
const LEANS: [f64; 6] = [0.0, 0.25, 1.0, 4.0, 16.0, 64.0];
/// A cut that takes away less than this is noise.
const DEPTH_MIN: f64 = 1e-7;

/// A cut that `seats` does not keep, from weights for which no panel on the same side of the tight rules is worth as much.
///
/// `tight` are rules whose bound the seats reach: the kinds, and 1 for the upper bound, -1 for the lower one.
pub(crate) fn cut_off(
    kinds: &Kinds,
    seats: &[f64],
    weights: &[f64],
    tight: &[(Vec<KindId>, f64)],
) -> Result<Option<Cut>, SolverFault> {
    let mut pricer = Pricer::of(kinds)?;
    for lean in LEANS {
        let mut leaned = weights.to_vec();
        for (rule, side) in tight {
            for kind in rule {
                if let Some(weight) = leaned.get_mut(*kind) {
                    *weight += lean * side;
                }
            }
        }
        let Some((_, bound)) = pricer.best(&leaned)? else { return Ok(None) };
        let worth: f64 = leaned.iter().zip(seats).map(|(weight, seats)| weight * seats).sum();
        if worth > bound + DEPTH_MIN {
            let weights = leaned.into_iter().enumerate().filter(|(_, weight)| *weight != 0.0);
            return Ok(Some(Cut { weights: weights.collect(), bound }));
        }
    }
    Ok(None)
}
