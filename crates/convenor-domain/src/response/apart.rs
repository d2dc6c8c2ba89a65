//! Counting responses by several things at once: what people said of themselves, where they live and when they answered.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;
use convenor_statistics::Count;

use crate::area::AreaCode;
use crate::reach::RepeatCounts;

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

/// What one person contributed, as it is added up.
#[derive(Debug, Clone, Default)]
pub struct Contributed {
    responses: Count,
    /// What they have in common with others, by place among all profiles.
    profiles: Vec<u32>,
}

/// People with what they contributed, until all responses are seen.
#[derive(Debug, Clone, Default)]
pub struct ContributedBy {
    people: HashMap<i64, Contributed>,
    known: HashMap<Profile, u32>,
}

impl ContributedBy {
    /// Adds responses of a person.
    pub fn add(&mut self, person: i64, profile: Profile, responses: Count) {
        let next = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        let at = *self.known.entry(profile).or_insert(next);
        let given = self
            .people
            .entry(person)
            .or_insert(Contributed { responses: Count::NOBODY, profiles: Vec::new() });
        given.responses += responses;
        if !given.profiles.contains(&at) {
            given.profiles.push(at);
        }
    }

    /// How many people with the same in common contributed once, and more often; in the order of what they have in common. The
    /// cell key of a person is that of their responses.
    pub fn counts(self) -> Vec<(Profile, RepeatCounts)> {
        let nobody = RepeatCounts { once: Count::NOBODY, more: Count::NOBODY };
        let mut counts = vec![nobody; self.known.len()];
        for given in self.people.into_values() {
            let person = Count { people: 1, ..given.responses };
            for at in given.profiles.iter().filter_map(|at| usize::try_from(*at).ok()) {
                let Some(counts) = counts.get_mut(at) else { continue };
                *(if given.responses.people > 1 { &mut counts.more } else { &mut counts.once }) += person;
            }
        }
        let mut told: Vec<(Profile, RepeatCounts)> = self
            .known
            .into_iter()
            .filter_map(|(profile, at)| Some((profile, *counts.get(usize::try_from(at).ok()?)?)))
            .collect();
        told.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        told
    }
}
