//! The kinds one after the other, and what has to be known of the seats so far to go on.

use std::collections::BTreeMap;

use num_bigint::BigUint;

use super::number::choices;
use crate::{Kind, KindId, Kinds, RuleOf, Seats};

/// For each rule the seats so far, or [`KEPT`]; and last, the households of the group in hand that have a seat.
pub(super) type State = Box<[u32]>;

/// In place of the seats so far: the rule will be kept whatever comes.
const KEPT: u32 = u32::MAX;

/// One kind.
struct Step {
    kind: KindId,
    people: u32,
    seats: Seats,
    weight: u32,
    homes: Option<Homes>,
    /// Positions among the rules of those that count it.
    rules: Vec<usize>,
}

impl Step {
    /// People, or households, that can still have a seat.
    fn free(&self, state: &State) -> u32 {
        let used = state.last().copied().unwrap_or_default();
        self.homes.as_ref().map_or(self.people, |homes| homes.homes.saturating_sub(used))
    }
}

/// The households of the group that a kind belongs to.
struct Homes {
    homes: u32,
    /// Whether the group's next kind is the next step.
    last: bool,
}

/// A rule and the seats that the kinds still to come must and can have, by the steps that are done.
struct Track {
    bounds: Seats,
    rest: Vec<Seats>,
}

/// All kinds in order, those of a group of households one after the other.
pub(super) struct Steps {
    list: Vec<Step>,
    tracks: Vec<Track>,
    /// By people to choose from.
    choices: BTreeMap<u32, Vec<BigUint>>,
}

impl Steps {
    pub(super) fn of(kinds: &Kinds) -> Self {
        let mut list = in_order(kinds);
        let counted = |of: &RuleOf| !matches!(of, RuleOf::Household(_));
        let rules: Vec<_> = kinds.rules().iter().filter(|rule| counted(&rule.of)).collect();
        for step in &mut list {
            let places = rules.iter().enumerate().filter(|(_, rule)| rule.kinds.contains(&step.kind));
            step.rules = places.map(|(place, _)| place).collect();
        }
        let tracks =
            rules.iter().enumerate().map(|(place, rule)| Track::of(rule.seats, place, &list)).collect();
        let mut rows = BTreeMap::new();
        for step in &list {
            let to_choose_from =
                step.homes.as_ref().map_or(step.people..=step.people, |homes| 0..=homes.homes);
            for people in to_choose_from {
                rows.entry(people).or_insert_with(|| choices(people, kinds.size()));
            }
        }
        Self { list, tracks, choices: rows }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The kind of a step, and how many people it has.
    pub(super) fn kinds(&self) -> impl Iterator<Item = (KindId, u32)> {
        self.list.iter().map(|step| (step.kind, step.people))
    }

    /// Before the first step; `None` when the rules cannot be met.
    pub(super) fn first(&self) -> Option<State> {
        let mut state: State = vec![0; self.tracks.len() + 1].into();
        let all = 0..self.tracks.len();
        self.settle(&mut state, 0, all).then_some(state)
    }

    /// Every number of seats that the kind of a step can have, and the state after it.
    pub(super) fn onward(&self, step: usize, state: &State) -> impl Iterator<Item = (u32, State)> {
        let at = self.list.get(step);
        let (min, max) = at.map_or((1, 0), |at| (at.seats.min, at.seats.max.min(at.free(state))));
        (min..=max).filter_map(move |seats| Some((seats, self.after(step, at?, state, seats)?)))
    }

    /// In how many ways the kind of a step can have so many seats: choices of people, or of households and somebody in each.
    pub(super) fn ways(&self, step: usize, state: &State, seats: u32) -> BigUint {
        let Some(at) = self.list.get(step) else { return BigUint::ZERO };
        let row = self.choices.get(&at.free(state));
        let chosen = usize::try_from(seats).ok().and_then(|seats| row?.get(seats));
        let each = at.homes.as_ref().map_or(1, |homes| at.people / homes.homes.max(1)) * at.weight;
        chosen.map_or(BigUint::ZERO, |ways| ways * BigUint::from(each).pow(seats))
    }

    /// The state after so many seats, if every rule can still be met.
    fn after(&self, step: usize, at: &Step, state: &State, seats: u32) -> Option<State> {
        let mut after = state.clone();
        for rule in &at.rules {
            if let Some(sum) = after.get_mut(*rule).filter(|sum| **sum != KEPT) {
                *sum += seats;
            }
        }
        if let (Some(used), Some(homes)) = (after.last_mut(), &at.homes) {
            *used = if homes.last { 0 } else { *used + seats };
        }
        self.settle(&mut after, step + 1, at.rules.iter().copied()).then_some(after)
    }

    /// Whether each of these rules can still be met. One that cannot be broken any more needs no count: states that differ in nothing
    /// else are one.
    fn settle(&self, state: &mut State, done: usize, rules: impl Iterator<Item = usize>) -> bool {
        for rule in rules {
            let (Some(track), Some(sum)) = (self.tracks.get(rule), state.get_mut(rule)) else { return false };
            let Some(rest) = track.rest.get(done).filter(|_| *sum != KEPT) else { continue };
            let (least, most) = (*sum + rest.min, *sum + rest.max);
            if least > track.bounds.max || most < track.bounds.min {
                return false;
            }
            if least >= track.bounds.min && most <= track.bounds.max {
                *sum = KEPT;
            }
        }
        true
    }
}

impl Track {
    fn of(bounds: Seats, place: usize, steps: &[Step]) -> Self {
        let mut rest = vec![Seats { min: 0, max: 0 }];
        let (mut min, mut max) = (0, 0);
        for step in steps.iter().rev() {
            if step.rules.contains(&place) {
                min += step.seats.min;
                max += step.seats.max;
            }
            rest.push(Seats { min, max });
        }
        rest.reverse();
        Self { bounds, rest }
    }
}

/// A step for every kind; a group of households stands where its first kind does.
fn in_order(kinds: &Kinds) -> Vec<Step> {
    let first = |group: usize| kinds.kinds().iter().position(|kind| kind.household == Some(group));
    let mut order: Vec<(KindId, &Kind)> = kinds.kinds().iter().enumerate().collect();
    order.sort_by_key(|(id, kind)| (kind.household.and_then(first).unwrap_or(*id), *id));
    let after = order.iter().skip(1).map(|(_, kind)| kind.household).chain([None]).collect::<Vec<_>>();
    let steps = order.iter().zip(after).map(|((id, kind), next)| Step {
        kind: *id,
        people: u32::try_from(kind.people.len()).unwrap_or(u32::MAX),
        seats: kind.seats(),
        weight: kind.weight,
        homes: kind.household.map(|group| Homes { homes: homes(kinds, group), last: next != Some(group) }),
        rules: Vec::new(),
    });
    steps.collect()
}

fn homes(kinds: &Kinds, group: usize) -> u32 {
    kinds.rules().iter().find(|rule| rule.of == RuleOf::Household(group)).map_or(0, |rule| rule.seats.max)
}
