//! Bounds of seats, of each kind and of each rule, and where average seats reach them.

use crate::{Kind, KindId, Kinds, Seats};

/// Averages this close to a bound reach it.
const REACHED: f64 = 1e-7;

/// Bounds of kinds and of rules.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Bounds {
    /// Of each kind.
    pub(crate) each: Vec<Seats>,
    /// Of each rule.
    pub(crate) rules: Vec<Seats>,
}

impl Bounds {
    /// As the rules say.
    pub(crate) fn of(kinds: &Kinds) -> Self {
        Self {
            each: kinds.kinds().iter().map(Kind::seats).collect(),
            rules: kinds.rules().iter().map(|rule| rule.seats).collect(),
        }
    }

    /// What a panel must keep to be part of a mixture with these average seats: where the average reaches a bound, every panel does.
    pub(crate) fn face(&self, kinds: &Kinds, seats: &[f64]) -> Self {
        let each = self.each.iter().zip(seats).map(|(bounds, seats)| narrowed(*bounds, *seats)).collect();
        let rules = self.rules.iter().zip(kinds.rules());
        let rules = rules.map(|(bounds, rule)| narrowed(*bounds, sum(&rule.kinds, seats))).collect();
        Self { each, rules }
    }

    /// Where `narrow` has only one bound left: the kinds, and 1 for the upper bound, -1 for the lower one.
    pub(crate) fn narrowed_in(&self, narrow: &Self, kinds: &Kinds) -> Vec<(Vec<KindId>, f64)> {
        let rules = self.rules.iter().zip(&narrow.rules).zip(kinds.rules());
        let of_rules =
            rules.filter_map(|((whole, narrow), rule)| Some((rule.kinds.clone(), side(*whole, *narrow)?)));
        let each = self.each.iter().zip(&narrow.each).enumerate();
        let of_kinds = each.filter_map(|(kind, (whole, narrow))| Some((vec![kind], side(*whole, *narrow)?)));
        of_rules.chain(of_kinds).collect()
    }
}

/// Seats of some kinds together.
pub(crate) fn sum(kinds: &[KindId], seats: &[f64]) -> f64 {
    kinds.iter().filter_map(|kind| seats.get(*kind)).sum()
}

fn narrowed(bounds: Seats, average: f64) -> Seats {
    if average >= f64::from(bounds.max) - REACHED {
        return Seats { min: bounds.max, max: bounds.max };
    }
    if average <= f64::from(bounds.min) + REACHED {
        return Seats { min: bounds.min, max: bounds.min };
    }
    bounds
}

fn side(whole: Seats, narrow: Seats) -> Option<f64> {
    if whole.min == whole.max || narrow.min != narrow.max {
        return None;
    }
    Some(if narrow.max == whole.max { 1.0 } else { -1.0 })
}
