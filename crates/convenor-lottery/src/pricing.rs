//! The pricing problem: which panel is worth most, when a seat of each kind of people has a weight.
//!
//! First as a linear programme, which is quick and bounds the answer; then in whole numbers over the kinds that the bound
//! leaves open. Nothing is left out of the second search that could hold a better panel.

use highs::Sense;

use crate::solver::{Accuracy, Program, SolverFault};
use crate::{KindId, Kinds, Panel, Seats};

/// Differences of value under this are noise of the solver.
pub(crate) const VALUE_NOISE: f64 = 1e-9;
/// Kinds that a quick search looks at beside those the linear programme splits.
const QUICK_KINDS_MAX: usize = 60;

/// What the search found.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Priced {
    /// The best panel that was found, and its value.
    pub(crate) best: Option<(Panel, f64)>,
    /// No panel is worth more than this.
    pub(crate) bound: f64,
}

/// The panels to choose from.
pub(crate) struct Pricer {
    /// Seats each kind can have.
    each: Vec<Seats>,
    /// Kinds whose seats together stay within bounds.
    rules: Vec<(Vec<KindId>, Seats)>,
    /// For each kind, the positions of its rules.
    rules_of: Vec<Vec<usize>>,
    linear: Program,
}

impl Pricer {
    /// Over every panel of these kinds.
    pub(crate) fn of(kinds: &Kinds) -> Result<Self, SolverFault> {
        let each = kinds.kinds().iter().map(crate::Kind::seats).collect();
        let rules = kinds.rules().iter().map(|rule| (rule.kinds.clone(), rule.seats)).collect();
        Self::new(each, rules)
    }

    /// Over panels with bounds of their own.
    pub(crate) fn new(each: Vec<Seats>, rules: Vec<(Vec<KindId>, Seats)>) -> Result<Self, SolverFault> {
        let mut linear = Program::new(Sense::Maximise)?;
        let mut rules_of = vec![Vec::new(); each.len()];
        for seats in &each {
            linear.column(0.0, (f64::from(seats.min), f64::from(seats.max)), [])?;
        }
        for (place, (kinds, seats)) in rules.iter().enumerate() {
            let bounds = (f64::from(seats.min), f64::from(seats.max));
            linear.row(bounds, kinds.iter().map(|kind| (*kind, 1.0)))?;
            for kind in kinds {
                if let Some(list) = rules_of.get_mut(*kind) {
                    list.push(place);
                }
            }
        }
        Ok(Self { each, rules, rules_of, linear })
    }

    /// A panel worth more than `least`, if there is one; a quick search may miss it, an exact one does not.
    pub(crate) fn above(
        &mut self,
        weights: &[f64],
        least: f64,
        accuracy: Accuracy,
    ) -> Result<Priced, SolverFault> {
        for (kind, weight) in weights.iter().enumerate() {
            self.linear.set_cost(kind, *weight)?;
        }
        let Some(linear) = self.linear.solve()? else {
            return Ok(Priced { best: None, bound: f64::NEG_INFINITY });
        };
        let bound = linear.value;
        if bound <= least + VALUE_NOISE {
            return Ok(Priced { best: None, bound });
        }
        if let Some(seats) = whole(&linear.columns) {
            let panel = Panel::of(&seats);
            return Ok(Priced { best: Some((panel, bound)), bound });
        }
        let open = self.open(&linear.columns, &linear.reduced, bound - least, accuracy);
        let found = self.search(weights, &linear.columns, &open, accuracy)?;
        let found = found.filter(|(_, value)| *value > least + VALUE_NOISE);
        let proven = match (&found, accuracy) {
            (Some((_, value)), Accuracy::Exact) => *value,
            (None, Accuracy::Exact) => least.max(f64::NEG_INFINITY),
            (_, Accuracy::Quick) => bound,
        };
        Ok(Priced { best: found, bound: proven })
    }

    /// The kinds that may differ from the linear answer in a panel that is worth `slack` less than the bound at most.
    fn open(&self, columns: &[f64], reduced: &[f64], slack: f64, accuracy: Accuracy) -> Vec<bool> {
        let fractional = |value: f64| (value - value.round()).abs() > 1e-7;
        let mut costs: Vec<(f64, KindId)> = Vec::new();
        for (kind, (value, cost)) in columns.iter().zip(reduced).enumerate() {
            if cost.abs() <= slack + VALUE_NOISE || fractional(*value) {
                costs.push((if fractional(*value) { -1.0 } else { cost.abs() }, kind));
            }
        }
        if accuracy == Accuracy::Quick {
            let split = costs.iter().filter(|(cost, _)| *cost < 0.0).count();
            costs.sort_by(|one, other| one.partial_cmp(other).unwrap_or(std::cmp::Ordering::Equal));
            costs.truncate(split + QUICK_KINDS_MAX);
        }
        let mut open = vec![false; self.each.len()];
        for (_, kind) in costs {
            if let Some(place) = open.get_mut(kind) {
                *place = true;
            }
        }
        open
    }

    /// The best panel whose closed kinds have the seats of the linear answer.
    fn search(
        &self,
        weights: &[f64],
        columns: &[f64],
        open: &[bool],
        accuracy: Accuracy,
    ) -> Result<Option<(Panel, f64)>, SolverFault> {
        let mut program = Program::new(Sense::Maximise)?.accuracy(accuracy)?;
        let mut seats: Vec<u32> = columns.iter().map(|value| rounded(*value)).collect();
        for (_, bounds) in self.fixed_bounds(&seats, open) {
            program.row(bounds, [])?;
        }
        let mut chosen = Vec::new();
        for (kind, ((weight, each), is_open)) in weights.iter().zip(&self.each).zip(open).enumerate() {
            if *is_open {
                let rules = self.rules_of.get(kind).into_iter().flatten().map(|rule| (*rule, 1.0));
                program.whole_column(*weight, (f64::from(each.min), f64::from(each.max)), rules)?;
                chosen.push(kind);
            }
        }
        let Some(answer) = program.solve()? else { return Ok(None) };
        for (kind, value) in chosen.iter().zip(&answer.columns) {
            if let Some(place) = seats.get_mut(*kind) {
                *place = rounded(*value);
            }
        }
        let value = seats.iter().zip(weights).map(|(seats, weight)| f64::from(*seats) * weight).sum();
        Ok(Some((Panel::of(&seats), value)))
    }

    /// What the closed kinds leave of each rule's bounds.
    fn fixed_bounds<'a>(
        &'a self,
        seats: &'a [u32],
        open: &'a [bool],
    ) -> impl Iterator<Item = (usize, (f64, f64))> + 'a {
        self.rules.iter().enumerate().map(move |(place, (kinds, bounds))| {
            let closed = kinds.iter().filter(|kind| open.get(**kind) == Some(&false));
            let taken: u32 = closed.filter_map(|kind| seats.get(*kind)).sum();
            let left = |bound: u32| f64::from(bound) - f64::from(taken);
            (place, (left(bounds.min), left(bounds.max)))
        })
    }
}

/// Seats as whole numbers, when all of them are.
fn whole(columns: &[f64]) -> Option<Vec<u32>> {
    let close = columns.iter().all(|value| (value - value.round()).abs() < 1e-7);
    close.then(|| columns.iter().map(|value| rounded(*value)).collect())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "seats are bounded by people")]
fn rounded(value: f64) -> u32 {
    value.round().max(0.0) as u32
}
