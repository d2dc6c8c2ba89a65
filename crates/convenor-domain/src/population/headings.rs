//! What the headings of official tables mean (`frameworks/population`): which of our categories they are, and which say
//! nothing about people.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::{PopulationUnit, ages};
use crate::response::{Dimensions, Said};

/// The edition shipped with this version.
const SHIPPED: &str = include_str!("../../../../frameworks/population/2026-11.yaml");

/// What headings mean, as dated data with its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headings {
    /// Name, the same as the folder's.
    pub name: String,
    /// Edition, such as `2026-11`.
    pub edition: String,
    /// Where the headings come from.
    pub source: String,
    /// Ends of headings that say nothing about what is counted.
    pub trimmed: Vec<String>,
    /// Words of headings whose columns count nobody.
    pub not_counts: Vec<String>,
    /// Headings of totals.
    pub totals: Vec<String>,
    /// Headings of those who did not answer.
    pub not_said: Vec<String>,
    /// Tables by what they count people by.
    pub tables: Vec<HeadingTable>,
    /// What people and households are counted by that nobody is asked in a survey.
    pub own: Vec<OwnDimension>,
}

/// A kind of official table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadingTable {
    /// What it counts people by.
    pub dimension: String,
    /// What official tables call that.
    pub called: Vec<String>,
    /// Whom it counts.
    #[serde(default = "people")]
    pub unit: PopulationUnit,
    /// Who publishes it, by year.
    #[serde(default)]
    pub sources: Vec<YearSource>,
    /// Its headings.
    #[serde(default)]
    pub means: Vec<Meaning>,
    /// Headings that are part of a wider one although they do not begin with it.
    #[serde(default)]
    pub within: Vec<String>,
    /// Headings that count by something else at once.
    #[serde(default)]
    pub paired: Option<PairedHeadings>,
}

/// Headings that count by two things at once, the second of them ages in bands that the headings do not name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairedHeadings {
    /// The second thing.
    pub with: String,
    /// All of them.
    pub means: Vec<PairedMeaning>,
}

/// One of these headings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairedMeaning {
    /// The heading, in lower case.
    pub heading: String,
    /// Key of the category of the first thing.
    pub category: String,
    /// The youngest in it.
    pub from: u32,
    /// The oldest in it.
    pub to: u32,
}

/// Who publishes a table of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearSource {
    /// The year.
    pub year: u16,
    /// In words.
    pub source: String,
}

/// The headings of one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meaning {
    /// Key of the category.
    pub category: String,
    /// Headings, in lower case.
    pub headings: Vec<String>,
}

/// A dimension that nobody is asked about in a survey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDimension {
    /// Stable key.
    pub key: String,
    /// Name on screen.
    pub name: String,
    /// Its categories, in order.
    pub categories: Vec<OwnCategory>,
}

/// A category of such a dimension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnCategory {
    /// Stable key.
    pub key: String,
    /// Name on screen.
    pub name: String,
}

/// What headings mean cannot be read.
#[derive(Debug, Clone, thiserror::Error)]
#[error("what the headings of official tables mean cannot be read: {0}")]
pub struct HeadingsError(String);

fn people() -> PopulationUnit {
    PopulationUnit::People
}

impl Headings {
    /// The edition shipped with this version, read once.
    pub fn shipped() -> Result<&'static Self, HeadingsError> {
        static READ: OnceLock<Result<Headings, HeadingsError>> = OnceLock::new();
        let read = READ.get_or_init(|| {
            serde_norway::from_str(SHIPPED).map_err(|error| HeadingsError(error.to_string()))
        });
        read.as_ref().map_err(Clone::clone)
    }

    /// The kind of table that counts people by this.
    pub fn table(&self, dimension: &str) -> Option<&HeadingTable> {
        self.tables.iter().find(|table| table.dimension == dimension)
    }

    /// The dimension with this key, where it is one that nobody is asked about.
    pub fn dimension(&self, key: &str) -> Option<&OwnDimension> {
        self.own.iter().find(|dimension| dimension.key == key)
    }

    /// Keys of a dimension's categories, in order; `None` where there is no such dimension.
    pub fn categories(&self, dimensions: &Dimensions, key: &str) -> Option<Vec<String>> {
        let asked =
            || dimensions.lookup(key).map(|one| one.categories.iter().map(|c| c.key.clone()).collect());
        let own = self.dimension(key).map(|one| one.categories.iter().map(|c| c.key.clone()).collect());
        own.or_else(asked)
    }

    /// A heading as it is compared: lower case, without what only its writing adds.
    pub fn plain(&self, heading: &str) -> String {
        let lower = heading.to_lowercase().replace('’', "'").replace('_', " ");
        let mut plain = lower.split_whitespace().collect::<Vec<_>>().join(" ");
        for end in &self.trimmed {
            if let Some(shorter) = plain.strip_suffix(end.as_str()) {
                plain = shorter.trim_end().to_owned();
            }
        }
        plain
    }

    /// Whether a column with this heading counts nobody.
    pub fn is_no_count(&self, heading: &str) -> bool {
        let lower = heading.to_lowercase().replace('_', " ");
        self.not_counts.iter().any(|word| lower.contains(word.as_str()))
    }

    /// Whether it is the heading of a total: `Total`, `Total: All usual residents`, `General health: Total`.
    pub fn is_total(&self, heading: &str) -> bool {
        let mut parts = heading.split(':').map(str::trim);
        parts.any(|part| self.totals.iter().any(|total| total == part))
    }

    /// Whether it is the heading of those who did not answer.
    pub fn is_not_said(&self, heading: &str) -> bool {
        let last = heading.rsplit(':').next().unwrap_or(heading).trim();
        self.not_said.iter().any(|word| word == last)
    }
}

