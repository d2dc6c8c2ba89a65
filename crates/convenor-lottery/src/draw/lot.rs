//! One of the panels while seats are exchanged: seats by kind, with the sum of every rule beside them.

use super::rulebook::Rulebook;
use crate::{KindId, Panel};

/// Seats taken from kinds and given to kinds, one seat each.
pub(super) type Exchange<'a> = &'a [(KindId, i32)];

/// A panel that can be changed.
#[derive(Clone)]
pub(super) struct Lot {
    seats: Vec<i32>,
    /// For each rule: the seats it counts.
    sums: Vec<i32>,
}

impl Lot {
    pub(super) fn of(panel: &Panel, rulebook: &Rulebook) -> Self {
        let (kinds, rules) = rulebook.counts();
        let mut lot = Self { seats: vec![0; kinds], sums: vec![0; rules] };
        for (kind, seats) in panel.seats() {
            lot.add(rulebook, *kind, i32::try_from(*seats).unwrap_or(i32::MAX));
        }
        lot
    }

    /// The kinds that have seats and how many.
    pub(super) fn seats(&self) -> Vec<(KindId, u32)> {
        let each = self.seats.iter().enumerate();
        each.filter_map(|(kind, seats)| Some((kind, u32::try_from(*seats).ok().filter(|seats| *seats > 0)?)))
            .collect()
    }

    /// The kinds that have seats.
    pub(super) fn seated(&self) -> Vec<KindId> {
        self.seats.iter().enumerate().filter(|(_, seats)| **seats > 0).map(|(kind, _)| kind).collect()
    }

    /// Whether a kind has a seat.
    pub(super) fn has(&self, kind: KindId) -> bool {
        self.seats.get(kind).is_some_and(|seats| *seats > 0)
    }

    /// Makes the exchange if every rule still holds, and says whether it did.
    pub(super) fn exchange(&mut self, rulebook: &Rulebook, exchange: Exchange) -> bool {
        for (kind, seats) in exchange {
            self.add(rulebook, *kind, *seats);
        }
        let holds = exchange.iter().all(|(kind, _)| self.holds(rulebook, *kind));
        if !holds {
            for (kind, seats) in exchange {
                self.add(rulebook, *kind, -seats);
            }
        }
        holds
    }

    /// Whether one seat less of a rule breaks it.
    pub(super) fn is_at_least(&self, rulebook: &Rulebook, rule: usize) -> bool {
        let min = rulebook.bounds(rule).map(|seats| i64::from(seats.min));
        self.sums.get(rule).map(|sum| i64::from(*sum)) <= min
    }

    /// Whether one seat more of a rule breaks it.
    pub(super) fn is_at_most(&self, rulebook: &Rulebook, rule: usize) -> bool {
        let max = rulebook.bounds(rule).map(|seats| i64::from(seats.max));
        self.sums.get(rule).map(|sum| i64::from(*sum)) >= max
    }

    fn add(&mut self, rulebook: &Rulebook, kind: KindId, seats: i32) {
        if let Some(sum) = self.seats.get_mut(kind) {
            *sum += seats;
        }
        for rule in rulebook.rules_of(kind) {
            if let Some(sum) = self.sums.get_mut(*rule) {
                *sum += seats;
            }
        }
    }

    /// Whether a kind's own bounds and every rule that counts it hold.
    fn holds(&self, rulebook: &Rulebook, kind: KindId) -> bool {
        let within = |bounds: Option<crate::Seats>, sum: Option<&i32>| {
            let seats = sum.and_then(|sum| u32::try_from(*sum).ok());
            seats.zip(bounds).is_some_and(|(seats, bounds)| bounds.hold(seats))
        };
        let rules = rulebook.rules_of(kind).iter();
        within(rulebook.seats(kind), self.seats.get(kind))
            && rules.copied().all(|rule| within(rulebook.bounds(rule), self.sums.get(rule)))
    }
}
