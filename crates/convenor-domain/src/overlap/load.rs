//! How often people are asked, and how often the system thinks right.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::area::AreaCode;
use crate::problem::{FieldProblem, Problems, Reason};
use crate::vocabulary::{Vocabularies, known};

/// Most engagements a year that a budget may name.
pub const ASKS_MAX: u32 = 1_000;

/// How often a group was asked in an area in twelve months, against what the system thinks right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Load {
    /// Term of `groups`; `None` for everybody.
    pub group: Option<String>,
    /// The area; `None` for the whole system.
    pub area: Option<AreaCode>,
    /// Engagements that ask this group here in the twelve months, without the plan itself.
    pub asked: u32,
    /// Most that the system thinks right in twelve months: said of one group in one area, and `None` where the plan names
    /// only one of them.
    pub budget: Option<u32>,
}

impl Load {
    /// Whether one more would be more than the system thinks right.
    pub fn is_full(&self) -> bool {
        self.budget.is_some_and(|budget| self.asked >= budget)
    }
}

/// How many engagements a year the system thinks right for a group in one area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// For a group in one area that is not named below.
    pub asks: u32,
    /// For groups that tire sooner, or can be asked more often: terms of `groups`.
    #[serde(default)]
    pub groups: BTreeMap<String, u32>,
}

impl Budget {
    /// The budget of a group in one area.
    pub fn of(&self, group: &str) -> u32 {
        self.groups.get(group).copied().unwrap_or(self.asks)
    }

    /// Every problem that keeps this from being saved: fields `asks` and `groups`.
    pub fn check(&self, vocabularies: &Vocabularies) -> Result<(), Vec<FieldProblem>> {
        let mut problems = Problems::default();
        let unfit = |asks: &u32| (*asks == 0 || *asks > ASKS_MAX).then(|| asks.to_string());
        let example = format!("a whole number from 1 to {ASKS_MAX}");
        if let Some(value) = unfit(&self.asks) {
            problems.add("asks", Reason::Unreadable { value, example: example.clone() });
        }
        if let Some(value) = self.groups.values().find_map(unfit) {
            problems.add("groups", Reason::Unreadable { value, example });
        }
        known(&mut problems, "groups", &vocabularies.groups, self.groups.keys());
        problems.into_result()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_names_known_groups_and_numbers_that_make_sense() {
        let vocabularies = Vocabularies::shipped().unwrap();
        let group = vocabularies.groups.terms[0].key.clone();
        let check = |asks, group: &str, asks_of_group| {
            let groups = BTreeMap::from([(group.to_owned(), asks_of_group)]);
            let checked = Budget { asks, groups }.check(&vocabularies);
            checked.err().unwrap_or_default().iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
        };
        assert_eq!(check(1, &group, ASKS_MAX), "");
        let wrong = check(0, "martians", ASKS_MAX + 1);
        assert!(
            wrong.starts_with("asks “0” cannot be read: write it like “a whole number from 1 to 1000”"),
            "{wrong}"
        );
        assert!(
            wrong.contains("groups “1001”") && wrong.contains("groups “martians” is not known"),
            "{wrong}"
        );
    }
}
