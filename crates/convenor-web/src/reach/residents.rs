//! How many people of each group live where, from the official lists.

use std::collections::BTreeMap;

use convenor_domain::AreaCode;
use convenor_domain::population::{AreaPeople, Figures, Population, PopulationSource, crossed_key};
use convenor_domain::reach::{By, ReachQuestion, Residents};
use convenor_statistics::joint_from_margins;
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
        let both = Both::read(store, question, inside).await?;
        let is_crossed = whole.len() > 1;
        let mut listed = Self {
            is_estimated: is_crossed && both.is_none_or_estimated() || whole.iter().any(is_estimated),
            sources: whole.iter().chain(&both.whole).map(|list| list.source.clone()).collect(),
            ..Self::default()
        };
        let lists: Vec<&AreaPeople> = whole.iter().filter_map(|list| list.areas.first()).collect();
        listed.add(None, &lists, &both);
        if by_area.len() == question.by.len() {
            listed.add_areas(&by_area, &both);
        }
        Ok(listed)
    }

    fn add_areas(&mut self, lists: &[Population], both: &Both) {
        let Some((first, others)) = lists.split_first() else { return };
        for area in &first.areas {
            let same = |list: &'_ Population| list.areas.iter().position(|other| other.area == area.area);
            let others: Option<Vec<&AreaPeople>> =
                others.iter().map(|list| list.areas.get(same(list)?)).collect();
            if let Some(others) = others {
                let lists: Vec<&AreaPeople> = std::iter::once(area).chain(others).collect();
                self.add(Some(&area.area), &lists, both);
            }
        }
    }

    /// The people of an area. Two lists of the same people are put together by raking: to what a list of both says, where there is
    /// one; else as if one told nothing of the other.
    fn add(&mut self, area: Option<&AreaCode>, lists: &[&AreaPeople], both: &Both) {
        let said = |list: &AreaPeople| list.categories.iter().map(|one| one.people).sum::<u64>();
        let Some(all) = lists.first().map(|list| said(list)) else { return };
        let margins: Vec<Vec<f64>> = lists.iter().map(|list| counts(list)).collect();
        let joint =
            |seed: Option<&[f64]>| joint_from_margins(&margins, seed).ok().filter(|found| found.converged);
        let groups = groups(lists);
        let found = both.of(area, &groups).and_then(|seed| joint(Some(&seed))).or_else(|| joint(None));
        let people = found.map(|found| found.expected).unwrap_or_default();
        self.all.insert(area.cloned(), all);
        let groups = groups.into_iter().zip(people);
        self.people.extend(groups.map(|(group, people)| ((group, area.cloned()), whole(people))));
    }
}

/// The groups of some lists: every category of one with every one of the next, the last running fastest.
fn groups(lists: &[&AreaPeople]) -> Vec<Vec<String>> {
    lists.iter().fold(vec![Vec::new()], |groups: Vec<Vec<String>>, list| {
        let with = |group: &Vec<String>| {
            let of = |key: &String| group.iter().chain([key]).cloned().collect::<Vec<_>>();
            list.categories.iter().map(|one| of(&one.category)).collect::<Vec<_>>()
        };
        groups.iter().flat_map(with).collect()
    })
}

fn counts(list: &AreaPeople) -> Vec<f64> {
    list.categories.iter().map(|one| real(one.people)).collect()
}

/// A list of the two things that are asked for together, where there is one.
#[derive(Default)]
struct Both {
    whole: Option<Population>,
    by_area: Option<Population>,
}

impl Both {
    async fn read(store: &Store, question: &ReachQuestion, inside: &AreaCode) -> Result<Self, StoreError> {
        let [first, second] = question.by.as_slice() else { return Ok(Self::default()) };
        for (one, other) in [(first, second), (second, first)] {
            let key = crossed_key(By::key(one), By::key(other));
            let Some(whole) = store.people_in_area(&key, inside).await? else { continue };
            let by_area = match question.level {
                Some(level) => store.people_by_area(&key, level, inside).await?,
                None => None,
            };
            return Ok(Self { whole: Some(whole), by_area });
        }
        Ok(Self::default())
    }

    fn is_none_or_estimated(&self) -> bool {
        self.whole.as_ref().is_none_or(is_estimated)
    }

    /// People of each of some groups of two in an area.
    fn of(&self, area: Option<&AreaCode>, groups: &[Vec<String>]) -> Option<Vec<f64>> {
        let list = match area {
            None => self.whole.as_ref()?.areas.first()?,
            Some(area) => self.by_area.as_ref()?.areas.iter().find(|one| one.area == *area)?,
        };
        let people = |group: &Vec<String>| match group.as_slice() {
            [one, other] => list.of_both(one, other).map(real),
            _ => None,
        };
        groups.iter().map(people).collect()
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
