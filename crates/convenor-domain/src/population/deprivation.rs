//! Deprivation of small areas: deciles from 1, the most deprived, to 10.

use serde::{Deserialize, Serialize};

use super::Figures;
use crate::area::AreaCode;

/// The categories of the dimension `deprivation`: fifths of areas, the most deprived first.
pub const QUINTILES: [&str; 5] =
    ["deprivation-1", "deprivation-2", "deprivation-3", "deprivation-4", "deprivation-5"];

/// How deprived a small area is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deprivation {
    /// 1 for the most deprived tenth of small areas, 10 for the least.
    pub decile: u8,
    /// The same by health deprivation and disability alone, where it was published.
    pub health_decile: Option<u8>,
    /// Estimated where it comes from an earlier, differently drawn small area.
    pub figures: Figures,
}

impl Deprivation {
    /// The fifth: 1, the most deprived, to 5.
    pub fn quintile(&self) -> u8 {
        self.decile.clamp(1, 10).div_ceil(2)
    }
}

/// Whose deciles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeprivationSource {
    /// Who published them, in words.
    pub source: String,
    /// Year of the index.
    pub year: u16,
    /// Whether they are made up, for trying things out.
    pub made_up: bool,
}

/// One row of an official table of deciles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeprivationRow {
    /// The small area, of whatever edition.
    pub area: AreaCode,
    /// How deprived it is.
    pub deprivation: Deprivation,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_deciles_make_a_fifth() {
        let fifth = |decile| {
            let one = Deprivation { decile, health_decile: None, figures: Figures::Counted };
            one.quintile()
        };
        assert_eq!((1..=10).map(fifth).collect::<Vec<_>>(), [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    }
}
