//! Areas in a versioned hierarchy, many to many where geographies overlap.

mod small;

use std::borrow::Borrow;
use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::key::keyed_enum;

pub use small::{SmallArea, small_areas};

/// An official area code such as `E54000008`. The Office for National Statistics gives a new code when a
/// boundary changes, so the code alone identifies an area.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AreaCode(pub String);

impl Borrow<str> for AreaCode {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

keyed_enum! {
    /// What an area is, from the smallest to the largest.
    AreaKind {
        /// Lower layer super output area: 1,000 to 3,000 people.
        Lsoa = "lsoa",
        /// Middle layer super output area.
        Msoa = "msoa",
        /// Electoral ward.
        Ward = "ward",
        /// Lower-tier local authority.
        District = "district",
        /// Upper-tier local authority.
        UpperTier = "upper-tier",
        /// Sub-area of an integrated care board.
        SubIcb = "sub-icb",
        /// Integrated care board.
        Icb = "icb",
        /// Region.
        Region = "region",
        /// Country.
        Country = "country",
    }
}

/// One area of one edition of a geography.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// Official code.
    pub code: AreaCode,
    /// Official name.
    pub name: String,
    /// What it is.
    pub kind: AreaKind,
    /// Edition of the geography that it comes from, such as `2024`.
    pub edition: String,
    /// First day on which the area exists, where known.
    pub valid_from: Option<NaiveDate>,
    /// Last day on which the area exists; `None` while it lasts or when not known.
    pub valid_to: Option<NaiveDate>,
    /// People living there, with the edition of the count, where known.
    pub population: Option<u32>,
}

/// “`inside` lies in `around`”, wholly or in part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaLink {
    /// The smaller area.
    pub inside: AreaCode,
    /// The larger area.
    pub around: AreaCode,
    /// Edition of the hierarchy that says so.
    pub edition: String,
    /// Part of the smaller area's people who live in the larger one, in thousandths: 1000 for all of them.
    pub share_permille: u16,
}

/// An area of an earlier edition became this one, wholly or in part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AreaChange {
    /// The earlier area.
    pub old: AreaCode,
    /// What it, or part of it, became.
    pub new: AreaCode,
}
