//! Why nobody could have been treated better, level by level.

use crate::{Distribution, KindId, Kinds, Level, Panel, Solution, WHOLE};

/// The proof of one level.
///
/// Take any mixture of panels that gives the kinds of earlier levels at least the seats they have here. Weigh the seats: no panel is
/// worth more than `best`, so neither is the mixture; what the kinds of earlier levels are worth is theirs; the rest is shared by all
/// other kinds, and the smallest chance among them cannot be higher than if it were shared evenly.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Proof {
    /// Whose chance is settled at this level.
    pub kinds: Vec<KindId>,
    /// For each kind, the worth of one seat, in parts of 1,000,000,000,000.
    pub weights: Vec<u64>,
    /// The worth of the best panel, in the same parts.
    pub best: u128,
}

/// The worth of a panel, in parts of [`WHOLE`].
pub(super) fn worth(panel: &Panel, weights: &[u64]) -> u128 {
    let worth = |(kind, seats): &(KindId, u32)| {
        u128::from(weights.get(*kind).copied().unwrap_or_default()) * u128::from(*seats)
    };
    panel.seats().iter().map(worth).sum()
}

/// The worth of the best of the panels that are listed.
pub(super) fn best_listed(distribution: &Distribution, weights: &[u64]) -> u128 {
    distribution.panels.iter().map(|(panel, _)| worth(panel, weights)).max().unwrap_or_default()
}

/// The proofs of a solution's levels. At the last digit, weights are scaled so that those of kinds without a chance yet add up to 1.
pub(super) fn proofs(kinds: &Kinds, solution: &Solution) -> Vec<Proof> {
    let mut settled = vec![false; kinds.len()];
    let mut proofs = Vec::new();
    for level in &solution.levels {
        let weights = whole_weights(kinds, level, &settled);
        let best = best_listed(&solution.distribution, &weights);
        for kind in &level.kinds {
            if let Some(place) = settled.get_mut(*kind) {
                *place = true;
            }
        }
        proofs.push(Proof { kinds: level.kinds.clone(), weights, best });
    }
    proofs
}

fn whole_weights(kinds: &Kinds, level: &Level, settled: &[bool]) -> Vec<u64> {
    let open = |kind: usize| settled.get(kind) == Some(&false);
    let people = kinds.kinds().iter().map(crate::Kind::weighted_people);
    let each = level.weights.iter().zip(people).enumerate();
    let total: f64 = each.filter(|(kind, _)| open(*kind)).map(|(_, (weight, people))| weight * people).sum();
    level.weights.iter().map(|weight| parts(weight / total)).collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a weight is not negative; one that would not fit is not used by any proof that holds"
)]
fn parts(weight: f64) -> u64 {
    (weight.max(0.0) * WHOLE as f64).round() as u64
}
