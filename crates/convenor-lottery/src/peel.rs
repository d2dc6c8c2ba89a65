//! Average seats taken apart, one panel after the other: each panel takes as large a share as the rest can give while it stays within
//! the rules. Often this alone makes the whole mixture; where it ends early, its panels are a good beginning.

use rand_chacha::ChaCha20Rng;

use crate::bounds::{Bounds, sum};
use crate::pricing::Pricer;
use crate::solver::SolverFault;
use crate::{Kinds, Panel, Seed, dice};

/// What is left of the whole when the search ends.
const LEFT_MIN: f64 = 1e-7;
/// Shares this small make no headway.
const SHARE_MIN: f64 = 1e-9;
/// Times that a panel is looked for with other weights.
const TRIES_MAX: u32 = 6;

/// Panels that together have nearly these average seats.
pub(crate) fn peel(kinds: &Kinds, pricer: &mut Pricer, seats: &[f64]) -> Result<Vec<Panel>, SolverFault> {
    let whole = Bounds::of(kinds);
    // Any numbers will do here, as long as they are the same every time: they decide how long it takes, and never who is chosen.
    let mut rng = Seed::of_text("peel").rng("weights");
    let mut rest = Rest { seats: seats.to_vec(), share: 1.0 };
    let mut panels = Vec::new();
    while rest.share > LEFT_MIN {
        let average = rest.average();
        let face = whole.face(kinds, &average);
        pricer.narrow(face.each, face.rules)?;
        let mut taken = false;
        for attempt in 0..TRIES_MAX {
            let weights = weights(&whole, &average, attempt, &mut rng);
            let Some(panel) = pricer.dive(&weights)? else { continue };
            let share = rest.share_of(kinds, &whole, &panel);
            if share > SHARE_MIN {
                rest.take(&panel, share);
                panels.push(panel);
                taken = true;
                break;
            }
        }
        if !taken {
            break;
        }
    }
    Ok(panels)
}

/// Those who are likelier first, so that nobody is left over with more than the rest can give; a little of chance when that led nowhere.
fn weights(whole: &Bounds, average: &[f64], attempt: u32, rng: &mut ChaCha20Rng) -> Vec<f64> {
    let mut weight = |(average, bounds): (&f64, &crate::Seats)| {
        let share = (average / f64::from(bounds.max.max(1))).clamp(1e-6, 1.0 - 1e-6);
        (share / (1.0 - share)).ln() + dice::noise(rng) * 4.0 * f64::from(attempt)
    };
    average.iter().zip(&whole.each).map(&mut weight).collect()
}

/// What is not taken yet: seats, and the share they are of.
struct Rest {
    seats: Vec<f64>,
    share: f64,
}

impl Rest {
    fn average(&self) -> Vec<f64> {
        self.seats.iter().map(|seats| seats / self.share).collect()
    }

    /// The largest share of a panel that leaves a rest within the rules.
    fn share_of(&self, kinds: &Kinds, whole: &Bounds, panel: &Panel) -> f64 {
        let dense: Vec<f64> = panel.dense(kinds.len()).into_iter().map(f64::from).collect();
        let each = self.seats.iter().zip(&dense).zip(&whole.each);
        let of_kinds = each.map(|((rest, seats), bounds)| self.room(*rest, *seats, *bounds));
        let rules = kinds.rules().iter().zip(&whole.rules);
        let of_rules = rules.map(|(rule, bounds)| {
            self.room(sum(&rule.kinds, &self.seats), sum(&rule.kinds, &dense), *bounds)
        });
        of_kinds.chain(of_rules).fold(self.share, f64::min)
    }

    /// The share after which the rest of one sum reaches its bound, when a panel has `seats` of it.
    fn room(&self, rest: f64, seats: f64, bounds: crate::Seats) -> f64 {
        let (low, high) = (f64::from(bounds.min), f64::from(bounds.max));
        let above = if seats > low { (rest - low * self.share) / (seats - low) } else { f64::INFINITY };
        let below = if seats < high { (high * self.share - rest) / (high - seats) } else { f64::INFINITY };
        above.min(below).max(0.0)
    }

    fn take(&mut self, panel: &Panel, share: f64) {
        for (kind, seats) in panel.seats() {
            if let Some(rest) = self.seats.get_mut(*kind) {
                *rest -= share * f64::from(*seats);
            }
        }
        self.share -= share;
    }
}