impl HeadingTable {
    /// Who publishes it for a year.
    pub fn source_of(&self, year: u16) -> Option<&str> {
        self.sources.iter().find(|one| one.year == year).map(|one| one.source.as_str())
    }

    /// A heading without what it counts by: `general health: good health` is `good health`.
    pub fn own_part<'a>(&self, heading: &'a str) -> &'a str {
        let first = |called: &String| heading.strip_prefix(called.as_str())?.strip_prefix(':').map(str::trim);
        self.called.iter().find_map(first).unwrap_or(heading)
    }

    /// Whether the heading says what this table counts by.
    pub fn is_called(&self, heading: &str) -> bool {
        let bare = heading.split(" (").next().unwrap_or(heading).trim();
        self.called.iter().any(|called| called == bare || called == heading)
    }

    /// The category that a whole heading means; `exactly` that, not a wider one.
    pub fn category(&self, dimensions: &Dimensions, heading: &str) -> Option<String> {
        let own = self.own_part(heading);
        let means = |meaning: &&Meaning| meaning.headings.iter().any(|one| one == own);
        if let Some(meaning) = self.means.iter().find(means) {
            return Some(meaning.category.clone());
        }
        let dimension = dimensions.lookup(&self.dimension)?;
        if dimension.ages && ages(own).is_some() {
            return None;
        }
        match dimensions.said(dimension, own) {
            Said::Category(category) => Some(category.key.clone()),
            Said::NotSaid | Said::Unmapped => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn official_headings_come_to_our_categories() {
        let (headings, dimensions) = (Headings::shipped().unwrap(), Dimensions::shipped().unwrap());
        let cases = [
            ("ethnicity", "Black, Black British, Black Welsh, Caribbean or African", "ethnicity-black"),
            ("ethnicity", "Ethnic group: White", "ethnicity-white"),
            ("disability", "Disability: Disabled under the Equality Act", "disability-yes"),
            ("carer", "Provision of unpaid care: Provides no unpaid care", "carer-no"),
            ("health", "General health: Very bad health", "health-very-bad"),
            ("sexual-orientation", "Straight or Heterosexual", "orientation-straight"),
            (
                "partnership",
                "Never married and never registered a civil partnership; measures: Value",
                "partnership-never",
            ),
        ];
        for (dimension, heading, expected) in cases {
            let table = headings.table(dimension).unwrap();
            let found = table.category(dimensions, &headings.plain(heading));
            assert_eq!(found.as_deref(), Some(expected), "{heading}");
        }
    }

    #[test]
    fn totals_percentages_and_the_silent_are_told_apart() {
        let headings = Headings::shipped().unwrap();
        let plain = |text: &str| headings.plain(text);
        assert!(headings.is_total(&plain("General health: Total: All usual residents")));
        assert!(headings.is_total(&plain("total_residents")) && !headings.is_total(&plain("White")));
        assert!(
            headings.is_no_count("prop_migrated_from_within_uk")
                && headings.is_no_count("White: Roma (percent)")
        );
        assert!(headings.is_not_said(&plain("Sexual orientation: Not answered")));
    }

    #[test]
    fn the_shipped_headings_are_sound() {
        let (headings, dimensions) = (Headings::shipped().unwrap(), Dimensions::shipped().unwrap());
        assert!(headings.name == "population" && !headings.source.is_empty());
        for table in &headings.tables {
            let categories = headings.categories(dimensions, &table.dimension).unwrap();
            let known = |category: &String| categories.contains(category);
            assert!(table.means.iter().all(|one| known(&one.category)), "{}", table.dimension);
            for one in table.paired.iter().flat_map(|paired| &paired.means) {
                assert!(known(&one.category) && table.within.contains(&one.heading) && one.from <= one.to);
            }
            let written =
                table.means.iter().flat_map(|one| &one.headings).chain(&table.called).chain(&table.within);
            for heading in written {
                assert_eq!(*heading, headings.plain(heading), "as it is compared");
            }
        }
    }
}
