//! How far the seats of each kind over all panels are from what its people should have, and what one seat more or fewer would change.

use std::collections::BTreeSet;

use crate::{Distribution, KindId, Kinds, WHOLE};

/// Panels of a person are reckoned in thousandths: whole numbers compare alike on every machine.
pub(super) const PANEL: i128 = 1000;

/// What may never happen: a seat for somebody without a chance, or the loss of a certain seat.
const NEVER: i128 = i128::MAX / 16;

/// More than any cost that can come up with fewer than a hundred thousand panels; sums of costs stay far from the end of the numbers.
const COST_MAX: i128 = i128::MAX >> 14;

/// The most that a kind's costs are multiplied by.
const STAKE_MAX: i128 = 1 << 20;

/// What the people of one kind should have.
struct Aim {
    people: i128,
    /// Thousandths of a panel that each of them should be in.
    each: i128,
    /// Whether the seats are certain, or out of the question.
    fixed: bool,
    /// What the costs are multiplied by: more for kinds that have been in the wrong for long.
    stake: i128,
}

impl Aim {
    fn of(people: usize, seats_parts: u128, panels: u32) -> Self {
        let people = i128::try_from(people.max(1)).unwrap_or(i128::MAX);
        let whole = i128::from(WHOLE) * people;
        let parts = i128::try_from(seats_parts).unwrap_or(i128::MAX);
        let each = (parts * i128::from(panels) * PANEL + whole / 2) / whole;
        Self { people, each, fixed: parts == 0 || parts == whole, stake: 1 }
    }

    /// The cost of a person who is in so many panels: the fourth power, so that the largest differences weigh most.
    fn cost(&self, times: i128) -> i128 {
        let square = (times * PANEL - self.each).pow(2);
        square.saturating_mul(square).saturating_mul(self.stake).min(COST_MAX)
    }

    /// What it costs to give these people one more seat than `total`, which the one with the fewest panels gets.
    fn one_more(&self, total: i128) -> i128 {
        if self.fixed {
            return NEVER;
        }
        let fewest = total / self.people;
        self.cost(fewest + 1) - self.cost(fewest)
    }

    fn one_fewer(&self, total: i128) -> i128 {
        if self.fixed || total == 0 { NEVER } else { -self.one_more(total - 1) }
    }

    /// How far the one who is worst off is from what they should have, in thousandths of a panel.
    fn worst(&self, total: i128) -> i128 {
        let fewest = total / self.people;
        let most = fewest + i128::from(total % self.people > 0);
        (self.each - fewest * PANEL).max(most * PANEL - self.each)
    }
}

/// The scales of one kind.
struct Scale {
    aim: Aim,
    total: i128,
    one_more: i128,
    one_fewer: i128,
    worst: i128,
}

impl Scale {
    fn weigh(&mut self) {
        self.one_more = self.aim.one_more(self.total);
        self.one_fewer = self.aim.one_fewer(self.total);
        self.worst = self.aim.worst(self.total);
    }
}

/// The scales of all kinds.
pub(super) struct Scales {
    list: Vec<Scale>,
    /// Kinds by what one more seat costs, the most welcome first.
    takers: BTreeSet<(i128, KindId)>,
    /// From how many thousandths of a panel on somebody is far from what they should have.
    far: i128,
}

impl Scales {
    /// With no seats given yet. Far is a whole panel.
    pub(super) fn of(kinds: &Kinds, distribution: &Distribution, panels: u32) -> Self {
        let seats = distribution.seats(kinds).into_iter();
        let aims = kinds.kinds().iter().zip(seats);
        let aims = aims.map(|(kind, seats)| Aim::of(kind.people.len(), seats, panels));
        let list = aims.map(|aim| Scale { aim, total: 0, one_more: 0, one_fewer: 0, worst: 0 }).collect();
        let mut scales = Self { list, takers: BTreeSet::new(), far: PANEL };
        scales.weigh();
        scales
    }

    fn weigh(&mut self) {
        for scale in &mut self.list {
            scale.weigh();
        }
        let takers = self.list.iter().enumerate().filter(|(_, scale)| !scale.aim.fixed);
        self.takers = takers.map(|(kind, scale)| (scale.one_more, kind)).collect();
    }

    /// Adds seats of a kind over all panels, or takes them away.
    pub(super) fn add(&mut self, kind: KindId, seats: i32) {
        let Some(scale) = self.list.get_mut(kind) else { return };
        let before = scale.one_more;
        scale.total += i128::from(seats);
        scale.weigh();
        if self.takers.remove(&(before, kind)) {
            self.takers.insert((scale.one_more, kind));
        }
    }

    /// What it costs to give `seats` more to a kind.
    pub(super) fn cost_of(&self, kind: KindId, seats: u32) -> i128 {
        let Some(scale) = self.list.get(kind) else { return NEVER };
        if scale.aim.fixed {
            return 0;
        }
        (0..i128::from(seats)).map(|more| scale.aim.one_more(scale.total + more)).sum()
    }

    /// What one more seat costs.
    pub(super) fn one_more(&self, kind: KindId) -> i128 {
        self.list.get(kind).map_or(NEVER, |scale| scale.one_more)
    }

    /// What one seat fewer costs.
    pub(super) fn one_fewer(&self, kind: KindId) -> i128 {
        self.list.get(kind).map_or(NEVER, |scale| scale.one_fewer)
    }

    /// What it costs at the least to give a seat of this kind to another.
    pub(super) fn exchange_least(&self, kind: KindId) -> i128 {
        self.one_fewer(kind) + self.takers.first().map_or(NEVER, |(cost, _)| *cost)
    }

    /// Kinds by what one more seat costs, as long as that is less than `limit`.
    pub(super) fn takers(&self, limit: i128) -> impl Iterator<Item = KindId> {
        self.takers.iter().take_while(move |(cost, _)| *cost < limit).map(|(_, kind)| *kind)
    }

    /// Whether somebody of this kind is far from what they should have.
    pub(super) fn is_far(&self, kind: KindId) -> bool {
        self.list.get(kind).is_some_and(|scale| scale.worst >= self.far)
    }

    /// How far the one of all people who is worst off is from what they should have, in thousandths of a panel.
    pub(super) fn worst(&self) -> i128 {
        self.list.iter().map(|scale| scale.worst).max().unwrap_or_default()
    }

    /// From now on, `far` thousandths of a panel are far.
    pub(super) fn call_far(&mut self, far: i128) {
        self.far = far;
    }

    /// Doubles what the kinds cost that are far, so that the others make room for them.
    pub(super) fn raise_stakes(&mut self) {
        for scale in self.list.iter_mut().filter(|scale| scale.worst >= self.far) {
            scale.aim.stake = STAKE_MAX.min(scale.aim.stake * 2);
        }
        self.weigh();
    }
}

#[cfg(test)]
mod tests {
    use super::{Aim, NEVER};
    use crate::WHOLE;

    #[test]
    fn nobody_without_a_chance_gets_a_seat_and_nobody_loses_a_certain_one() {
        let seats = |seats: u128| seats * u128::from(WHOLE);
        let (none, certain) = (Aim::of(3, 0, 100), Aim::of(3, seats(3), 100));
        assert_eq!((none.one_more(0), certain.one_fewer(300)), (NEVER, NEVER));
        // Three people who share one seat a panel: 33 1/3 panels each.
        let shared = Aim::of(3, seats(1), 100);
        assert!(shared.one_more(98) < 0 && shared.one_more(99) > 0);
        assert_eq!((shared.worst(99), shared.worst(100)), (333, 667));
    }
}
