//! Counts by several things at once, and how often people contributed.

use std::collections::{BTreeMap, HashMap};

use convenor_domain::response::apart::{Apart, Contributions, Place, Profile};
use convenor_domain::response::ask::{AskError, Count, Told, Within};

use super::answer::first_of_month;
use super::opened::Opened;
use super::{Engine, layout};

impl Engine {
    /// How many responses have the same in common.
    pub(super) async fn count_apart(
        &self,
        opened: &Opened,
        apart: &Apart,
    ) -> Result<Told<Vec<(Profile, Count)>>, AskError> {
        // What nobody was asked is not known of anybody, and has no column.
        let asked: Vec<Option<String>> =
            apart.dimensions.iter().map(|key| opened.columns.lookup_dimension(key)).collect();
        let mut columns: Vec<&str> = asked.iter().flatten().map(String::as_str).collect();
        columns.sort_unstable();
        columns.dedup();
        let at = |column: &Option<String>| {
            column.as_ref().and_then(|column| columns.binary_search(&column.as_str()).ok())
        };
        let said: Vec<Option<usize>> = asked.iter().map(at).collect();
        let (places, area, day) =
            (apart.places.clone(), columns.len(), columns.len() + usize::from(apart.places.is_some()));
        columns.extend(places.as_ref().map(|_| layout::AREA));
        columns.extend(apart.months.then_some(layout::GIVEN_ON));
        let months = apart.months;
        let counts = self.fold(opened, &columns, HashMap::new(), move |counts, group| {
            if group.fitting > 0 {
                let text = |place: &Option<usize>| group.text((*place)?).map(ToOwned::to_owned);
                let place =
                    places.as_ref().map_or(Place::Unknown, |places| Place::of(group.text(area), places));
                let month = months.then(|| group.text(day).and_then(first_of_month)).flatten();
                let profile = Profile { categories: said.iter().map(text).collect(), place, month };
                *counts.entry(profile).or_insert(Count::NOBODY) += group.count();
            }
        });
        let mut value: Vec<(Profile, Count)> = counts.await?.into_iter().collect();
        value.sort_unstable();
        let responses = value.iter().map(|(_, count)| count.people).sum();
        Ok(Told { value, responses })
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
