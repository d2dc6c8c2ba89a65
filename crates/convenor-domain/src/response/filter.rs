//! Filters as they are remembered: whose answers were asked for, written down in one way however they were asked, and what
//! two of them have in common. How many people fit is left to those who count.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ask::Within;
use crate::area::AreaCode;
use crate::id::EngagementId;

/// Values of one part of a filter.
type Values = BTreeSet<String>;

/// Whose answers were asked for within an engagement. Two that ask the same are equal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Filter {
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    people: BTreeMap<String, Values>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    answers: BTreeMap<String, Values>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    areas: BTreeSet<AreaCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<NaiveDate>,
}

/// Whether those who fit a filter are added or taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Added.
    Plus,
    /// Taken away.
    Minus,
}

impl Filter {
    /// The filter that responses are asked about with.
    pub fn of(within: &Within) -> Self {
        let values = |parts: &BTreeMap<String, Vec<String>>| {
            let parts = parts.iter().filter(|(_, values)| !values.is_empty());
            parts.map(|(key, values)| (key.clone(), values.iter().cloned().collect())).collect()
        };
        Self {
            people: values(&within.people),
            answers: values(&within.answers),
            areas: within.areas.iter().cloned().collect(),
            since: within.since,
            until: within.until,
        }
    }

    /// Whether it leaves nobody out.
    pub fn is_everybody(&self) -> bool {
        *self == Self::default()
    }

    /// The responses of an engagement that fit.
    pub fn within(&self, engagement: EngagementId) -> Within {
        let values = |parts: &BTreeMap<String, Values>| {
            parts.iter().map(|(key, values)| (key.clone(), values.iter().cloned().collect())).collect()
        };
        Within {
            people: values(&self.people),
            answers: values(&self.answers),
            areas: self.areas.iter().cloned().collect(),
            since: self.since,
            until: self.until,
            ..Within::all(engagement)
        }
    }

    /// The people who fit both, as sums of people who fit one filter each; no filter where nobody can fit both.
    ///
    /// A person may give several answers to a question, so those who gave one of `A` and one of `B` are those who gave one of
    /// `A`, and those who gave one of `B`, less those who gave one of either.
    pub fn and(&self, other: &Self) -> Vec<(Sign, Self)> {
        let Some(frame) = self.frame(other) else { return Vec::new() };
        let mut sums = vec![(Sign::Plus, frame)];
        let keys: BTreeSet<&String> = self.answers.keys().chain(other.answers.keys()).collect();
        for key in keys {
            let ways = ways(self.answers.get(key), other.answers.get(key));
            let with = |(sign, filter): &(Sign, Self)| {
                let with = |(way, values): &(Sign, Values)| {
                    let mut filter = filter.clone();
                    filter.answers.insert(key.clone(), values.clone());
                    (if way == sign { Sign::Plus } else { Sign::Minus }, filter)
                };
                ways.iter().map(with).collect::<Vec<_>>()
            };
            sums = sums.iter().flat_map(with).collect();
        }
        sums
    }

    /// What both ask of people, places and days, of which everybody has one; `None` where nobody fits both.
    fn frame(&self, other: &Self) -> Option<Self> {
        let mut people = self.people.clone();
        for (key, values) in &other.people {
            let both = people.get(key).map_or_else(|| values.clone(), |own| own & values);
            people.insert(key.clone(), both);
        }
        let areas = match (self.areas.is_empty(), other.areas.is_empty()) {
            (true, _) => other.areas.clone(),
            (_, true) => self.areas.clone(),
            _ => &self.areas & &other.areas,
        };
        let nowhere = areas.is_empty() && !(self.areas.is_empty() && other.areas.is_empty());
        let since = self.since.max(other.since);
        let until = self.until.into_iter().chain(other.until).min();
        let never = since.zip(until).is_some_and(|(since, until)| since > until);
        let nobody = people.values().any(BTreeSet::is_empty);
        (!(nowhere || never || nobody)).then_some(Self {
            people,
            answers: BTreeMap::new(),
            areas,
            since,
            until,
        })
    }
}

