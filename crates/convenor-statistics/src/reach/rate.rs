//! People heard per 1,000 population a year, and how one rate stands to another.

use serde::Serialize;

use crate::interval::{Interval, poisson};
use crate::real::real;

/// People heard in a place over a time. Where people cannot be told apart these are contacts, and the page says so.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Contacts {
    /// People heard.
    pub heard: u64,
    /// People who live there.
    pub people: u64,
    /// For how long, in years.
    pub years: f64,
}

impl Contacts {
    /// What a count is multiplied with to become a rate per 1,000 people a year.
    fn per_1000_years(self) -> Option<f64> {
        let exposure = real(self.people) * self.years;
        (exposure > 0.0 && exposure.is_finite()).then(|| 1_000.0 / exposure)
    }
}

/// People heard per 1,000 population a year with its exact Poisson interval. `None` where nobody lives or no time
/// went by.
///
/// ```
/// # use convenor_statistics::{contact_rate, Contacts};
/// let (rate, interval) = contact_rate(Contacts { heard: 10, people: 20_000, years: 0.5 }).unwrap();
/// assert!((rate - 1.0).abs() < 1e-12);
/// assert!((interval.low - 0.480).abs() < 5e-4 && (interval.high - 1.839).abs() < 5e-4);
/// ```
pub fn contact_rate(contacts: Contacts) -> Option<(f64, Interval)> {
    let factor = contacts.per_1000_years()?;
    Some((real(contacts.heard) * factor, poisson(contacts.heard).times(factor)))
}

/// One rate over another with its interval by logarithms, standard error √(1/a + 1/b). `None` where either heard
/// nobody, since then no interval can be given.
///
/// ```
/// # use convenor_statistics::{rate_ratio, Contacts};
/// let one = Contacts { heard: 20, people: 10_000, years: 1.0 };
/// let other = Contacts { heard: 80, people: 20_000, years: 1.0 };
/// let (ratio, interval) = rate_ratio(one, other).unwrap();
/// assert!((ratio - 0.5).abs() < 1e-12);
/// assert!((interval.low - 0.306).abs() < 5e-4 && (interval.high - 0.816).abs() < 5e-4);
/// ```
pub fn rate_ratio(one: Contacts, other: Contacts) -> Option<(f64, Interval)> {
    if one.heard == 0 || other.heard == 0 {
        return None;
    }
    let ratio = real(one.heard) * one.per_1000_years()? / (real(other.heard) * other.per_1000_years()?);
    let error = (1.0 / real(one.heard) + 1.0 / real(other.heard)).sqrt();
    let wide = (crate::interval::Z * error).exp();
    Some((ratio, Interval { low: ratio / wide, high: ratio * wide }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_heard_has_a_rate_but_no_ratio() {
        let none = Contacts { heard: 0, people: 1_000, years: 1.0 };
        let (rate, interval) = contact_rate(none).unwrap();
        assert!(rate.abs() < 1e-12 && (interval.high - 3.689).abs() < 5e-4);
        assert_eq!(rate_ratio(none, Contacts { heard: 5, ..none }), None);
    }

    #[test]
    fn a_place_without_people_has_no_rate() {
        assert_eq!(contact_rate(Contacts { heard: 2, people: 0, years: 1.0 }), None);
        assert_eq!(contact_rate(Contacts { heard: 2, people: 9, years: 0.0 }), None);
    }
}
