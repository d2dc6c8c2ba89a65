//! Quarters of years.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// A quarter of a year: January to March is the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: i32,
    /// 0 to 3.
    place: u8,
}

impl Quarter {
    /// The quarter that a day lies in.
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), place: u8::try_from(day.month0() / 3).unwrap_or_default() }
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Self {
        if self.place == 3 {
            Self { year: self.year + 1, place: 0 }
        } else {
            Self { place: self.place + 1, ..self }
        }
    }

    /// Every quarter from one to another, both included; at most `max`, the latest.
    pub fn between(first: Self, last: Self, max: usize) -> Vec<Self> {
        let all = std::iter::successors(Some(first), |quarter| Some(quarter.next()));
        // A mistyped year must not make a million quarters.
        let mut all: Vec<Self> = all.take_while(|quarter| *quarter <= last).take(4_000).collect();
        all.drain(..all.len().saturating_sub(max));
        all
    }
}

impl fmt::Display for Quarter {
    /// `2026 Q1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} Q{}", self.year, self.place + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_follow_each_other_over_the_year() {
        let of = |day: &str| Quarter::of(day.parse().unwrap());
        let names = |max| {
            let all = Quarter::between(of("2025-11-30"), of("2026-04-01"), max);
            all.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(names(9), ["2025 Q4", "2026 Q1", "2026 Q2"]);
        assert_eq!(names(2), ["2026 Q1", "2026 Q2"]);
        assert_eq!(of("2026-03-31"), of("2026-01-01"));
    }
}
