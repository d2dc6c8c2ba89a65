//! Average seats as a mixture of panels of whole people, found panel by panel.

use std::ops::ControlFlow;

use highs::Sense;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::Rng as _;

use crate::pricing::{Pricer, VALUE_NOISE};
use crate::solver::{Program, SolverFault};
use crate::{KindId, Panel, Seed};

/// Seats that may be missing in all, of which nobody's chance can tell.
const SHORT_MAX: f64 = 2e-7;
/// Panels that are looked for with the weights of one round.
const PANELS_PER_ROUND: usize = 12;
/// Part of its weight that a kind keeps in the same round once a panel has it.
const KEPT_WEIGHT: f64 = 0.6;

/// How much weights are shaken; a weight is at most 1.
const SHAKES: [f64; 8] = [1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1, 3e-1];

/// What became of the search.
#[derive(Debug, Clone)]
pub(crate) enum Mixed {
    /// Panels and their shares.
    Whole(Vec<Panel>, Vec<f64>),
    /// No mixture has these seats: no panel is worth more than `worth` by these weights, but the seats are.
    Not {
        /// For each kind.
        weights: Vec<f64>,
    },
}

/// Columns: for each kind the seats it is to have, what it is short of, then panels. Rows: for each kind, then the sum of shares.
pub(crate) struct Mixture {
    program: Program,
    kinds: usize,
    panels: Vec<Panel>,
    known: rustc_hash::FxHashSet<Panel>,
    /// Decides how long the search takes, and never who is chosen.
    rng: ChaCha20Rng,
}

impl Mixture {
    /// Over so many kinds, without panels.
    pub(crate) fn new(kinds: usize) -> Result<Self, SolverFault> {
        let mut program = Program::new(Sense::Minimise)?;
        for _ in 0..kinds {
            program.column(0.0, (0.0, 0.0), [])?;
        }
        for _ in 0..kinds {
            program.column(1.0, (0.0, f64::INFINITY), [])?;
        }
        for kind in 0..kinds {
            program.row((0.0, f64::INFINITY), [(kind, -1.0), (kinds + kind, 1.0)])?;
        }
        program.row((f64::NEG_INFINITY, 1.0), [])?;
        let rng = Seed::of_text("mixture").rng("weights");
        Ok(Self { program, kinds, panels: Vec::new(), known: rustc_hash::FxHashSet::default(), rng })
    }

    /// Adds a panel that can be a part.
    pub(crate) fn add(&mut self, panel: Panel) -> Result<bool, SolverFault> {
        if !self.known.insert(panel.clone()) {
            return Ok(false);
        }
        let seats = panel.seats().iter().map(|(kind, seats)| (*kind, f64::from(*seats)));
        let rows: Vec<(usize, f64)> = seats.chain([(self.kinds, 1.0)]).collect();
        self.program.column(0.0, (0.0, f64::INFINITY), rows)?;
        self.panels.push(panel);
        Ok(true)
    }

    /// A mixture in which every kind has at least these seats. `on_round` hears how many seats are short, and may stop the search:
    /// then there is no answer.
    pub(crate) fn reach(
        &mut self,
        seats: &[f64],
        pricer: &mut Pricer,
        on_round: &mut dyn FnMut(f64) -> ControlFlow<()>,
    ) -> Result<Option<Mixed>, SolverFault> {
        for (kind, seats) in seats.iter().enumerate() {
            self.program.set_bounds(kind, (*seats, *seats))?;
        }
        loop {
            let answer = self.program.solve()?.ok_or_else(|| SolverFault::new("no mixture at all"))?;
            if on_round(answer.value).is_break() {
                return Ok(None);
            }
            if answer.value <= SHORT_MAX {
                let shares = answer.columns.iter().skip(2 * self.kinds).copied().collect();
                return Ok(Some(Mixed::Whole(self.panels.clone(), shares)));
            }
            let weights: Vec<f64> = answer.duals.iter().take(self.kinds).map(|dual| dual.max(0.0)).collect();
            let worth = -answer.duals.last().copied().unwrap_or_default();
            if !self.round(&weights, worth, pricer)? {
                return Ok(Some(Mixed::Not { weights }));
            }
        }
    }

    /// Looks for panels worth more than `worth` and adds them; says whether there was one.
    fn round(&mut self, weights: &[f64], worth: f64, pricer: &mut Pricer) -> Result<bool, SolverFault> {
        if self.dives(weights, worth, pricer)? || self.shaken(weights, worth, pricer)? {
            return Ok(true);
        }
        match pricer.any_above(weights, worth)? {
            Some(panel) => self.add(panel),
            None => Ok(false),
        }
    }

    /// Dives, each for kinds that the panels before left out.
    fn dives(&mut self, weights: &[f64], worth: f64, pricer: &mut Pricer) -> Result<bool, SolverFault> {
        let mut found = false;
        let mut leaning = weights.to_vec();
        for _ in 0..PANELS_PER_ROUND {
            let Some(panel) = pricer.dive(&leaning)? else { break };
            if worth_of(&panel, weights) <= worth + VALUE_NOISE {
                break;
            }
            for (kind, _) in panel.seats() {
                if let Some(weight) = leaning.get_mut(*kind) {
                    *weight *= KEPT_WEIGHT;
                }
            }
            found |= self.add(panel)?;
        }
        Ok(found)
    }

    /// Dives by weights that are shaken a little, which lead to other panels of nearly the same worth.
    fn shaken(&mut self, weights: &[f64], worth: f64, pricer: &mut Pricer) -> Result<bool, SolverFault> {
        let mut found = false;
        for shake in SHAKES {
            let shaken: Vec<f64> = weights
                .iter()
                .map(|weight| {
                    let noise = f64::from(self.rng.next_u32()) / f64::from(u32::MAX) - 0.5;
                    weight + shake * noise
                })
                .collect();
            let Some(panel) = pricer.dive(&shaken)? else { continue };
            if worth_of(&panel, weights) > worth + VALUE_NOISE {
                found |= self.add(panel)?;
            }
        }
        Ok(found)
    }
}

/// What a panel is worth by weights.
pub(crate) fn worth_of(panel: &Panel, weights: &[f64]) -> f64 {
    let worth =
        |(kind, seats): &(KindId, u32)| weights.get(*kind).copied().unwrap_or_default() * f64::from(*seats);
    panel.seats().iter().map(worth).sum()
}
