//! Quotas that a panel does not meet.

use crate::{Pool, Quotas, Seats};

/// A quota and the seats the panel has instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Shortfall {
    /// Position of the feature.
    pub feature: usize,
    /// Position of the value.
    pub value: usize,
    /// What the quota asks.
    pub wanted: Seats,
    /// What the panel has.
    pub seats: u32,
}

impl Shortfall {
    /// How many seats too few or too many.
    pub fn by(self) -> u32 {
        self.wanted.min.saturating_sub(self.seats) + self.seats.saturating_sub(self.wanted.max)
    }
}

/// Every quota that a panel of people does not meet, in the order of the quotas.
pub(super) fn of(pool: &Pool, quotas: &Quotas, panel: &[usize]) -> Vec<Shortfall> {
    let mut shortfalls = Vec::new();
    for (feature, values) in quotas.features.iter().enumerate() {
        for (value, quota) in values.values.iter().enumerate() {
            let people = panel.iter().filter_map(|person| pool.people.get(*person));
            let has = people.filter(|person| person.values.get(feature) == Some(&value)).count();
            let seats = u32::try_from(has).unwrap_or(u32::MAX);
            if !quota.seats.hold(seats) {
                shortfalls.push(Shortfall { feature, value, wanted: quota.seats, seats });
            }
        }
    }
    shortfalls
}
