//! How many people of each group live where, from the official lists.

use std::collections::BTreeMap;

use convenor_domain::AreaCode;
use convenor_domain::population::{AreaPeople, Figures, Population, PopulationSource};
use convenor_domain::reach::{ReachQuestion, Residents};
use convenor_store::{Store, StoreError};

use super::places::Where;

/// People who live in the area asked about, by group and area of the level.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// People by group; without an area, in the whole.
    people: BTreeMap<(Vec<String>, Option<AreaCode>), u64>,
    /// People of all groups together.
    all: BTreeMap<Option<AreaCode>, u64>,
    /// The lists.
    pub(super) sources: Vec<PopulationSource>,
    /// Whether some numbers were worked out, not counted: bands that were split, two lists put together.
    pub(super) is_estimated: bool,
}

impl Listed {
    /// Reads the lists. Empty where there is none of a thing asked for that covers the whole area.
    pub(super) async fn read(
        store: &Store,
        question: &ReachQuestion,
        place: &Where,
    ) -> Result<Self, StoreError> {
        let Some(inside) = &place.inside else { return Ok(Self::default()) };
        let (mut whole, mut by_area) = (Vec::new(), Vec::new());
        for by in &question.by {
            let Some(list) = store.people_in_area(by.key(), inside).await? else {
                return Ok(Self::default());
            };
            whole.push(list);
            if let Some(level) = question.level {
                by_area.extend(store.people_by_area(by.key(), level, inside).await?);
            }
        }
        let mut listed = Self {
            is_estimated: whole.len() > 1 || whole.iter().any(is_estimated),
            sources: whole.iter().map(|list| list.source.clone()).collect(),
            ..Self::default()
        };
        listed.add(None, &whole.iter().filter_map(|list| list.areas.first()).collect::<Vec<_>>());
        if by_area.len() == question.by.len() {
            listed.add_areas(&by_area);
        }
        Ok(listed)
    }

    fn add_areas(&mut self, lists: &[Population]) {
        let Some((first, others)) = lists.split_first() else { return };
        for area in &first.areas {
            let same = |list: &'_ Population| list.areas.iter().position(|other| other.area == area.area);
            let others: Option<Vec<&AreaPeople>> =
                others.iter().map(|list| list.areas.get(same(list)?)).collect();
            if let Some(others) = others {
                let lists: Vec<&AreaPeople> = std::iter::once(area).chain(others).collect();
                self.add(Some(&area.area), &lists);
            }
        }
    }

    /// The people of an area. Two lists of the same people, put together as if one told nothing of the other: what raking makes of
    /// two margins when nothing else is known.
    fn add(&mut self, area: Option<&AreaCode>, lists: &[&AreaPeople]) {
        let said = |list: &AreaPeople| list.categories.iter().map(|one| one.people).sum::<u64>();
        let Some(all) = lists.first().map(|list| said(list)) else { return };
        let mut groups: Vec<(Vec<String>, f64)> = vec![(Vec::new(), real(all))];
        for list in lists {
            let total = said(list).max(1);
            let with = |(group, people): &(Vec<String>, f64)| {
                let of = |one: &convenor_domain::population::CategoryPeople| {
                    let group = group.iter().chain([&one.category]).cloned().collect();
                    (group, people * real(one.people) / real(total))
                };
                list.categories.iter().map(of).collect::<Vec<_>>()
            };
            groups = groups.iter().flat_map(with).collect();
        }
        self.all.insert(area.cloned(), all);
        let people = groups.into_iter().map(|(group, people)| ((group, area.cloned()), whole(people)));
        self.people.extend(people);
    }
}

impl Residents for Listed {
    fn of(&self, group: &[String], area: Option<&AreaCode>) -> Option<u64> {
        self.people.get(&(group.to_vec(), area.cloned())).copied()
    }

    fn all(&self, area: Option<&AreaCode>) -> Option<u64> {
        self.all.get(&area.cloned()).copied()
    }
}

fn is_estimated(list: &Population) -> bool {
    list.source.figures == Figures::Estimated
        || list.areas.iter().any(|area| area.figures == Figures::Estimated)
}

#[expect(clippy::cast_precision_loss, reason = "no country has so many people")]
fn real(people: u64) -> f64 {
    people as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of a count of people")]
fn whole(people: f64) -> u64 {
    people.round() as u64
}
