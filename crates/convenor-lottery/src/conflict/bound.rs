//! One side of a quota.

use crate::{Quotas, Seats};

/// Which side of a quota.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// At least.
    Min,
    /// At most.
    Max,
}

/// One side of a quota.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Bound {
    /// Position of the feature.
    pub feature: usize,
    /// Position of the value.
    pub value: usize,
    /// Which side.
    pub side: Side,
    /// Seats.
    pub seats: u32,
    /// How far it may be moved, where the quotas say so.
    pub flexible: Option<u32>,
}

impl Bound {
    /// In words: `at least 4 “Female” of “Gender”`.
    pub fn words(&self, quotas: &Quotas) -> String {
        let (feature, value) = self.names(quotas);
        let side = match self.side {
            Side::Min => "at least",
            Side::Max => "at most",
        };
        format!("{side} {} “{value}” of “{feature}”", self.seats)
    }

    /// Names of the feature and the value.
    pub fn names<'a>(&self, quotas: &'a Quotas) -> (&'a str, &'a str) {
        let feature = quotas.features.get(self.feature);
        let value = feature.and_then(|feature| feature.values.get(self.value));
        let name = feature.map(|feature| feature.name.as_str()).unwrap_or_default();
        (name, value.map(|value| value.name.as_str()).unwrap_or_default())
    }
}

/// Every side that says anything about a panel of `size` seats.
pub(super) fn all(quotas: &Quotas, size: u32) -> Vec<Bound> {
    let mut bounds = Vec::new();
    for (feature, of) in quotas.features.iter().enumerate() {
        for (value, quota) in of.values.iter().enumerate() {
            let Seats { min, max } = quota.seats;
            let flexible = |side: fn(Seats) -> u32| quota.flexible.map(side);
            let low =
                Bound { feature, value, side: Side::Min, seats: min, flexible: flexible(|seats| seats.min) };
            let high =
                Bound { feature, value, side: Side::Max, seats: max, flexible: flexible(|seats| seats.max) };
            bounds.extend((min > 0).then_some(low));
            bounds.extend((max < size).then_some(high));
        }
    }
    bounds
}