/// Those who gave one answer of each set, as sums of those who gave one of some.
fn ways(one: Option<&Values>, other: Option<&Values>) -> Vec<(Sign, Values)> {
    match (one, other) {
        (None, None) => Vec::new(),
        (Some(values), None) | (None, Some(values)) => vec![(Sign::Plus, values.clone())],
        (Some(one), Some(other)) if one.is_subset(other) => vec![(Sign::Plus, one.clone())],
        (Some(one), Some(other)) if other.is_subset(one) => vec![(Sign::Plus, other.clone())],
        (Some(one), Some(other)) => {
            vec![(Sign::Plus, one.clone()), (Sign::Plus, other.clone()), (Sign::Minus, one | other)]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(people: &[(&str, &[&str])], answers: &[(&str, &[&str])], days: [&str; 2]) -> Filter {
        let parts = |parts: &[(&str, &[&str])]| {
            let values = |values: &[&str]| values.iter().map(ToString::to_string).collect();
            parts.iter().map(|(key, own)| ((*key).to_owned(), values(own))).collect()
        };
        let [since, until] = days.map(|day| day.parse().ok());
        Filter { people: parts(people), answers: parts(answers), areas: BTreeSet::new(), since, until }
    }

    #[test]
    fn however_it_was_asked_a_filter_is_written_down_in_one_way() {
        let within = |values: &[&str]| Within {
            people: [("age".to_owned(), values.iter().map(ToString::to_string).collect())].into(),
            answers: [("q1".to_owned(), Vec::new())].into(),
            ..Within::all(EngagementId(uuid::Uuid::nil()))
        };
        let filter = Filter::of(&within(&["old", "young"]));
        assert_eq!(filter, Filter::of(&within(&["young", "old", "old"])));
        assert_eq!(filter.within(EngagementId(uuid::Uuid::nil())).people, within(&["old", "young"]).people);
        assert!(Filter::of(&within(&[])).is_everybody() && !filter.is_everybody());
    }

    #[test]
    fn what_two_filters_have_in_common_fits_both() {
        let one = filter(&[("age", &["old", "young"])], &[], ["2026-01-01", "2026-01-31"]);
        let other = filter(&[("age", &["old"]), ("sex", &["f"])], &[], ["2026-01-02", ""]);
        let both = filter(&[("age", &["old"]), ("sex", &["f"])], &[], ["2026-01-02", "2026-01-31"]);
        assert_eq!(one.and(&other), [(Sign::Plus, both)]);
    }

    #[test]
    fn nobody_is_of_two_categories_or_answered_before_and_after() {
        let age = |age: &str| filter(&[("age", &[age])], &[], ["", ""]);
        assert_eq!(age("old").and(&age("young")), []);
        let (before, after) = (filter(&[], &[], ["", "2026-01-31"]), filter(&[], &[], ["2026-02-01", ""]));
        assert_eq!(before.and(&after), []);
    }

    #[test]
    fn several_answers_of_a_person_are_counted_by_adding_and_taking_away() {
        let gave = |answers: &[&str]| filter(&[], &[("q1", answers)], ["", ""]);
        let both = gave(&["bus"]).and(&gave(&["train"]));
        assert_eq!(
            both,
            [
                (Sign::Plus, gave(&["bus"])),
                (Sign::Plus, gave(&["train"])),
                (Sign::Minus, gave(&["bus", "train"])),
            ]
        );
        assert_eq!(gave(&["bus"]).and(&gave(&["bus", "train"])), [(Sign::Plus, gave(&["bus"]))]);
    }

    #[test]
    fn signs_of_two_questions_multiply() {
        let gave = |one: &str, two: &str| filter(&[], &[("q1", &[one]), ("q2", &[two])], ["", ""]);
        let both = gave("a", "x").and(&gave("b", "y"));
        assert_eq!(both.len(), 9);
        assert_eq!(both.iter().filter(|(sign, _)| *sign == Sign::Minus).count(), 4);
    }
}
