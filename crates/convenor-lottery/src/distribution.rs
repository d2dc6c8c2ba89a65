//! How likely each panel is.

use crate::{Kinds, Panel};

/// Shares are whole parts of this, so that they can be checked in exact arithmetic.
pub const WHOLE: u64 = 1_000_000_000_000;

/// Panels and their shares of certainty, in parts of [`WHOLE`]; the shares add up to it exactly.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Distribution {
    /// Every panel that can be drawn, each once.
    pub panels: Vec<(Panel, u64)>,
}

impl Distribution {
    /// From shares that may be a little off: negative ones and those under `1e-12` are left out, the rest add up to the whole.
    pub fn of(panels: Vec<Panel>, shares: &[f64]) -> Self {
        let kept: Vec<(Panel, f64)> =
            panels.into_iter().zip(shares.iter().copied()).filter(|(_, share)| *share > 1e-12).collect();
        let total: f64 = kept.iter().map(|(_, share)| share).sum();
        let mut panels: Vec<(Panel, u64)> =
            kept.into_iter().map(|(panel, share)| (panel, parts(share / total))).collect();
        let given: u64 = panels.iter().map(|(_, parts)| parts).sum();
        // What rounding left over goes to the likeliest panel, where it changes least.
        if let Some((_, largest)) = panels.iter_mut().max_by_key(|(_, parts)| *parts) {
            *largest = (*largest + WHOLE).saturating_sub(given);
        }
        panels.retain(|(_, parts)| *parts > 0);
        Self { panels }
    }

    /// For each kind, how many seats it has on average, in parts of [`WHOLE`].
    pub fn seats(&self, kinds: &Kinds) -> Vec<u128> {
        let mut seats = vec![0; kinds.len()];
        for (panel, share) in &self.panels {
            for (kind, count) in panel.seats() {
                if let Some(sum) = seats.get_mut(*kind) {
                    *sum += u128::from(*count) * u128::from(*share);
                }
            }
        }
        seats
    }

    /// For each kind, the chance of a seat of everybody in it, from 0 to 1.
    pub fn chances(&self, kinds: &Kinds) -> Vec<f64> {
        let seats = self.seats(kinds).into_iter();
        seats.zip(kinds.kinds()).map(|(seats, kind)| chance(seats, kind.people.len())).collect()
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "parts of 1e12 are told to fifteen digits, which is more than anyone reads"
)]
fn chance(seats: u128, people: usize) -> f64 {
    seats as f64 / (WHOLE as f64 * people.max(1) as f64)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a share is between 0 and 1, so that its parts fit"
)]
fn parts(share: f64) -> u64 {
    (share * WHOLE as f64).round() as u64
}
