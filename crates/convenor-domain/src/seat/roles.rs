//! How many roles each person has, and the seats and people of each number of roles. Raw: nothing of it reaches a page.

use std::collections::{BTreeMap, BTreeSet};

use convenor_statistics::{CellKey, Count};

use super::{BodyKind, Capacity, SeatPerson};
use crate::id::{OrganisationId, SeatBodyId};

/// Numbers of roles that are told apart: one, two, three or more.
pub(super) const CLASSES: usize = 3;

/// A seat that is held on the day asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldSeat {
    /// The body.
    pub body: SeatBodyId,
    /// What the body is.
    pub kind: BodyKind,
    /// Whose the body is.
    pub organisation: Option<OrganisationId>,
    /// Who holds the seat.
    pub person: SeatPerson,
    /// In what capacity.
    pub capacity: Capacity,
}

/// Seats, and the people who hold them, by how many roles these people have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) seats: [u64; CLASSES],
    people: [BTreeSet<SeatPerson>; CLASSES],
}

impl Held {
    pub(super) fn all_seats(&self) -> u64 {
        self.seats.iter().sum()
    }

    /// People of each number of roles, with the cell keys of those counted.
    pub(super) fn people(&self) -> Vec<Count> {
        let one = |person: &SeatPerson| Count { people: 1, key: Some(CellKey::of(person.0)) };
        self.people.iter().map(|people| people.iter().map(one).sum()).collect()
    }
}

/// The place of a number of roles among the classes.
fn class(roles: usize) -> usize {
    roles.clamp(1, CLASSES) - 1
}

/// Seats of one capacity by something, where each person's roles are all bodies on which they are a voice from outside: also in
/// the other capacity.
pub(super) fn held<K: Ord>(
    seats: &[HeldSeat],
    capacity: Capacity,
    key: impl Fn(&HeldSeat) -> K,
) -> BTreeMap<K, Held> {
    let mut bodies: BTreeMap<SeatPerson, BTreeSet<SeatBodyId>> = BTreeMap::new();
    for seat in seats.iter().filter(|seat| seat.capacity.is_voice()) {
        bodies.entry(seat.person).or_default().insert(seat.body);
    }
    let mut all: BTreeMap<K, Held> = BTreeMap::new();
    for seat in seats.iter().filter(|seat| seat.capacity == capacity) {
        let place = class(bodies.get(&seat.person).map_or(1, BTreeSet::len));
        let held = all.entry(key(seat)).or_default();
        held.seats.iter_mut().skip(place).take(1).for_each(|seats| *seats += 1);
        held.people.iter_mut().skip(place).take(1).for_each(|people| {
            people.insert(seat.person);
        });
    }
    all
}
