//! When an engagement happens and, from that and the day it is, where it stands.

use chrono::NaiveDate;
use convenor_domain::EngagementStatus;

use super::HISTORY_DAYS;
use crate::DemoError;
use crate::dice::{Dice, day_after, day_before};
use crate::words::Approach;

/// How far ahead anything is planned.
const AHEAD_DAYS: u32 = 150;

/// The days of an engagement and its status on the day of the demo.
pub(crate) struct Timing {
    pub(crate) opens: NaiveDate,
    pub(crate) closes: NaiveDate,
    pub(crate) created: NaiveDate,
    pub(crate) updated: NaiveDate,
    pub(crate) status: EngagementStatus,
}

/// How far along an engagement's days are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    Ahead,
    Now,
    JustClosed,
    Recent,
    Past,
    LongPast,
}

/// A day on which an engagement opens.
pub(crate) fn opens(today: NaiveDate, dice: &mut Dice) -> Result<NaiveDate, DemoError> {
    day_after(day_before(today, HISTORY_DAYS)?, dice.between(40, HISTORY_DAYS + AHEAD_DAYS))
}

/// A day one to five months after another.
pub(crate) fn months_after(day: NaiveDate, dice: &mut Dice) -> Result<NaiveDate, DemoError> {
    day_after(day, dice.between(30, 150))
}

impl Timing {
    pub(crate) fn choose(
        today: NaiveDate,
        opens: NaiveDate,
        approach: &Approach,
        dice: &mut Dice,
    ) -> Result<Self, DemoError> {
        let [shortest, longest] = approach.days;
        let closes = day_after(opens, dice.between(shortest, longest))?;
        let status = dice.weighted("statuses", statuses(phase(today, opens, closes)))?;
        let latest = day_before(today, dice.between(1, 30))?;
        let created = day_before(opens, dice.between(14, 75))?.min(latest);
        let updated = day_after(closes, follow_up_days(status, dice))?.clamp(created, day_before(today, 1)?);
        Ok(Self { opens, closes, created, updated, status })
    }

    /// Whether people have been heard.
    pub(crate) fn is_over(&self) -> bool {
        use EngagementStatus as S;
        matches!(self.status, S::ClosedAnalysing) || self.is_reported()
    }

    /// Whether what people said is written up.
    pub(crate) fn is_reported(&self) -> bool {
        use EngagementStatus as S;
        matches!(self.status, S::Reported | S::DecisionMade | S::FedBack | S::Complete)
    }
}

fn phase(today: NaiveDate, opens: NaiveDate, closes: NaiveDate) -> Phase {
    if opens > today {
        return Phase::Ahead;
    }
    match (today - closes).num_days() {
        ..=0 => Phase::Now,
        1..=50 => Phase::JustClosed,
        51..=140 => Phase::Recent,
        141..=300 => Phase::Past,
        _ => Phase::LongPast,
    }
}

/// What engagements are in each phase, and how often.
fn statuses(phase: Phase) -> &'static [(EngagementStatus, u32)] {
    use EngagementStatus as S;
    match phase {
        Phase::Ahead => &[
            (S::Draft, 24),
            (S::SubmittedForAdvice, 22),
            (S::Planned, 43),
            (S::Paused, 6),
            (S::Cancelled, 5),
        ],
        Phase::Now => &[(S::Open, 92), (S::Paused, 8)],
        Phase::JustClosed => &[(S::ClosedAnalysing, 88), (S::Reported, 12)],
        Phase::Recent => &[
            (S::ClosedAnalysing, 18),
            (S::Reported, 56),
            (S::DecisionMade, 18),
            (S::Cancelled, 4),
            (S::Paused, 4),
        ],
        Phase::Past => {
            &[(S::Reported, 34), (S::DecisionMade, 32), (S::FedBack, 22), (S::Complete, 9), (S::Cancelled, 3)]
        }
        Phase::LongPast => &[
            (S::Reported, 19),
            (S::DecisionMade, 17),
            (S::FedBack, 17),
            (S::Complete, 43),
            (S::Cancelled, 4),
        ],
    }
}

fn follow_up_days(status: EngagementStatus, dice: &mut Dice) -> u32 {
    use EngagementStatus as S;
    match status {
        S::Reported => dice.between(30, 90),
        S::DecisionMade => dice.between(70, 160),
        S::FedBack | S::Complete => dice.between(110, 300),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ahead_is_reported() {
        for (status, _) in statuses(Phase::Ahead) {
            assert_ne!(*status, EngagementStatus::Reported);
            assert_ne!(*status, EngagementStatus::Open);
        }
    }

    #[test]
    fn the_last_day_still_counts_as_open() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        assert_eq!(phase(day(10), day(1), day(10)), Phase::Now);
        assert_eq!(phase(day(11), day(1), day(10)), Phase::JustClosed);
        assert_eq!(phase(day(11), day(12), day(20)), Phase::Ahead);
    }
}
