//! One possible panel: how many seats each kind of people has in it.

use crate::{KindId, Kinds};

/// Seats by kind of people; kinds without a seat are left out. Equal panels compare equal.
#[derive(
    Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct Panel {
    seats: Vec<(KindId, u32)>,
}

impl Panel {
    /// From seats by kind, in the order of the kinds.
    pub fn of(seats: &[u32]) -> Self {
        let seats = seats.iter().enumerate().filter(|(_, seats)| **seats > 0);
        Self { seats: seats.map(|(kind, seats)| (kind, *seats)).collect() }
    }

    /// The kinds that have seats and how many, in the order of the kinds.
    pub fn seats(&self) -> &[(KindId, u32)] {
        &self.seats
    }

    /// Seats of every one of `kinds` kinds, zeros too.
    pub fn dense(&self, kinds: usize) -> Vec<u32> {
        let mut dense = vec![0; kinds];
        for (kind, seats) in &self.seats {
            if let Some(place) = dense.get_mut(*kind) {
                *place = *seats;
            }
        }
        dense
    }

    /// Whether every rule is met, nobody has two seats and whoever must be in is in.
    pub fn meets(&self, kinds: &Kinds) -> bool {
        let known = self.seats.iter().all(|(kind, _)| *kind < kinds.len());
        let dense = self.dense(kinds.len());
        let sum = |of: &[KindId]| of.iter().filter_map(|kind| dense.get(*kind)).sum::<u32>();
        let each = kinds.kinds().iter().zip(&dense);
        known
            && each.clone().all(|(kind, seats)| kind.seats().hold(*seats))
            && kinds.rules().iter().all(|rule| rule.seats.hold(sum(&rule.kinds)))
    }
}
