//! What is done every night, a while after midnight when few people are waiting.

use chrono::{DateTime, Days, NaiveTime, Utc};
use convenor_store::{Store, StoreError};

use super::{LOTTERY_SWEEP, OVERLAP_SWEEP, RESPONSE_SWEEP, SEAT_SWEEP};

/// When a night's work is due.
pub(super) type Night = DateTime<Utc>;

/// The hour from which the night's work is done, in Universal Time.
const HOUR: u32 = 2;

/// The last time at which a night's work became due.
pub(super) fn due(now: DateTime<Utc>) -> Night {
    let hour = NaiveTime::from_hms_opt(HOUR, 0, 0).unwrap_or_default();
    let today = now.date_naive().and_time(hour).and_utc();
    if today <= now { today } else { today.checked_sub_days(Days::new(1)).unwrap_or(today) }
}

/// Queues the night's work unless it was queued since it became due, here or by another process, and says whether it
/// did. An instance that was not running at night catches up when it starts.
pub async fn queue_nightly(store: &Store) -> Result<bool, StoreError> {
    let due = due(store.clock().now());
    let mut queued = false;
    for kind in [OVERLAP_SWEEP, RESPONSE_SWEEP, LOTTERY_SWEEP, SEAT_SWEEP] {
        queued |= store.add_job_due(kind, "", due).await?;
    }
    Ok(queued)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_night_begins_at_two() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let cases = [
            ("2026-11-02T02:00:00Z", "2026-11-02T02:00:00Z"),
            ("2026-11-02T23:59:59Z", "2026-11-02T02:00:00Z"),
            ("2026-11-03T01:59:59Z", "2026-11-02T02:00:00Z"),
            ("2026-01-01T00:00:00Z", "2025-12-31T02:00:00Z"),
        ];
        for (now, night) in cases {
            assert_eq!(due(at(now)), at(night), "{now}");
        }
    }
}
