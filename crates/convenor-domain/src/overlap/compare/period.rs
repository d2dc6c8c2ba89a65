//! When work surely runs, and how many days lie between two pieces of work.

use chrono::NaiveDate;

use crate::date::{ImpreciseDate, Precision};

/// First and last day of a piece of work.
pub(super) type Period = (NaiveDate, NaiveDate);

/// First and last day, as far as they are known well enough to call work close in time; a missing end is the other
/// one. Months and quarters count whole; of a year it is not known when in it, so only what lies between years counts.
pub(super) fn surely(starts: &ImpreciseDate, ends: &ImpreciseDate) -> Option<Period> {
    let first = |date: &ImpreciseDate| match date.precision() {
        Precision::Year => date.latest(),
        _ => date.earliest(),
    };
    let last = |date: &ImpreciseDate| match date.precision() {
        Precision::Year => date.earliest(),
        _ => date.latest(),
    };
    let first_day = first(starts).or_else(|| first(ends))?;
    let last_day = last(ends).or_else(|| last(starts))?;
    (first_day <= last_day).then_some((first_day, last_day))
}

/// Days between the end of one and the beginning of the other; 0 where they meet.
pub(super) fn days_between(one: Period, other: Period) -> u32 {
    let days = (other.0 - one.1).num_days().max((one.0 - other.1).num_days());
    u32::try_from(days).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn period(day: NaiveDate, precision: Precision) -> ImpreciseDate {
        ImpreciseDate::period(day, precision)
    }

    #[test]
    fn a_missing_end_is_the_beginning_and_no_date_is_none() {
        let may = period(on(2026, 5, 1), Precision::Month);
        let unknown = ImpreciseDate::unknown();
        assert_eq!(surely(&may, &unknown), Some((on(2026, 5, 1), on(2026, 5, 31))));
        assert_eq!(surely(&unknown, &may), Some((on(2026, 5, 1), on(2026, 5, 31))));
        assert_eq!(surely(&unknown, &unknown), None);
    }

    #[test]
    fn a_year_alone_does_not_say_when() {
        let year = |year| period(on(year, 1, 1), Precision::Year);
        assert_eq!(surely(&year(2026), &year(2026)), None);
        assert_eq!(surely(&year(2025), &year(2027)), Some((on(2025, 12, 31), on(2027, 1, 1))));
    }

    #[test]
    fn days_lie_between_whichever_comes_first() {
        let (may, july) = ((on(2026, 5, 1), on(2026, 5, 31)), (on(2026, 7, 1), on(2026, 7, 31)));
        assert_eq!(days_between(may, july), 31);
        assert_eq!(days_between(july, may), 31);
        assert_eq!(days_between(may, (on(2026, 5, 20), on(2026, 6, 1))), 0);
    }
}
