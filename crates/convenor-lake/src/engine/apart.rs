//! Counts by several things at once, and how often people contributed.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use convenor_domain::reach::RepeatCounts;
use convenor_domain::response::apart::{Apart, ContributedBy, Contributions, Place, Places, Profile};
use convenor_domain::response::ask::{AskError, Count, Told, Within, WithinPlaces};

use super::answer::first_of_month;
use super::group::Group;
use super::opened::Opened;
use super::{Engine, layout};

impl Engine {
    /// How many responses have the same in common.
    pub(super) async fn count_apart(
        &self,
        opened: &Opened,
        apart: &Apart,
    ) -> Result<Told<Vec<(Profile, Count)>>, AskError> {
        let read = Reading::new(opened, apart, &[]);
        let (reading, columns) = (read.clone(), read.columns());
        let counts = self.fold(opened, &columns, HashMap::new(), move |counts, group| {
            if group.fitting > 0 {
                *counts.entry(reading.profile(group)).or_insert(Count::NOBODY) += group.count();
            }
        });
        let mut value: Vec<(Profile, Count)> = counts.await?.into_iter().collect();
        value.sort_unstable();
        let responses = value.iter().map(|(_, count)| count.people).sum();
        Ok(Told { value, responses })
    }

    /// How many people with the same in common contributed once, and how many more often. All people who can be told apart are in
    /// memory at once.
    pub(super) async fn count_repeats(
        &self,
        within: &[WithinPlaces],
        apart: &Apart,
    ) -> Result<Told<Vec<(Profile, RepeatCounts)>>, AskError> {
        let (mut people, mut responses) = (ContributedBy::default(), 0);
        for one in within {
            let opened = self.open(&one.within).await?;
            let read = Reading::new(&opened, apart, &[layout::PERSON]);
            let (reading, columns, asked) = (read.clone(), read.columns(), one.clone());
            let folded = self.fold(&opened, &columns, (Vec::new(), 0), move |(given, seen), group| {
                *seen += group.fitting;
                if let Some(person) = group.whole_number(0).filter(|_| group.fitting > 0) {
                    let profile = reading.profile(group);
                    if asked.takes(&profile.place) {
                        given.push((person, profile, group.count()));
                    }
                }
            });
            let (given, seen) = folded.await?;
            for (person, profile, count) in given {
                people.add(person, profile, count);
            }
            responses += seen;
        }
        Ok(Told { value: people.counts(), responses })
    }

    /// How often people contributed to some engagements together. All people who can be told apart are in memory at once,
    /// two numbers each.
    pub(super) async fn count_contributions(
        &self,
        within: &[Within],
    ) -> Result<Told<Contributions>, AskError> {
        let (mut given, mut unknown) = (HashMap::<i64, u64>::new(), 0);
        for one in within {
            let opened = self.open(one).await?;
            let folded = self.fold(
                &opened,
                &[layout::PERSON],
                (Vec::new(), 0),
                |(people, unknown), group| match group.whole_number(0) {
                    Some(person) if group.fitting > 0 => people.push((person, group.fitting)),
                    Some(_) => {}
                    None => *unknown += group.fitting,
                },
            );
            let (people, without) = folded.await?;
            unknown += without;
            for (person, responses) in people {
                *given.entry(person).or_default() += responses;
            }
        }
        let responses = unknown + given.values().sum::<u64>();
        let mut people = BTreeMap::new();
        for contributions in given.into_values() {
            *people.entry(contributions).or_default() += 1;
        }
        Ok(Told { value: Contributions { people, unknown }, responses })
    }
}

/// Which columns tell what responses are counted by, and where they stand.
#[derive(Clone)]
struct Reading {
    /// Columns before those that tell responses apart.
    first: Vec<String>,
    /// Columns of dimensions, in their own order.
    said: Vec<String>,
    /// The column of each dimension asked for; `None` where nobody was asked.
    dimensions: Vec<Option<usize>>,
    places: Option<Arc<Places>>,
    months: bool,
}

impl Reading {
    fn new(opened: &Opened, apart: &Apart, first: &[&str]) -> Self {
        // What nobody was asked is not known of anybody, and has no column.
        let asked: Vec<Option<String>> =
            apart.dimensions.iter().map(|key| opened.columns.lookup_dimension(key)).collect();
        let mut said: Vec<String> = asked.iter().flatten().cloned().collect();
        said.sort_unstable();
        said.dedup();
        let at = |column: &Option<String>| said.binary_search(column.as_ref()?).ok();
        Self {
            first: first.iter().map(|column| (*column).to_owned()).collect(),
            dimensions: asked.iter().map(|column| at(column).map(|at| at + first.len())).collect(),
            said,
            places: apart.places.clone(),
            months: apart.months,
        }
    }

    /// All columns, in order.
    fn columns(&self) -> Vec<&str> {
        let mut columns: Vec<&str> = self.first.iter().chain(&self.said).map(String::as_str).collect();
        columns.extend(self.places.as_ref().map(|_| layout::AREA));
        columns.extend(self.months.then_some(layout::GIVEN_ON));
        columns
    }

    /// What the responses of a group have in common.
    fn profile(&self, group: &Group<'_>) -> Profile {
        let area = self.first.len() + self.said.len();
        let day = area + usize::from(self.places.is_some());
        let text = |at: &Option<usize>| group.text((*at)?).map(ToOwned::to_owned);
        let place = self.places.as_ref().map_or(Place::Unknown, |places| Place::of(group.text(area), places));
        let month = self.months.then(|| group.text(day).and_then(first_of_month)).flatten();
        Profile { categories: self.dimensions.iter().map(text).collect(), place, month }
    }
}
