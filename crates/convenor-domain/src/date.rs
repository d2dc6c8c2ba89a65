//! Dates with the precision that people gave them. A missing date is never guessed.

use std::fmt;
use std::ops::RangeInclusive;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::key::keyed_enum;
use crate::problem::{Problems, Reason};

/// Years that dates of engagement lie in; others are slips of the pen, or ways of saying “never” and “not yet”.
pub const YEARS: RangeInclusive<i32> = 1000..=2100;

keyed_enum! {
    /// How exactly a date is known.
    #[derive(Default)]
    Precision {
        /// A calendar day.
        Day = "day",
        /// A calendar month.
        Month = "month",
        /// Three months that start in January, April, July or October.
        Quarter = "quarter",
        /// A calendar year.
        Year = "year",
        /// Not known.
        #[default]
        Unknown = "unknown",
    }
}

/// A date as exactly as it is known, and as it was written where that says more.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImpreciseDate {
    /// First day of the period; `None` when unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<NaiveDate>,
    precision: Precision,
    /// What the source said, kept when it could not be read whole (“spring 2024”).
    #[serde(skip_serializing_if = "Option::is_none")]
    as_written: Option<String>,
}

impl ImpreciseDate {
    /// A date not known at all.
    pub fn unknown() -> Self {
        Self::default()
    }

    /// A calendar day.
    pub fn day(day: NaiveDate) -> Self {
        Self { first: Some(day), precision: Precision::Day, as_written: None }
    }

    /// A period that contains `day`: its month, quarter or year. With [`Precision::Unknown`], no date.
    pub fn period(day: NaiveDate, precision: Precision) -> Self {
        let first = match precision {
            Precision::Day => Some(day),
            Precision::Month => day.with_day(1),
            Precision::Quarter => NaiveDate::from_ymd_opt(day.year(), day.month0() / 3 * 3 + 1, 1),
            Precision::Year => NaiveDate::from_ymd_opt(day.year(), 1, 1),
            Precision::Unknown => None,
        };
        Self { first, precision, as_written: None }
    }

    /// A date that could not be read: kept as the source wrote it.
    pub fn kept_as_written(text: impl Into<String>) -> Self {
        Self { as_written: Some(text.into()), ..Self::default() }
    }

    /// The same date with the source's own words beside it.
    #[must_use]
    pub fn with_words(mut self, text: impl Into<String>) -> Self {
        self.as_written = Some(text.into());
        self
    }

    /// Whether neither a date nor words are known.
    pub fn is_unknown(&self) -> bool {
        self.first.is_none() && self.as_written.is_none()
    }

    /// How exactly the date is known.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// The source's own words, where they were kept.
    pub fn as_written(&self) -> Option<&str> {
        self.as_written.as_deref()
    }

    /// First day that the date can mean.
    pub fn earliest(&self) -> Option<NaiveDate> {
        self.first
    }

    /// Last day that the date can mean.
    pub fn latest(&self) -> Option<NaiveDate> {
        let first = self.first?;
        let months = match self.precision {
            Precision::Day => return Some(first),
            Precision::Month => 1,
            Precision::Quarter => 3,
            Precision::Year => 12,
            Precision::Unknown => return None,
        };
        first.checked_add_months(Months::new(months))?.checked_sub_days(Days::new(1))
    }
}

impl fmt::Display for ImpreciseDate {
    /// British English, as exactly as known: `26 September 2009`, `September 2009`, `July to September 2009`, `2009`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(words) = &self.as_written {
            return f.write_str(words);
        }
        match (self.first, self.precision) {
            (Some(day), Precision::Day) => write!(f, "{}", day.format("%-d %B %Y")),
            (Some(day), Precision::Month) => write!(f, "{}", day.format("%B %Y")),
            (Some(day), Precision::Quarter) => {
                let last = self.latest().unwrap_or(day);
                write!(f, "{} to {}", day.format("%B"), last.format("%B %Y"))
            }
            (Some(day), Precision::Year) => write!(f, "{}", day.format("%Y")),
            _ => f.write_str("not known"),
        }
    }
}

/// Adds a problem when the end lies before the start.
pub(crate) fn check_order(problems: &mut Problems, starts: &ImpreciseDate, ends: &ImpreciseDate) {
    if let (Some(starts), Some(ends)) = (starts.earliest(), ends.latest())
        && ends < starts
    {
        problems.add("ends", Reason::EndsBeforeStart);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn periods_cover_their_days() {
        let cases = [
            (Precision::Day, on(2024, 2, 15), on(2024, 2, 15), "15 February 2024"),
            (Precision::Month, on(2024, 2, 1), on(2024, 2, 29), "February 2024"),
            (Precision::Quarter, on(2024, 1, 1), on(2024, 3, 31), "January to March 2024"),
            (Precision::Year, on(2024, 1, 1), on(2024, 12, 31), "2024"),
        ];
        for (precision, earliest, latest, words) in cases {
            let date = ImpreciseDate::period(on(2024, 2, 15), precision);
            assert_eq!((date.earliest(), date.latest()), (Some(earliest), Some(latest)));
            assert_eq!(date.to_string(), words);
        }
    }

    #[test]
    fn words_are_kept_and_no_day_is_made_up() {
        let date = ImpreciseDate::kept_as_written("some time before the flood");
        assert_eq!((date.earliest(), date.latest()), (None, None));
        assert_eq!(date.to_string(), "some time before the flood");
        assert!(ImpreciseDate::unknown().is_unknown());
    }
}
