//! Counts of people as bands: small numbers hidden, the rest to a width that grows with the number.

use serde::Serialize;

use crate::Disclosed;

/// When a count of people is too small to show, and how wide the bands above it are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BandRule {
    /// Counts from 1 up to this number of people are never told apart.
    pub hidden_up_to: u32,
}

impl Default for BandRule {
    /// NHS England style: 1 to 7 hidden (NHS Digital, disclosure control for HES, September 2018).
    fn default() -> Self {
        Self { hidden_up_to: 7 }
    }
}

/// A number of people as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum PeopleBand {
    /// Nobody. Zero is shown as zero; a missing number is `None` outside this type.
    Nobody,
    /// At least one person, and fewer than `below`.
    Fewer {
        /// The first number of people that would be shown.
        below: u32,
    },
    /// Between `from` and `to` people, both included.
    Between {
        /// Lowest number of people in the band.
        from: u32,
        /// Highest number of people in the band.
        to: u32,
    },
}

/// The band that a count of people falls in. Bands are 10 wide below 100, then a tenth of the magnitude
/// (100 wide below 1,000 would hide too much: 160 is shown as 160 to 169, 1,570 as 1,500 to 1,599).
///
/// ```
/// # use convenor_statistics::{disclose_people, BandRule, PeopleBand};
/// assert_eq!(*disclose_people(64, BandRule::default()).get(), PeopleBand::Between { from: 60, to: 69 });
/// assert_eq!(*disclose_people(3, BandRule::default()).get(), PeopleBand::Fewer { below: 8 });
/// ```
pub fn disclose_people(people: u32, rule: BandRule) -> Disclosed<PeopleBand> {
    Disclosed::new(match people {
        0 => PeopleBand::Nobody,
        n if n <= rule.hidden_up_to => PeopleBand::Fewer { below: rule.hidden_up_to.saturating_add(1) },
        n => {
            let width = width(n);
            let start = n - n % width;
            let from = start.max(rule.hidden_up_to.saturating_add(1));
            PeopleBand::Between { from, to: start.saturating_add(width - 1) }
        }
    })
}

/// Ten up to 999 people; above, one hundredth of the next power of ten.
fn width(people: u32) -> u32 {
    let mut width = 10;
    while people / width >= 100 {
        width *= 10;
    }
    width
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(people: u32) -> PeopleBand {
        *disclose_people(people, BandRule::default()).get()
    }

    #[test]
    fn zero_is_zero_and_small_numbers_are_not_told_apart() {
        assert_eq!(band(0), PeopleBand::Nobody);
        assert!((1..=7).all(|n| band(n) == PeopleBand::Fewer { below: 8 }));
    }

    #[test]
    fn the_first_band_starts_above_the_hidden_numbers() {
        assert_eq!(band(8), PeopleBand::Between { from: 8, to: 9 });
        assert_eq!(band(10), PeopleBand::Between { from: 10, to: 19 });
    }

    #[test]
    fn bands_widen_with_the_number() {
        assert_eq!(band(164), PeopleBand::Between { from: 160, to: 169 });
        assert_eq!(band(1_570), PeopleBand::Between { from: 1_500, to: 1_599 });
        assert_eq!(band(23_456), PeopleBand::Between { from: 23_000, to: 23_999 });
    }

    #[test]
    fn the_largest_count_does_not_overflow() {
        assert!(matches!(band(u32::MAX), PeopleBand::Between { .. }));
    }
}
