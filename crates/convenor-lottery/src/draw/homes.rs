//! Seats of people who share an address: one seat a household in a panel, and over all panels shared evenly among households and people.

use std::collections::BTreeMap;

use rand_chacha::ChaCha20Rng;

use super::even::{self, Place};
use super::queue::Queue;
use crate::{KindId, Kinds, Pool, dice};

/// Households that are alike.
pub(super) struct Group {
    /// For each kind of the group, and each household: its people of that kind.
    people: BTreeMap<KindId, Vec<Vec<usize>>>,
    homes: usize,
}

/// Every group of households that are alike.
pub(super) fn groups(pool: &Pool, kinds: &Kinds) -> Vec<Group> {
    let mut groups: BTreeMap<usize, BTreeMap<KindId, BTreeMap<usize, Vec<usize>>>> = BTreeMap::new();
    for (id, kind) in kinds.kinds().iter().enumerate() {
        let Some(group) = kind.household else { continue };
        for person in &kind.people {
            let home = pool.people.get(*person).and_then(|person| person.household).unwrap_or(usize::MAX);
            let of_kind = groups.entry(group).or_default().entry(id).or_default();
            of_kind.entry(home).or_default().push(*person);
        }
    }
    groups.into_values().map(Group::of).collect()
}

impl Group {
    fn of(people: BTreeMap<KindId, BTreeMap<usize, Vec<usize>>>) -> Self {
        // Every household of a group has people of each of its kinds, so that their orders agree.
        let people: BTreeMap<KindId, Vec<Vec<usize>>> =
            people.into_iter().map(|(kind, homes)| (kind, homes.into_values().collect())).collect();
        let homes = people.values().map(Vec::len).max().unwrap_or_default();
        Self { people, homes }
    }

    /// Seats people of this group in every panel that has seats for its kinds.
    pub(super) fn seat(
        &self,
        panels: &[Vec<(KindId, u32)>],
        seated: &mut [Vec<usize>],
        rng: &mut ChaCha20Rng,
    ) {
        let mut places = self.first_places(panels, rng);
        even::out(&mut places, self.homes, rng);
        // So far households were numbers; which one has which number is left to chance.
        let mut numbers: Vec<usize> = (0..self.homes).collect();
        dice::shuffle(rng, &mut numbers);
        let mut queues: BTreeMap<(KindId, usize), Queue> = BTreeMap::new();
        for place in &places {
            let Some(home) = numbers.get(place.home) else { continue };
            let Some(people) = self.people.get(&place.kind).and_then(|homes| homes.get(*home)) else {
                continue;
            };
            let queue = queues.entry((place.kind, *home)).or_insert_with(|| Queue::of(people));
            if let Some(panel) = seated.get_mut(place.panel) {
                panel.extend(queue.next(1, rng));
            }
        }
    }

    /// One household for every seat, those first that have had the fewest seats of the kind.
    fn first_places(&self, panels: &[Vec<(KindId, u32)>], rng: &mut ChaCha20Rng) -> Vec<Place> {
        let mut had: BTreeMap<KindId, Vec<u32>> =
            self.people.keys().map(|kind| (*kind, vec![0; self.homes])).collect();
        let mut places = Vec::new();
        for (panel, seats) in panels.iter().enumerate() {
            let mut free: Vec<usize> = (0..self.homes).collect();
            dice::shuffle(rng, &mut free);
            for (kind, seats) in seats {
                let Some(had) = had.get_mut(kind) else { continue };
                free.sort_by_key(|home| std::cmp::Reverse(had.get(*home).copied()));
                for _ in 0..*seats {
                    let Some(home) = free.pop() else { break };
                    places.push(Place { panel, kind: *kind, home });
                    if let Some(had) = had.get_mut(home) {
                        *had += 1;
                    }
                }
            }
        }
        places
    }
}
