//! People heard, as they were counted: raw, so nothing of it reaches a page.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use convenor_statistics::Count;

use super::Quarter;
use crate::area::AreaCode;

/// People with the same in common, heard in one engagement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeardCell {
    /// The group by each thing asked for; `None` where it is not known.
    pub group: Vec<Option<String>>,
    /// The area; `None` where it is not known, or areas were not asked for.
    pub area: Option<AreaCode>,
    /// First day of the month; `None` where it is not known.
    pub month: Option<NaiveDate>,
    /// Which engagement: its place among those asked about.
    pub engagement: usize,
    /// How many.
    pub people: Count,
}

/// Everybody heard in some engagements.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heard {
    /// People by what they have in common.
    pub cells: Vec<HeardCell>,
    /// People who live outside the area asked about. They are in no cell.
    pub elsewhere: Count,
    /// People of whom nobody knows where they live, and who are in no cell.
    pub unplaced: Count,
}

/// One group as it was heard.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeardGroup {
    /// How many people.
    pub people: Count,
    /// In how many engagements.
    pub engagements: usize,
    /// First day of the last month in which any was heard.
    pub last: Option<NaiveDate>,
}

impl Heard {
    /// All people in cells.
    pub fn total(&self) -> Count {
        self.cells.iter().map(|cell| cell.people).sum()
    }

    /// People of whom the group is known in all that was asked for.
    pub fn known(&self) -> impl Iterator<Item = (Vec<String>, &HeardCell)> {
        self.cells.iter().filter_map(|cell| {
            let group: Option<Vec<String>> = cell.group.iter().cloned().collect();
            Some((group?, cell))
        })
    }

    /// Everybody told apart by something: a key for each cell, or nothing where it does not belong.
    pub fn groups<K: Ord>(&self, key: impl Fn(&HeardCell) -> Option<K>) -> BTreeMap<K, HeardGroup> {
        let mut groups: BTreeMap<K, (HeardGroup, BTreeSet<usize>)> = BTreeMap::new();
        for (key, cell) in self.cells.iter().filter_map(|cell| Some((key(cell)?, cell))) {
            let (group, engagements) = groups.entry(key).or_default();
            group.people += cell.people;
            group.last = group.last.max(cell.month);
            engagements.insert(cell.engagement);
        }
        let counted = |(key, (group, engagements)): (K, (HeardGroup, BTreeSet<usize>))| {
            (key, HeardGroup { engagements: engagements.len(), ..group })
        };
        groups.into_iter().map(counted).collect()
    }

    /// First and last quarter in which anybody was heard.
    pub fn quarters(&self) -> Option<(Quarter, Quarter)> {
        let quarters = || self.cells.iter().filter_map(|cell| cell.month).map(Quarter::of);
        Some((quarters().min()?, quarters().max()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(group: Option<&str>, month: Option<&str>, engagement: usize, people: u64) -> HeardCell {
        HeardCell {
            group: vec![group.map(str::to_owned)],
            area: None,
            month: month.map(|day| day.parse().unwrap()),
            engagement,
            people: people.into(),
        }
    }

    #[test]
    fn groups_say_how_many_in_how_many_activities_and_when_last() {
        let cells = vec![
            cell(Some("a"), Some("2026-01-01"), 0, 5),
            cell(Some("a"), Some("2025-10-01"), 1, 7),
            cell(Some("a"), None, 1, 2),
            cell(None, Some("2026-02-01"), 1, 4),
        ];
        let heard = Heard { cells, ..Heard::default() };
        let groups = heard.groups(|cell| cell.group[0].clone());
        let expected = HeardGroup { people: 14.into(), engagements: 2, last: "2026-01-01".parse().ok() };
        assert_eq!(groups, [("a".to_owned(), expected)].into());
        assert_eq!((heard.total().people, heard.known().count()), (18, 3));
        let (first, last) = heard.quarters().unwrap();
        assert_eq!((first.to_string(), last.to_string()), ("2025 Q4".to_owned(), "2026 Q1".to_owned()));
    }
}
