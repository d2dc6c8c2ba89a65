//! A clock that stands still until a test moves it, and identifiers that count up.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Duration, TimeZone, Utc};
use convenor_store::Clock;
use uuid::Uuid;

/// A clock that stands at 9 o'clock on 2 November 2026 until a test moves it.
#[derive(Debug)]
pub struct FixedClock {
    now: Mutex<DateTime<Utc>>,
    ids: AtomicU64,
}

/// A fresh clock: its identifiers start from the first again.
pub fn fixed_clock() -> Arc<FixedClock> {
    let start = Utc.with_ymd_and_hms(2026, 11, 2, 9, 0, 0).single().expect("this time exists");
    Arc::new(FixedClock { now: Mutex::new(start), ids: AtomicU64::new(1) })
}

impl FixedClock {
    /// Sets the clock.
    pub fn set(&self, now: DateTime<Utc>) {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }

    /// Moves the clock on.
    pub fn advance(&self, by: Duration) {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        *now += by;
    }
}

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Shaped like UUID version 7, with the same time in all of them and a count in the last bits: they sort in
    /// the order in which they were made, whatever the clock says.
    fn new_id(&self) -> Uuid {
        const SHAPE: u128 = 0x0190_0000_0000_7000_8000_0000_0000_0000;
        Uuid::from_u128(SHAPE | u128::from(self.ids.fetch_add(1, Ordering::Relaxed)))
    }
}
