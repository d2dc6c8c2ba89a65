//! One attempt at a panel by the older way, and what is known of it so far.

use std::cmp::Ordering;

use rand_chacha::ChaCha20Rng;

use crate::{Kind, KindId, Kinds, Panel, Rule, RuleOf, Seats, dice};

/// A panel in the making.
#[derive(Clone)]
pub(super) struct Start<'a> {
    kinds: &'a Kinds,
    /// Seats given to each kind.
    given: Vec<u32>,
    /// People of each kind who can still be drawn.
    left: Vec<u64>,
    quotas: Vec<Quota<'a>>,
}

/// A quota and how far it is.
#[derive(Clone)]
struct Quota<'a> {
    feature: usize,
    value: usize,
    seats: Seats,
    kinds: &'a [KindId],
    given: u32,
    /// People who count for it and can still be drawn.
    left: u64,
}

impl<'a> Quota<'a> {
    fn of(rule: &'a Rule, left: &[u64]) -> Option<Self> {
        let RuleOf::Quota(feature, value) = rule.of else { return None };
        let left = rule.kinds.iter().filter_map(|kind| left.get(*kind)).sum();
        Some(Self { feature, value, seats: rule.seats, kinds: &rule.kinds, given: 0, left })
    }

    /// How urgent another seat is: seats still needed for each of the people left. Negative once there are enough.
    fn need(&self) -> i64 {
        i64::from(self.seats.min) - i64::from(self.given)
    }

    /// Compares needs by people left as fractions, without rounding.
    fn urgency(&self, other: &Self) -> Ordering {
        let cross = |one: &Self, two: &Self| i128::from(one.need()) * i128::from(two.left);
        cross(self, other).cmp(&cross(other, self))
    }

    fn is_out_of_reach(&self) -> bool {
        i128::from(self.need()) > i128::from(self.left)
    }

    fn is_full(&self) -> bool {
        self.given >= self.seats.max
    }
}

impl<'a> Start<'a> {
    /// Nobody drawn yet; those whose seats are certain sit already.
    pub(super) fn of(kinds: &'a Kinds) -> Self {
        let left: Vec<u64> = kinds.kinds().iter().map(|kind| kind.people.len() as u64).collect();
        let quotas = kinds.rules().iter().filter_map(|rule| Quota::of(rule, &left)).collect();
        let mut start = Self { kinds, given: vec![0; kinds.len()], left, quotas };
        for (id, kind) in kinds.kinds().iter().enumerate() {
            for _ in 0..kind.seats().min {
                start.give(id);
                start.lose(id, 1);
            }
        }
        start.drop_full();
        start
    }

    /// Draws people until the panel is full; `None` when a quota can no longer be met or nobody is left.
    pub(super) fn panel(mut self, rng: &mut ChaCha20Rng) -> Option<Panel> {
        let certain: u32 = self.given.iter().sum();
        for _ in certain..self.kinds.size() {
            if self.quotas.iter().any(Quota::is_out_of_reach) {
                return None;
            }
            let kind = self.draw(rng)?;
            self.seat(kind);
        }
        let panel = Panel::of(&self.given);
        panel.meets(self.kinds).then_some(panel)
    }

    /// Somebody of the most urgent quota; the first one in the file's order of several that are as urgent.
    fn draw(&self, rng: &mut ChaCha20Rng) -> Option<KindId> {
        let open = self.quotas.iter().filter(|quota| quota.left > 0);
        let most = open.reduce(|most, quota| if quota.urgency(most).is_gt() { quota } else { most });
        let of = most.map_or_else(|| (0..self.kinds.len()).collect(), |quota| quota.kinds.to_vec());
        let mut at = dice::below(rng, of.iter().map(|kind| self.weight(*kind)).sum());
        of.iter().copied().find(|kind| {
            let weight = self.weight(*kind);
            let here = at < weight;
            at = at.saturating_sub(weight);
            here
        })
    }

    /// People left of a kind, each counting as often as their weight.
    fn weight(&self, kind: KindId) -> u64 {
        let weight = self.kinds.kinds().get(kind).map_or(1, |kind| kind.weight.max(1));
        self.left.get(kind).map_or(0, |left| left * u64::from(weight))
    }

    /// Seats somebody, and drops whoever can no longer have a seat for that.
    fn seat(&mut self, id: KindId) {
        self.give(id);
        match self.kinds.kinds().get(id).and_then(|kind| kind.household) {
            None => self.lose(id, 1),
            Some(group) => self.lose_home(group),
        }
        self.drop_full();
    }

    fn give(&mut self, id: KindId) {
        if let Some(given) = self.given.get_mut(id) {
            *given += 1;
        }
        for quota in quotas_of(&mut self.quotas, self.kinds, id) {
            quota.given += 1;
        }
    }

    fn lose(&mut self, id: KindId, people: u64) {
        let Some(left) = self.left.get_mut(id) else { return };
        let gone = people.min(*left);
        *left -= gone;
        for quota in quotas_of(&mut self.quotas, self.kinds, id) {
            quota.left = quota.left.saturating_sub(gone);
        }
    }

    /// One of the households that are alike has its seat: everybody in it goes.
    fn lose_home(&mut self, group: usize) {
        let kinds = self.kinds;
        let homes = kinds.rules().iter().find(|rule| rule.of == RuleOf::Household(group));
        let homes = homes.map_or(1, |rule| u64::from(rule.seats.max.max(1)));
        let of_group = |kind: &Kind| kind.household == Some(group);
        for (id, kind) in kinds.kinds().iter().enumerate().filter(|(_, kind)| of_group(kind)) {
            self.lose(id, kind.people.len() as u64 / homes);
        }
    }

    /// Nobody can be drawn any more who counts for a quota without room.
    fn drop_full(&mut self) {
        let full = |quota: &&Quota<'a>| quota.is_full() && quota.left > 0;
        let gone: Vec<&[KindId]> = self.quotas.iter().filter(full).map(|quota| quota.kinds).collect();
        for kind in gone.into_iter().flatten() {
            self.lose(*kind, u64::MAX);
        }
    }
}

/// The quotas that count a kind, one a feature.
fn quotas_of<'q, 'a>(
    quotas: &'q mut [Quota<'a>],
    kinds: &'a Kinds,
    id: KindId,
) -> impl Iterator<Item = &'q mut Quota<'a>> {
    let values = kinds.kinds().get(id).map_or(&[][..], |kind| kind.values.as_slice());
    quotas.iter_mut().filter(|quota| values.get(quota.feature) == Some(&quota.value))
}
