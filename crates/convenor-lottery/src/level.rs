//! Levels of fairness: the smallest chance as high as can be, then the next.

use crate::{KindId, Kinds, Standing};

/// One level, and what proves that nobody could do better.
///
/// For any mixture of panels that gives every kind of the levels before at least its chance, the smallest chance of all other kinds
/// is at most `chance`: multiply the average seats of each kind by its weight, and compare with the panel that is worth most.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Level {
    /// The chance of a seat of everybody in `kinds`, for a weight of 1.
    pub chance: f64,
    /// Who cannot have more: they are kept at this chance from here on.
    pub kinds: Vec<KindId>,
    /// For each kind: the worth of a seat, never negative.
    pub weights: Vec<f64>,
}

/// Which kinds have their chance already.
#[derive(Debug, Clone)]
pub(crate) struct Standings {
    /// People of each kind, each times their weight.
    people: Vec<f64>,
    seats_max: Vec<f64>,
    fixed: Vec<Option<f64>>,
}

impl Standings {
    /// At the beginning: only those who must be in are fixed.
    pub(crate) fn of(kinds: &Kinds) -> Self {
        let list = kinds.kinds();
        let certain =
            |kind: &crate::Kind| (kind.standing == Standing::In).then(|| 1.0 / f64::from(kind.weight.max(1)));
        Self {
            people: list.iter().map(crate::Kind::weighted_people).collect(),
            seats_max: list.iter().map(|kind| f64::from(kind.seats().max)).collect(),
            fixed: list.iter().map(certain).collect(),
        }
    }

    /// How many kinds there are.
    pub(crate) fn len(&self) -> usize {
        self.people.len()
    }

    /// People of a kind, each times their weight.
    pub(crate) fn people(&self, kind: KindId) -> f64 {
        self.people.get(kind).copied().unwrap_or_default()
    }

    /// Most seats a kind can have.
    pub(crate) fn seats_max(&self, kind: KindId) -> f64 {
        self.seats_max.get(kind).copied().unwrap_or_default()
    }

    /// Whether a kind has its chance.
    pub(crate) fn is_fixed(&self, kind: KindId) -> bool {
        self.fixed.get(kind).is_none_or(Option::is_some)
    }

    /// Whether all kinds have.
    pub(crate) fn all_fixed(&self) -> bool {
        self.fixed.iter().all(Option::is_some)
    }

    /// Kinds without a chance yet that hold more than `least` of the weight: they cannot have more than the smallest chance.
    pub(crate) fn tight(&self, weights: &[f64], least: f64) -> Vec<KindId> {
        let heavy = |kind: &KindId| {
            let weight = weights.get(*kind).copied().unwrap_or_default();
            !self.is_fixed(*kind) && weight * self.people(*kind) > least
        };
        (0..self.people.len()).filter(heavy).collect()
    }

    /// The kinds that have a chance by now.
    pub(crate) fn fixed(&self) -> Vec<(KindId, f64)> {
        let each = self.fixed.iter().enumerate();
        each.filter_map(|(kind, chance)| Some((kind, (*chance)?))).collect()
    }

    /// From here on these kinds keep this chance.
    pub(crate) fn fix(&mut self, kinds: &[KindId], chance: f64) {
        for kind in kinds {
            if let Some(place) = self.fixed.get_mut(*kind) {
                *place = Some(chance);
            }
        }
    }
}
