//! A table as it may be published.

use serde::Serialize;

use super::dimension::Dimension;

/// A table in which every cell is shown, rounded or hidden, totals included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProtectedTable {
    /// The names of the dimensions.
    pub dimensions: Vec<String>,
    /// Every cell, in the order of the codes as they were first given, the last dimension fastest; totals last.
    pub cells: Vec<ProtectedCell>,
    #[serde(skip)]
    pub(super) shape: Vec<Dimension>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProtectedCell {
    /// One code for each dimension.
    pub codes: Vec<String>,
    /// What may be shown of it.
    pub count: ProtectedCount,
}

/// What may be shown of a number of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ProtectedCount {
    /// The number as it is.
    Shown {
        /// How many people.
        count: u64,
    },
    /// The number rounded.
    Rounded {
        /// About how many people.
        count: u64,
    },
    /// Nothing.
    Hidden {
        /// For what reason.
        why: HiddenWhy,
    },
}

/// Why a number is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HiddenWhy {
    /// It is small itself.
    Small,
    /// Another one, that is small, could be worked out from it.
    GivesAnotherAway,
}

impl ProtectedCount {
    /// The number, exact or rounded, where one is shown.
    pub fn people(self) -> Option<u64> {
        match self {
            Self::Shown { count } | Self::Rounded { count } => Some(count),
            Self::Hidden { .. } => None,
        }
    }
}

impl ProtectedTable {
    /// What may be shown of the cell of these codes; [`crate::TOTAL`] stands for everybody.
    pub fn lookup(&self, codes: &[&str]) -> Option<ProtectedCount> {
        self.cells.get(super::count::place(&self.shape, codes)?).map(|cell| cell.count)
    }
}
