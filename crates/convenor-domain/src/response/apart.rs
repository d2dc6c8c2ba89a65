//! Counting responses by several things at once: what people said of themselves, where they live and when they answered.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::area::AreaCode;

/// What each small area is counted as: the larger area that it lies in, or anything else that it tells of those who live
/// there. Small areas that are not named are elsewhere.
pub type Places = HashMap<AreaCode, Arc<str>>;

/// What responses are counted by.
#[derive(Debug, Clone, Default)]
pub struct Apart {
    /// Keys of the dimensions.
    pub dimensions: Vec<String>,
    /// What small areas are counted as; where people live does not matter when it is left out.
    pub places: Option<Arc<Places>>,
    /// Whether by month.
    pub months: bool,
}

/// Where people live.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// It is not known, or was not asked for.
    Unknown,
    /// In a small area that is not among those asked for.
    Elsewhere,
    /// In a small area that is counted as this.
    At(Arc<str>),
}

impl Place {
    /// What a small area is counted as.
    pub fn of(area: Option<&str>, places: &Places) -> Self {
        let Some(area) = area else { return Self::Unknown };
        places.get(area).map_or(Self::Elsewhere, |at| Self::At(Arc::clone(at)))
    }
}

/// What some responses have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Profile {
    /// The category of each dimension, in the order asked; `None` where it is not known.
    pub categories: Vec<Option<String>>,
    /// Where the people live.
    pub place: Place,
    /// First day of the month in which they answered; `None` where it is not known or was not asked for.
    pub month: Option<NaiveDate>,
}

/// How often people contributed, as far as they can be told apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contributions {
    /// How many people gave so many responses.
    pub people: BTreeMap<u64, u64>,
    /// Responses of which nothing tells whose they are.
    pub unknown: u64,
}
