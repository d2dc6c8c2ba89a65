//! The population: how many people of which kind live where, as official statistics count them.
//!
//! What official tables call things is data ([`Headings`], `frameworks/population`); bringing their areas to today's
//! small areas is [`Ground`]'s work. Reading files is left to `convenor-import`, keeping them to `convenor-store`.

mod age;
mod boundary;
mod crossed;
mod deprivation;
mod ground;
mod headings;
mod indicator;
mod reading;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::area::{AreaCode, AreaKind};
use crate::key::keyed_enum;

pub use age::{AGE_MAX, ages};
pub use boundary::{Boundary, Polygon, Ring, simplified};
pub use crossed::{crossed_key, uncrossed};
pub use deprivation::{Deprivation, DeprivationRow, DeprivationSource, QUINTILES};
pub use ground::{Became, Ground, PlacedArea, PlacedNotes, UnknownAreas};
pub use headings::{
    HeadingTable, Headings, HeadingsError, Meaning, OwnCategory, OwnDimension, PairedHeadings, PairedMeaning,
};
pub use indicator::{IndicatorRow, IndicatorSum, NewIndicators};
pub use reading::{
    ChangedAreas, HeadingRead, HeadingUse, Layout, NewPopulation, PopulationReading, PopulationRow,
    ReferenceKind, ReferenceOutcome, TotalsRead,
};

/// The dimension of place whose categories are fifths of areas by deprivation.
pub const DEPRIVATION: &str = "deprivation";
/// Single years of age: only for sharing out bands.
pub const AGE_YEAR: &str = "age-year";

keyed_enum! {
    /// Whom a list counts.
    PopulationUnit {
        /// People.
        People = "people",
        /// Households.
        Households = "households",
    }
}

keyed_enum! {
    /// How figures came about.
    Figures {
        /// As published, or sums of what was published.
        Counted = "counted",
        /// A band of ages split, or a larger area's figures shared out over smaller ones.
        Estimated = "estimated",
    }
}

impl Figures {
    /// Estimated when either is.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        if self == Self::Counted { other } else { self }
    }
}

/// Whose figures: one list, as it was read in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PopulationSource {
    /// Identifier of the list.
    pub id: Uuid,
    /// What people are counted by: a key of `frameworks/dimensions`, `deprivation`, or one of [`Headings`]' own.
    pub dimension: String,
    /// Who published it, in words.
    pub source: String,
    /// Year that the figures are of.
    pub year: u16,
    /// The smallest areas that it was published for.
    pub level: AreaKind,
    /// Whom it counts.
    pub unit: PopulationUnit,
    /// Whether it is made up, for trying things out.
    pub made_up: bool,
    /// Estimated when a category had to be split.
    pub figures: Figures,
}

/// People of one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryPeople {
    /// Key of the category.
    pub category: String,
    /// People, or households.
    pub people: u64,
}

/// The people of one area by category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaPeople {
    /// The area.
    pub area: AreaCode,
    /// Everybody, as published: tables of one census differ by a few people.
    pub total: u64,
    /// Every category, in the dimension's order, also those without anybody.
    pub categories: Vec<CategoryPeople>,
    /// Those who did not answer, or whose answer is in none of our categories; part of `total`.
    pub not_said: u64,
    /// How the figures came about.
    pub figures: Figures,
}

impl AreaPeople {
    /// Everybody who is in a category: what shares are shares of.
    pub fn in_categories(&self) -> u64 {
        self.categories.iter().map(|one| one.people).sum()
    }

    /// People of one category; `None` where there is no such category.
    pub fn of(&self, category: &str) -> Option<u64> {
        self.categories.iter().find(|one| one.category == category).map(|one| one.people)
    }

    /// People of two categories together, whichever of the two the list counts first.
    pub fn of_both(&self, one: &str, other: &str) -> Option<u64> {
        self.of(&crossed_key(one, other)).or_else(|| self.of(&crossed_key(other, one)))
    }
}

/// People by category in one or more areas, from one list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Population {
    /// Whose figures.
    pub source: PopulationSource,
    /// The areas, by code.
    pub areas: Vec<AreaPeople>,
}

/// How much need there is in an area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaNeed {
    /// The area.
    pub area: AreaCode,
    /// People living there.
    pub people: u64,
    /// Of them, those in small areas of the most deprived fifth; `None` where that is not known.
    pub most_deprived: Option<u64>,
    /// People in bad or very bad health, and of how many; `None` where that is not known.
    pub bad_health: Option<(u64, u64)>,
    /// How the figures came about.
    pub figures: Figures,
}

/// How much need there is in several areas, and who says so.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Needs {
    /// Whose deciles.
    pub deprivation: Option<DeprivationSource>,
    /// Whose figures on health.
    pub health: Option<PopulationSource>,
    /// The areas, by code.
    pub areas: Vec<AreaNeed>,
}
