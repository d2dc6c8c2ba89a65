//! The rules of a panel, arranged so that a small change is checked quickly.

use rustc_hash::FxHashMap;

use crate::{KindId, Kinds, RuleOf, Seats};

/// The rules, by kind.
pub(super) struct Rulebook<'a> {
    kinds: &'a Kinds,
    /// For each kind: the positions of the rules that count it.
    of_kind: Vec<Vec<usize>>,
    /// For each feature and value: the position of its rule.
    of_value: Vec<Vec<Option<usize>>>,
    by_values: FxHashMap<&'a [usize], Vec<KindId>>,
}

impl<'a> Rulebook<'a> {
    pub(super) fn of(kinds: &'a Kinds) -> Self {
        let mut of_kind = vec![Vec::new(); kinds.len()];
        let mut of_value = vec![Vec::new(); kinds.rules().len()];
        for (place, rule) in kinds.rules().iter().enumerate() {
            for kind in &rule.kinds {
                if let Some(rules) = of_kind.get_mut(*kind) {
                    rules.push(place);
                }
            }
            if let RuleOf::Quota(feature, value) = rule.of {
                let of_feature: &mut Vec<Option<usize>> = match of_value.get_mut(feature) {
                    Some(values) => values,
                    None => continue,
                };
                of_feature.resize(of_feature.len().max(value + 1), None);
                if let Some(rule) = of_feature.get_mut(value) {
                    *rule = Some(place);
                }
            }
        }
        let mut by_values: FxHashMap<&[usize], Vec<KindId>> = FxHashMap::default();
        for (id, kind) in kinds.kinds().iter().enumerate() {
            by_values.entry(kind.values.as_slice()).or_default().push(id);
        }
        Self { kinds, of_kind, of_value, by_values }
    }

    /// How many kinds and how many rules there are.
    pub(super) fn counts(&self) -> (usize, usize) {
        (self.kinds.len(), self.kinds.rules().len())
    }

    /// Positions of the rules that count a kind.
    pub(super) fn rules_of(&self, kind: KindId) -> &[usize] {
        self.of_kind.get(kind).map_or(&[], Vec::as_slice)
    }

    /// The bounds of a rule.
    pub(super) fn bounds(&self, rule: usize) -> Option<Seats> {
        self.kinds.rules().get(rule).map(|rule| rule.seats)
    }

    /// The seats a kind may have in a panel.
    pub(super) fn seats(&self, kind: KindId) -> Option<Seats> {
        self.kinds.kinds().get(kind).map(crate::Kind::seats)
    }

    /// The value of each feature.
    pub(super) fn values(&self, kind: KindId) -> &[usize] {
        self.kinds.kinds().get(kind).map_or(&[], |kind| kind.values.as_slice())
    }

    /// The kinds with these values: more than one where weights or households tell them apart.
    pub(super) fn with_values(&self, values: &[usize]) -> &[KindId] {
        self.by_values.get(values).map_or(&[], Vec::as_slice)
    }

    /// The position of a value's rule.
    pub(super) fn quota(&self, feature: usize, value: usize) -> Option<usize> {
        *self.of_value.get(feature)?.get(value)?
    }
}
