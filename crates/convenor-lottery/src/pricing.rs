//! The pricing problem: which panel is worth most, when a seat of each kind of people has a weight.
//!
//! First as a linear programme, which is quick and bounds the answer. A dive from there finds a good panel at little cost; a search
//! in whole numbers over the kinds that the bound leaves open finds the best. It leaves nothing out that could hold a better panel.

mod dive;

use highs::Sense;

use crate::solver::{Answer, Program, SolverFault};
use crate::{KindId, Kinds, Panel, Seats};

/// Differences of value under this are noise: ten times what the solver may break a row by, so that what it finds above is above.
pub(crate) const VALUE_NOISE: f64 = 1e-8;
/// Seats this close to a whole number are whole.
const WHOLE_NOISE: f64 = 1e-7;

/// The panels to choose from.
pub(crate) struct Pricer {
    /// Seats each kind can have.
    each: Vec<Seats>,
    /// Kinds whose seats together stay within bounds.
    rules: Vec<(Vec<KindId>, Seats)>,
    /// For each kind, the positions of its rules.
    rules_of: Vec<Vec<usize>>,
    /// Columns: seats of each kind, then of each rule, so that both have bounds that can be moved.
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
            linear.column(0.0, seats.range(), [])?;
        }
        for (place, (kinds, seats)) in rules.iter().enumerate() {
            let sum = linear.column(0.0, seats.range(), [])?;
            linear.row((0.0, 0.0), kinds.iter().map(|kind| (*kind, 1.0)).chain([(sum, -1.0)]))?;
            for kind in kinds {
                if let Some(list) = rules_of.get_mut(*kind) {
                    list.push(place);
                }
            }
        }
        Ok(Self { each, rules, rules_of, linear })
    }

    /// From here on only panels within these bounds: of each kind, and of each rule.
    pub(crate) fn narrow(&mut self, each: Vec<Seats>, rules: Vec<Seats>) -> Result<(), SolverFault> {
        for (kind, (now, then)) in each.iter().zip(&self.each).enumerate() {
            if now != then {
                self.linear.set_bounds(kind, now.range())?;
            }
        }
        for (rule, (now, (_, then))) in rules.iter().zip(&self.rules).enumerate() {
            if now != then {
                self.linear.set_bounds(self.each.len() + rule, now.range())?;
            }
        }
        self.each = each;
        for ((_, bounds), now) in self.rules.iter_mut().zip(rules) {
            *bounds = now;
        }
        Ok(())
    }

    /// The best panel and what it is worth; `None` when there is no panel at all.
    pub(crate) fn best(&mut self, weights: &[f64]) -> Result<Option<(Panel, f64)>, SolverFault> {
        let Some(linear) = self.linear_best(weights)? else { return Ok(None) };
        if let Some(seats) = whole(&linear.columns) {
            return Ok(Some((Panel::of(&seats), linear.value)));
        }
        let found = self.search(weights, &linear, None)?;
        Ok(found.map(|seats| {
            let value = seats.iter().zip(weights).map(|(seats, weight)| f64::from(*seats) * weight).sum();
            (Panel::of(&seats), value)
        }))
    }

    /// A panel worth more than `least`, if there is one.
    pub(crate) fn any_above(&mut self, weights: &[f64], least: f64) -> Result<Option<Panel>, SolverFault> {
        let Some(linear) = self.linear_best(weights)? else { return Ok(None) };
        if linear.value <= least + VALUE_NOISE {
            return Ok(None);
        }
        if let Some(seats) = whole(&linear.columns) {
            return Ok(Some(Panel::of(&seats)));
        }
        let found = self.search(weights, &linear, Some(least + VALUE_NOISE))?;
        Ok(found.map(|seats| Panel::of(&seats)))
    }

    /// The best seats if they could be split, which bound what a panel can be worth.
    fn linear_best(&mut self, weights: &[f64]) -> Result<Option<Answer>, SolverFault> {
        for (kind, weight) in weights.iter().enumerate() {
            self.linear.set_cost(kind, *weight)?;
        }
        let mut answer = self.linear.solve()?;
        if let Some(answer) = &mut answer {
            answer.columns.truncate(self.each.len());
        }
        Ok(answer)
    }

    /// The best panel, or any panel worth more than `least` when that is asked for: then kinds stay as they are in the linear answer
    /// whose change alone would cost more than there is to spare.
    fn search(
        &self,
        weights: &[f64],
        linear: &Answer,
        least: Option<f64>,
    ) -> Result<Option<Vec<u32>>, SolverFault> {
        let spare = least.map_or(f64::INFINITY, |least| linear.value - least + VALUE_NOISE);
        let stays = |(value, cost): (&f64, &f64)| cost.abs() > spare && is_whole(*value);
        let closed: Vec<bool> = linear.columns.iter().zip(&linear.reduced).map(stays).collect();
        let mut seats: Vec<u32> = linear.columns.iter().map(|value| rounded(*value)).collect();
        let mut program = Program::new(Sense::Maximise)?;
        for (kinds, bounds) in &self.rules {
            let taken = kinds.iter().filter(|kind| closed.get(**kind) == Some(&true));
            let taken: u32 = taken.filter_map(|kind| seats.get(*kind)).sum();
            let left = |bound: u32| f64::from(bound) - f64::from(taken);
            program.row((left(bounds.min), left(bounds.max)), [])?;
        }
        let mut open = Vec::new();
        for (kind, (weight, each)) in weights.iter().zip(&self.each).enumerate() {
            if closed.get(kind) == Some(&false) {
                let rules = self.rules_of.get(kind).into_iter().flatten().map(|rule| (*rule, 1.0));
                program.whole_column(*weight, each.range(), rules)?;
                open.push(kind);
            }
        }
        if let Some(least) = least {
            let taken = seats.iter().zip(weights).zip(&closed).filter(|(_, closed)| **closed);
            let taken: f64 = taken.map(|((seats, weight), _)| f64::from(*seats) * weight).sum();
            let worth = open.iter().enumerate().filter_map(|(at, kind)| Some((at, *weights.get(*kind)?)));
            program.row((least - taken, f64::INFINITY), worth)?;
            program.stop_at_first()?;
        }
        let Some(answer) = program.solve()? else { return Ok(None) };
        for (kind, value) in open.iter().zip(&answer.columns) {
            if let Some(place) = seats.get_mut(*kind) {
                *place = rounded(*value);
            }
        }
        Ok(Some(seats))
    }
}

/// Seats as whole numbers, when all of them are.
fn whole(columns: &[f64]) -> Option<Vec<u32>> {
    let all = columns.iter().all(|value| is_whole(*value));
    all.then(|| columns.iter().map(|value| rounded(*value)).collect())
}

fn is_whole(value: f64) -> bool {
    (value - value.round()).abs() < WHOLE_NOISE
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "seats are bounded by people")]
fn rounded(value: f64) -> u32 {
    value.round().max(0.0) as u32
}
