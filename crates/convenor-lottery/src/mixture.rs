//! Average seats as a mixture of panels of whole people, found panel by panel.

use std::ops::ControlFlow;

use highs::Sense;
use rand_chacha::ChaCha20Rng;

use crate::pricing::{Pricer, VALUE_NOISE};
use crate::solver::{Answer, Program, SolverFault};
use crate::{KindId, Panel, Seed, dice};

/// Seats outside what is allowed that are noise of the solver.
const OUTSIDE_MAX: f64 = 2e-8;
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

/// The seats that a mixture is to have, and how far it may be from them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Wanted {
    /// Average seats of each kind.
    pub(crate) seats: Vec<f64>,
    /// For each kind, so much less is the same.
    pub(crate) less: Vec<f64>,
    /// For each kind, so much more is the same.
    pub(crate) more: Vec<f64>,
}

impl Wanted {
    /// So many times as much is the same.
    pub(crate) fn loosen(&mut self, times: f64) {
        self.less.iter_mut().chain(&mut self.more).for_each(|noise| *noise *= times);
    }
}

/// Columns: for each kind the seats it is to have, what is allowed of more or less, what it is short of and what it has too much;
/// then panels. Rows: for each kind, then the sum of shares.
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
        program.grows_by_columns()?;
        for _ in 0..kinds {
            program.row((0.0, 0.0), [])?;
        }
        program.row((f64::NEG_INFINITY, 1.0), [])?;
        for (cost, part, high) in
            [(0.0, -1.0, 0.0), (0.0, 1.0, 0.0), (1.0, 1.0, f64::INFINITY), (1.0, -1.0, f64::INFINITY)]
        {
            for kind in 0..kinds {
                program.column(cost, (0.0, high), [(kind, part)])?;
            }
        }
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

    /// A mixture with these seats. `on_round` hears how many seats are outside, and may stop the search: then there is no answer.
    pub(crate) fn reach(
        &mut self,
        wanted: &Wanted,
        pricer: &mut Pricer,
        on_round: &mut dyn FnMut(f64) -> ControlFlow<()>,
    ) -> Result<Option<Mixed>, SolverFault> {
        let each = wanted.seats.iter().zip(&wanted.less).zip(&wanted.more).enumerate();
        for (kind, ((seats, less), more)) in each {
            self.program.set_bounds(kind, (*seats, *seats))?;
            self.program.set_bounds(self.kinds + kind, (-more, *less))?;
        }
        loop {
            let answer = self.program.solve()?.ok_or_else(|| SolverFault::new("no mixture at all"))?;
            if on_round(answer.value).is_break() {
                return Ok(None);
            }
            if answer.value <= OUTSIDE_MAX {
                let shares = self.polished(wanted)?.unwrap_or_else(|| self.shares(&answer));
                return Ok(Some(Mixed::Whole(self.panels.clone(), shares)));
            }
            let weights: Vec<f64> = answer.duals.iter().take(self.kinds).copied().collect();
            let worth = -answer.duals.last().copied().unwrap_or_default();
            if !self.round(&weights, worth, pricer)? {
                return Ok(Some(Mixed::Not { weights }));
            }
        }
    }

    fn shares(&self, answer: &Answer) -> Vec<f64> {
        answer.columns.iter().skip(4 * self.kinds).copied().collect()
    }

    /// The shares when nothing more or less is the same, if the panels that are known can do it.
    fn polished(&mut self, wanted: &Wanted) -> Result<Option<Vec<f64>>, SolverFault> {
        for (kind, more) in wanted.more.iter().enumerate() {
            let more = if more.is_finite() { 0.0 } else { *more };
            self.program.set_bounds(self.kinds + kind, (-more, 0.0))?;
        }
        let least = wanted.less.iter().copied().fold(f64::INFINITY, f64::min);
        let answer = self.program.solve()?;
        Ok(answer.filter(|answer| answer.value <= least).map(|answer| self.shares(&answer)))
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
            let shaken: Vec<f64> =
                weights.iter().map(|weight| weight + shake * dice::noise(&mut self.rng)).collect();
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
