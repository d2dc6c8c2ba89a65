//! Chance, from a seed: picks, ranges, identifiers. The only place that knows the random generator.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use uuid::{Builder, Uuid};

use crate::DemoError;

/// A seeded source of chance.
pub(crate) struct Dice(ChaCha8Rng);

impl Dice {
    pub(crate) fn seeded(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// A number from `low` to `high`, both included; `low` when they are the wrong way round.
    pub(crate) fn between(&mut self, low: u32, high: u32) -> u32 {
        self.0.random_range(low..=high.max(low))
    }

    /// True `percent` times in a hundred.
    pub(crate) fn chance(&mut self, percent: u32) -> bool {
        self.0.random_range(0..100) < percent
    }

    /// One of the items, each as likely.
    pub(crate) fn pick<'a, T>(&mut self, what: &'static str, items: &'a [T]) -> Result<&'a T, DemoError> {
        if items.is_empty() {
            return Err(DemoError::Nothing { what });
        }
        let index = self.0.random_range(0..items.len());
        items.get(index).ok_or(DemoError::Nothing { what })
    }

    /// One of the items, each as likely as its weight says.
    pub(crate) fn weighted<T: Copy>(
        &mut self,
        what: &'static str,
        items: &[(T, u32)],
    ) -> Result<T, DemoError> {
        let total: u32 = items.iter().map(|(_, weight)| weight).sum();
        let mut left = self.between(1, total.max(1));
        for (item, weight) in items {
            if left <= *weight {
                return Ok(*item);
            }
            left -= weight;
        }
        Err(DemoError::Nothing { what })
    }

    /// Up to `count` different items, in their own order.
    pub(crate) fn some_of<T: Clone>(&mut self, items: &[T], count: usize) -> Vec<T> {
        let mut chosen: Vec<usize> = (0..items.len()).collect();
        while chosen.len() > count {
            let index = self.0.random_range(0..chosen.len());
            chosen.remove(index);
        }
        chosen.into_iter().filter_map(|index| items.get(index).cloned()).collect()
    }

    /// An identifier in the shape of a version 7 UUID whose time part is `at`.
    pub(crate) fn id(&mut self, at: DateTime<Utc>) -> Uuid {
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
        Builder::from_unix_timestamp_millis(millis, &self.0.random::<[u8; 10]>()).into_uuid()
    }

    /// A moment in office hours on a day.
    pub(crate) fn moment(&mut self, day: NaiveDate) -> DateTime<Utc> {
        let seconds = self.between(9 * 3600, 17 * 3600);
        at_hour(day, 0) + TimeDelta::seconds(i64::from(seconds))
    }
}

/// A full hour of a day, in UTC.
pub(crate) fn at_hour(day: NaiveDate, hour: i64) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(hour)
}

/// The day so many days before `day`.
pub(crate) fn day_before(day: NaiveDate, days: u32) -> Result<NaiveDate, DemoError> {
    day.checked_sub_days(Days::new(u64::from(days))).ok_or(DemoError::Day { today: day })
}

/// The day so many days after `day`.
pub(crate) fn day_after(day: NaiveDate, days: u32) -> Result<NaiveDate, DemoError> {
    day.checked_add_days(Days::new(u64::from(days))).ok_or(DemoError::Day { today: day })
}
