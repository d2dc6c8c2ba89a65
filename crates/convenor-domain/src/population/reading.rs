//! What an official file was understood as, and what it becomes: said to whoever reads it in, and kept beside it.

use serde::{Deserialize, Serialize};

use super::{Figures, PopulationUnit};
use crate::area::{AreaCode, AreaKind};
use crate::key::keyed_enum;

keyed_enum! {
    /// How a table is laid out.
    Layout {
        /// A column a category.
        Wide = "wide",
        /// A row for each area and category.
        Long = "long",
    }
}

keyed_enum! {
    /// What became of a heading.
    HeadingUse {
        /// Counted in a category.
        Counted = "counted",
        /// Shared out over several categories: an estimate.
        Split = "split",
        /// Part of a wider heading that is counted already, or wider than those that are.
        Within = "within",
        /// The total.
        Total = "total",
        /// People who did not answer.
        NotSaid = "not-said",
        /// Fits none of our categories.
        Unknown = "unknown",
        /// No count of people: a percentage, a share.
        NotACount = "not-a-count",
    }
}

keyed_enum! {
    /// What an official list is of.
    ReferenceKind {
        /// Areas, what lies in what.
        Areas = "areas",
        /// What earlier areas became.
        Changes = "changes",
        /// People.
        Population = "population",
        /// Deprivation.
        Deprivation = "deprivation",
        /// Figures of small areas that count nobody.
        Indicators = "indicators",
        /// Outlines.
        Boundaries = "boundaries",
    }
}

keyed_enum! {
    /// What reading a list in did.
    ReferenceOutcome {
        /// It is new.
        New = "new",
        /// It takes the place of an earlier one.
        Replaced = "replaced",
        /// It was there already.
        Unchanged = "unchanged",
        /// It was only tried.
        Tried = "tried",
    }
}

/// One heading of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadingRead {
    /// As it stands there.
    pub heading: String,
    /// What became of it.
    #[serde(rename = "use")]
    pub used: HeadingUse,
    /// Keys of the categories that it counts in.
    pub categories: Vec<String>,
    /// People in all areas together.
    pub people: u64,
}

/// How far a table's stated totals lie from its categories.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotalsRead {
    /// Sum of the stated totals; `None` when the table states none.
    pub stated: Option<u64>,
    /// Sum of the categories.
    pub counted: u64,
    /// Areas whose total is another than the sum of its categories.
    pub areas_off: u64,
    /// The largest difference in one area.
    pub difference_max: u64,
}

/// What became of areas as they were.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedAreas {
    /// Codes brought to newer ones.
    pub codes: u64,
    /// Of them, those whose people were shared out over several newer areas.
    pub split: u64,
}

/// What an official file of people was understood as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PopulationReading {
    /// The file's name.
    pub file: String,
    /// How it is laid out.
    pub layout: Layout,
    /// Smallest areas in it.
    pub level: AreaKind,
    /// Edition of these areas, such as `2021`; empty where the file does not say.
    pub edition: String,
    /// Year that it counts.
    pub year: u16,
    /// Who published it, in words.
    pub source: String,
    /// What people are counted by.
    pub dimension: String,
    /// Whom it counts.
    pub unit: PopulationUnit,
    /// Every heading, and what became of it.
    pub headings: Vec<HeadingRead>,
    /// Areas in it.
    pub areas: u64,
    /// People (or households) counted.
    pub people: u64,
    /// How far totals and categories differ.
    pub totals: TotalsRead,
    /// What has to be said beside, in plain words.
    pub notes: Vec<String>,
}

/// The people of one row's area, as published.
#[derive(Debug, Clone, PartialEq)]
pub struct PopulationRow {
    /// The area.
    pub area: AreaCode,
    /// Everybody.
    pub total: f64,
    /// By category, in the list's order; the last are those in none.
    pub people: Vec<f64>,
}

/// An official file, understood, before its areas are brought to today's.
#[derive(Debug, Clone, PartialEq)]
pub struct NewPopulation {
    /// What it was understood as.
    pub reading: PopulationReading,
    /// Keys of its categories, in order.
    pub categories: Vec<String>,
    /// Estimated when a category had to be split.
    pub figures: Figures,
    /// The people.
    pub rows: Vec<PopulationRow>,
}
