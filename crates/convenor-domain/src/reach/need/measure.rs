//! Which topic is measured by which official figure (`frameworks/need`): dated data with its source. Figures themselves are the
//! lists' that were read in.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::key::keyed_enum;

/// The edition shipped with this version.
const SHIPPED: &str = include_str!("../../../../../frameworks/need/2026-11.yaml");

/// Which topic is measured by which official figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedMeasures {
    /// Name, the same as the folder's: `need`.
    pub name: String,
    /// Edition, such as `2026-11`.
    pub edition: String,
    /// Where the figures and the choice of them come from.
    pub source: String,
    /// Columns of official tables that are figures by themselves.
    pub indicators: Vec<NeedIndicator>,
    /// One for each topic that has a figure.
    pub measures: Vec<NeedMeasure>,
}

/// A column of an official table of deprivation that is a figure by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedIndicator {
    /// Stable key.
    pub key: String,
    /// What a value of it is.
    pub counted: Counted,
    /// Its headings, in lower case, as they are compared.
    pub headings: Vec<String>,
}

keyed_enum! {
    /// What a value of a figure is.
    Counted {
        /// A share of people or households, from 0 to 1.
        Share = "share",
        /// A number as it stands.
        Number = "number",
        /// A score that says nothing by itself. Its figure is the share of people in the fifth of small areas with the highest.
        HighestFifth = "highest-fifth",
        /// The same of the lowest.
        LowestFifth = "lowest-fifth",
    }
}

/// The figure of a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedMeasure {
    /// Term of the `topics` vocabulary.
    pub topic: String,
    /// What is measured.
    #[serde(flatten)]
    pub of: Measured,
    /// What goes on after “In Fernshire 11 in 100”; of a number, what stands before it.
    pub says: String,
    /// Terms of the `groups` vocabulary that it is about, where there are any.
    #[serde(default)]
    pub groups: Vec<String>,
    /// The table that it was chosen from, and who publishes it.
    pub source: String,
    /// Year of that table.
    pub year: u16,
    /// Why it measures the topic, in one sentence.
    pub why: String,
}

/// What a figure is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measured {
    /// People of some categories, of all who are in any.
    People {
        /// What a list of people counts by.
        dimension: String,
        /// Keys of the categories that have the need.
        categories: Vec<String>,
    },
    /// One of the indicators.
    Indicator(String),
}

/// The measures of need cannot be read.
#[derive(Debug, Clone, thiserror::Error)]
#[error("which topic is measured by which figure cannot be read: {0}")]
pub struct NeedMeasuresError(String);

impl NeedMeasures {
    /// The edition shipped with this version, read once.
    pub fn shipped() -> Result<&'static Self, NeedMeasuresError> {
        static READ: OnceLock<Result<NeedMeasures, NeedMeasuresError>> = OnceLock::new();
        let read = READ.get_or_init(|| {
            serde_norway::from_str(SHIPPED).map_err(|error| NeedMeasuresError(error.to_string()))
        });
        read.as_ref().map_err(Clone::clone)
    }

    /// The indicator with this key.
    pub fn indicator(&self, key: &str) -> Option<&NeedIndicator> {
        self.indicators.iter().find(|one| one.key == key)
    }
}

impl NeedMeasure {
    /// What a value of it is.
    pub fn counted(&self, measures: &NeedMeasures) -> Counted {
        match &self.of {
            Measured::People { .. } => Counted::Share,
            Measured::Indicator(key) => measures.indicator(key).map_or(Counted::Number, |one| one.counted),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Vocabularies;
    use crate::population::Headings;
    use crate::response::Dimensions;

    #[test]
    fn every_measure_is_of_a_topic_a_figure_and_groups_that_exist() {
        let (needs, headings) = (NeedMeasures::shipped().unwrap(), Headings::shipped().unwrap());
        let (dimensions, words) = (Dimensions::shipped().unwrap(), Vocabularies::shipped().unwrap());
        assert_eq!(needs.name, "need");
        for measure in &needs.measures {
            assert!(words.topics.lookup(&measure.topic).is_some(), "{}", measure.topic);
            assert!(measure.groups.iter().all(|key| words.groups.lookup(key).is_some()), "{}", measure.topic);
            assert!(!measure.says.is_empty() && !measure.why.is_empty() && measure.year > 2000);
            match &measure.of {
                Measured::Indicator(key) => assert!(needs.indicator(key).is_some(), "{key}"),
                Measured::People { dimension, categories } => {
                    let known = headings.categories(dimensions, dimension).unwrap();
                    assert!(categories.iter().all(|key| known.contains(key)), "{categories:?}");
                    let source = headings.table(dimension).and_then(|one| one.source_of(measure.year));
                    assert!(source.is_some_and(|source| measure.source.starts_with("Census 2021")
                        && source.starts_with("Census 2021")));
                }
            }
        }
    }

    #[test]
    fn indicators_are_each_used_and_written_as_they_are_compared() {
        let (needs, headings) = (NeedMeasures::shipped().unwrap(), Headings::shipped().unwrap());
        for one in &needs.indicators {
            assert!(one.headings.iter().all(|heading| headings.plain(heading) == *heading), "{}", one.key);
            let used = |measure: &NeedMeasure| measure.of == Measured::Indicator(one.key.clone());
            assert!(needs.measures.iter().any(used), "{} measures nothing", one.key);
        }
    }
}
