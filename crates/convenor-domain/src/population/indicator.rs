//! Indicators: figures of small areas that count nobody, such as the patients to each general practitioner. Of a larger area
//! an indicator is the mean of its small areas, each with as much weight as people live there.

use super::DeprivationSource;
use crate::area::AreaCode;

/// Indicators of one small area.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorRow {
    /// The small area, of whatever edition.
    pub area: AreaCode,
    /// A value of each, in the list's order; `None` where none was published.
    pub values: Vec<Option<f64>>,
}

/// Indicators of an official table, before their areas are brought to today's.
#[derive(Debug, Clone, PartialEq)]
pub struct NewIndicators {
    /// Whose they are.
    pub source: DeprivationSource,
    /// Keys of `frameworks/need`.
    pub keys: Vec<String>,
    /// The small areas.
    pub rows: Vec<IndicatorRow>,
}

/// What is kept of an indicator in an area, so that areas can be added up: value times people, and the people of small areas
/// that have a value.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct IndicatorSum {
    /// Values, each times the people of its small area.
    pub weighted: f64,
    /// People of small areas with a value.
    pub people: f64,
}

impl IndicatorSum {
    /// The mean; `None` where no small area has a value.
    pub fn mean(self) -> Option<f64> {
        (self.people > 0.0).then(|| self.weighted / self.people)
    }

    /// The sums of a row, in the list's order.
    pub fn all(numbers: &[f64]) -> Vec<Self> {
        let sum = |pair: &[f64]| match pair {
            [weighted, people] => Self { weighted: *weighted, people: *people },
            _ => Self::default(),
        };
        numbers.chunks(2).map(sum).collect()
    }
}
