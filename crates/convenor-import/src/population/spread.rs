//! Puts the people of each heading into our categories; bands of ages that lie across several are shared out.

use std::collections::HashSet;

use convenor_domain::AreaCode;
use convenor_domain::population::{HeadingRead, HeadingUse, PopulationRow};
use convenor_domain::response::Dimensions;

use super::label::Label;
use super::table::TableRow;
use super::{AgeYears, total, whole};

/// Fewest headings of single years that make a table of single years.
const SINGLE_YEARS_MIN: usize = 60;

/// A category, by its place, and the ages of it that a heading covers.
type Share = (usize, (u32, u32));

/// Which categories each heading goes to.
pub(super) struct Spread {
    categories: Vec<String>,
    /// Of each heading: the categories, and the ages that it shares with each.
    shares: Vec<Vec<Share>>,
}

impl Spread {
    pub(super) fn new(
        dimensions: &Dimensions,
        dimension: &str,
        categories: &[String],
        labels: &[Label],
    ) -> Self {
        let place = |key: &String| categories.iter().position(|one| one == key);
        let of_age = |(from, to): (u32, u32)| -> Vec<Share> {
            let all = dimensions.lookup(dimension).map(|one| one.categories.as_slice()).unwrap_or_default();
            let shared = all.iter().enumerate().filter_map(|(place, category)| {
                let (lowest, highest) = (category.from?.max(from), category.to?.min(to));
                (lowest <= highest).then_some((place, (lowest, highest)))
            });
            shared.collect()
        };
        let of = |label: &Label| match (label.counts(), label.ages, &label.category) {
            (false, _, _) => Vec::new(),
            (true, Some(ages), _) => of_age(ages),
            (true, None, category) => {
                category.as_ref().and_then(place).map(|one| (one, (0, 0))).into_iter().collect()
            }
        };
        Self { categories: categories.to_vec(), shares: labels.iter().map(of).collect() }
    }

    /// Whether any heading lies across categories.
    pub(super) fn splits(&self) -> bool {
        self.shares.iter().any(|shares| shares.len() > 1)
    }

    /// One area's people by category; those in none come last.
    pub(super) fn row(&self, row: &TableRow, labels: &[Label], years: &AgeYears) -> PopulationRow {
        let mut people = vec![0.0; self.categories.len() + 1];
        for ((count, label), shares) in row.counts.iter().zip(labels).zip(&self.shares) {
            let known = years.get(&row.area).filter(|_| shares.len() > 1);
            for (part, category) in parts(shares, known.map(Vec::as_slice)) {
                if let Some(sum) = people.get_mut(category) {
                    *sum += count * part;
                }
            }
            if let Some(rest) = people.last_mut().filter(|_| label.is_part() && shares.is_empty()) {
                *rest += count;
            }
        }
        let counted = || total::counted(row, labels);
        PopulationRow {
            area: row.area.clone(),
            total: total::stated(row, labels).unwrap_or_else(counted),
            people,
        }
    }

    /// The parts of a heading's people that go to each category, by its place, in an area.
    pub(super) fn shares(&self, heading: usize, area: &AreaCode, years: &AgeYears) -> Vec<(f64, usize)> {
        let shares = self.shares.get(heading).map(Vec::as_slice).unwrap_or_default();
        let known = years.get(area).filter(|_| shares.len() > 1);
        parts(shares, known.map(Vec::as_slice)).collect()
    }

    /// What became of each heading.
    pub(super) fn headings(&self, labels: &[Label]) -> Vec<HeadingRead> {
        let read = |(label, shares): (&Label, &Vec<Share>)| HeadingRead {
            heading: label.heading.clone(),
            used: if shares.len() > 1 { HeadingUse::Split } else { label.used },
            categories: shares.iter().filter_map(|(place, _)| self.categories.get(*place).cloned()).collect(),
            people: whole(label.people),
        };
        labels.iter().zip(&self.shares).map(read).collect()
    }

    /// What has to be said of bands that were shared out.
    pub(super) fn notes(&self, rows: &[TableRow], labels: &[Label], years: &AgeYears) -> Vec<String> {
        let split = labels.iter().zip(&self.shares).filter(|(_, shares)| shares.len() > 1);
        let split: Vec<&str> = split.map(|(label, _)| label.heading.as_str()).collect();
        if split.is_empty() {
            return Vec::new();
        }
        let areas: HashSet<&AreaCode> = rows.iter().map(|row| &row.area).collect();
        let known = areas.iter().filter(|area| years.contains_key(**area)).count();
        vec![format!(
            "“{}” lies across our categories and is shared out: by single years of age in {known} areas, evenly in {}; \
             these figures are estimates",
            split.join("”, “"),
            areas.len() - known
        )]
    }
}

/// The parts of a heading's people that go to each category, by single years where known.
fn parts<'a>(shares: &'a [Share], years: Option<&'a [f64]>) -> impl Iterator<Item = (f64, usize)> + 'a {
    let people = move |(from, to): (u32, u32)| -> f64 {
        let evenly = || f64::from(to - from + 1);
        let Some(years) = years else { return evenly() };
        let last = years.len().saturating_sub(1);
        let at = |age: u32| usize::try_from(age).unwrap_or(last).min(last);
        years.get(at(from)..=at(to)).map_or_else(evenly, |years| years.iter().sum())
    };
    let all: f64 = shares.iter().map(|(_, ages)| people(*ages)).sum();
    let number = f64::from(u32::try_from(shares.len()).unwrap_or(1).max(1));
    shares.iter().map(move |(place, ages)| {
        let part = if all > 0.0 { people(*ages) / all } else { 1.0 / number };
        (part, *place)
    })
}

/// Places of the headings of single years, from 0 on; `None` for a table of bands.
pub(super) fn single_years(labels: &[Label]) -> Option<Vec<usize>> {
    let aged = labels.iter().enumerate().filter(|(_, label)| label.counts());
    let aged: Vec<Share> = aged.filter_map(|(place, label)| Some((place, label.ages?))).collect();
    let (_, years) = aged.split_last()?;
    let in_order = aged.iter().zip(0_u32..).all(|((_, ages), age)| ages.0 == age);
    let is_single =
        in_order && years.iter().all(|(_, (from, to))| from == to) && aged.len() >= SINGLE_YEARS_MIN;
    is_single.then(|| aged.into_iter().map(|(place, _)| place).collect())
}
