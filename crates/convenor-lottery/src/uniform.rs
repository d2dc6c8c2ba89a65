//! Every panel of people that meets the rules is as likely as every other, where their number can be counted.
//!
//! In how many ways a panel in the making can be finished depends only on the seats so far of every quota. These ways are counted exactly,
//! kind by kind from the last to the first, and a panel is drawn by one whole number below their total: nothing is rounded and
//! nothing is tried in vain.

mod number;
mod steps;

use std::collections::BTreeMap;

use num_bigint::BigUint;
use rand_chacha::ChaCha20Rng;
use rustc_hash::FxHashMap;

use self::number::{below, share};
use self::steps::{State, Steps};
use crate::{Distribution, Kinds, Panel, Seed};

/// States of panels in the making that are kept at the most; each takes some 300 bytes.
const STATES_MAX: usize = 500_000;

/// Why the panels cannot be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UniformError {
    /// The features are too many or the quotas too wide.
    #[error("there are too many panels to count them all: choose another algorithm, or fewer features")]
    TooMany,
    /// The rules conflict.
    #[error("no panel meets every quota")]
    NoPanel,
}

/// So many panels drawn by chance, every possible panel of people being as likely; each draw has an equal share.
pub fn uniform(kinds: &Kinds, panels: u32, seed: &Seed) -> Result<Distribution, UniformError> {
    Ok(EveryPanel::of(kinds)?.draw(panels, seed))
}

/// After so many steps: the states there are, and in how many ways a panel can be finished from each.
type Layer = FxHashMap<State, BigUint>;

/// Every possible panel of people, counted. With weights, each counts as often as the product of its people's weights.
pub struct EveryPanel<'a> {
    kinds: &'a Kinds,
    steps: Steps,
    layers: Vec<Layer>,
    first: State,
    total: BigUint,
}

impl<'a> EveryPanel<'a> {
    /// Counts them.
    pub fn of(kinds: &'a Kinds) -> Result<Self, UniformError> {
        let steps = Steps::of(kinds);
        let first = steps.first().ok_or(UniformError::NoPanel)?;
        let mut layers = states(&steps, &first)?;
        count(&steps, &mut layers);
        let total = layers.first().and_then(|layer| layer.get(&first)).cloned();
        let total = total.filter(|total| *total != BigUint::ZERO).ok_or(UniformError::NoPanel)?;
        Ok(Self { kinds, steps, layers, first, total })
    }

    /// How many there are, in decimal digits: often more than any fixed size of number holds.
    pub fn count(&self) -> String {
        self.total.to_string()
    }

    /// For each kind, the exact chance of a seat of everybody in it, from 0 to 1.
    pub fn chances(&self) -> Vec<f64> {
        let mut chances = vec![0.0; self.kinds.len()];
        let mut reached = Layer::from_iter([(self.first.clone(), BigUint::from(1_u32))]);
        for (step, (kind, people)) in self.steps.kinds().enumerate() {
            let mut seats_all = BigUint::ZERO;
            let mut next = Layer::default();
            for (state, times) in &reached {
                for (seats, after) in self.steps.onward(step, state) {
                    let times = times * self.steps.ways(step, state, seats);
                    seats_all += seats * &times * self.ways_from(step + 1, &after);
                    *next.entry(after).or_default() += times;
                }
            }
            if let Some(chance) = chances.get_mut(kind) {
                *chance = share(&seats_all, &(&self.total * people.max(1)));
            }
            reached = next;
        }
        chances
    }

    /// Draws panels one by one.
    pub fn draw(&self, panels: u32, seed: &Seed) -> Distribution {
        let mut rng = seed.rng("uniform");
        let mut drawn: BTreeMap<Panel, u32> = BTreeMap::new();
        for _ in 0..panels {
            *drawn.entry(self.panel(&mut rng)).or_default() += 1;
        }
        let (panels, times): (Vec<Panel>, Vec<f64>) =
            drawn.into_iter().map(|(panel, times)| (panel, f64::from(times))).unzip();
        Distribution::of(panels, &times)
    }

    /// The panel that a random number among all of them points to.
    fn panel(&self, rng: &mut ChaCha20Rng) -> Panel {
        let mut at = below(rng, &self.total);
        let mut state = self.first.clone();
        let mut given = vec![0; self.kinds.len()];
        for (step, (kind, _)) in self.steps.kinds().enumerate() {
            let now = state.clone();
            for (seats, after) in self.steps.onward(step, &now) {
                let finished = self.ways_from(step + 1, &after);
                let here = self.steps.ways(step, &now, seats) * &finished;
                if at >= here {
                    at -= here;
                    continue;
                }
                // Each of the ways to take these seats is finished in as many ways, so that what is left over is as random as before.
                at %= finished;
                state = after;
                if let Some(given) = given.get_mut(kind) {
                    *given = seats;
                }
                break;
            }
        }
        Panel::of(&given)
    }

    fn ways_from(&self, step: usize, state: &State) -> BigUint {
        self.layers.get(step).and_then(|layer| layer.get(state)).cloned().unwrap_or_default()
    }
}

/// The states that can be reached, step by step.
fn states(steps: &Steps, first: &State) -> Result<Vec<Layer>, UniformError> {
    let mut layers = vec![Layer::from_iter([(first.clone(), BigUint::ZERO)])];
    let mut kept = 1;
    for step in 0..steps.len() {
        let mut next = Layer::default();
        for state in layers.last().into_iter().flat_map(Layer::keys) {
            next.extend(steps.onward(step, state).map(|(_, after)| (after, BigUint::ZERO)));
            if kept + next.len() > STATES_MAX {
                return Err(UniformError::TooMany);
            }
        }
        kept += next.len();
        layers.push(next);
    }
    Ok(layers)
}

/// Counts the ways to finish, from the last step to the first.
fn count(steps: &Steps, layers: &mut [Layer]) {
    if let Some(last) = layers.last_mut() {
        for ways in last.values_mut() {
            *ways = BigUint::from(1_u32);
        }
    }
    for step in (0..steps.len()).rev() {
        let (now, later) = layers.split_at_mut(step + 1);
        let (Some(now), Some(later)) = (now.last_mut(), later.first()) else { return };
        for (state, finished) in now {
            let onward = steps.onward(step, state);
            let ways = |(seats, after)| Some(steps.ways(step, state, seats) * later.get(&after)?);
            *finished = onward.filter_map(ways).sum();
        }
    }
}
