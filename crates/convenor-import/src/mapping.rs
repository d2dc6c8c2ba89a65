//! Mappings: which column of a source holds what. Written as YAML, shipped for known sources, guessed for others.

mod guess;
mod rule;
mod shipped;
mod target;

use std::collections::BTreeMap;

use convenor_domain::InsightStatus;
use serde::{Deserialize, Serialize};

pub use guess::guess;
pub use rule::{Clip, FieldRule, Read};
pub use shipped::{shipped, shipped_names};
pub use target::{Target, TargetChoice, targets};

/// Which column of a source holds what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Short name: lower-case letters, digits, hyphens. Records remember it as their source.
    pub name: String,
    /// What the source is, for people.
    #[serde(default)]
    pub title: String,
    /// How the source asks to be named.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub credit: String,
    /// The licence it comes under.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub licence: String,
    /// The sheet to read, in a workbook of several; the first with anything in it without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Columns that together identify a record in the source. Without any, title, start and lead do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub key: Vec<String>,
    /// Columns that only this source has: a file with all of them is taken to be it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub known_by: Vec<String>,
    /// Words by which the source says “nothing here”.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absent: Vec<String>,
    /// Whether findings are public already, so that they need no check for personal data before they are found.
    #[serde(default)]
    pub insights_published: bool,
    /// What to do with a record that ends before it starts.
    #[serde(default)]
    pub contradicting_dates: ContradictingDates,
    /// What fills each field. Of several rules for one field, the first with something to say speaks; in lists, all do.
    #[serde(deserialize_with = "rule::fields")]
    pub fields: BTreeMap<Target, Vec<FieldRule>>,
}

/// What to do with a record that ends before it starts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContradictingDates {
    /// Reject the row: its owner can mend it.
    #[default]
    Reject,
    /// Keep both dates as words: nobody here can mend a published source, and neither date can be believed.
    KeepWords,
}

/// Why a mapping cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MappingError {
    /// Not the YAML of a mapping.
    #[error("the mapping cannot be read: {0}")]
    Yaml(#[from] serde_norway::Error),
    /// A pattern is no regular expression.
    #[error("in the mapping, “{pattern}” of {field} is not a pattern that can be used: {reason}")]
    Pattern {
        /// The field.
        field: &'static str,
        /// What was written.
        pattern: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Nothing gives the title.
    #[error("the mapping gives no title: say which column holds it, under “fields: title:”")]
    NoTitle,
    /// The file has none of the columns that the mapping needs.
    #[error(
        "the file has no column {wanted}, which “{mapping}” needs: choose another mapping. It has: {found}"
    )]
    NoColumn {
        /// The mapping's name.
        mapping: String,
        /// Columns looked for.
        wanted: String,
        /// Columns there are.
        found: String,
    },
}

impl Mapping {
    /// Reads a mapping from YAML and checks it.
    pub fn from_yaml(yaml: &str) -> Result<Self, MappingError> {
        let mapping: Self = serde_norway::from_str(yaml)?;
        mapping.check()?;
        Ok(mapping)
    }

    /// The mapping as YAML, to be kept and read again.
    pub fn to_yaml(&self) -> Result<String, MappingError> {
        Ok(serde_norway::to_string(self)?)
    }

    /// Checks that there is a title and that every pattern is one.
    pub fn check(&self) -> Result<(), MappingError> {
        if self.fields.get(&Target::Title).is_none_or(Vec::is_empty) {
            return Err(MappingError::NoTitle);
        }
        for (target, rule) in self.rules() {
            rule.patterns(target.key())?;
        }
        Ok(())
    }

    /// Where the findings of this source stand when they come in.
    pub fn insight_status(&self) -> InsightStatus {
        if self.insights_published { InsightStatus::Published } else { InsightStatus::Submitted }
    }

    /// Who made the source and under which licence, as records show it.
    pub fn acknowledgement(&self) -> Option<String> {
        match (self.credit.as_str(), self.licence.as_str()) {
            ("", "") => None,
            (credit, "") => Some(credit.to_owned()),
            ("", licence) => Some(licence.to_owned()),
            (credit, licence) => Some(format!("{credit} ({licence})")),
        }
    }

    /// The same mapping with one column for a field, as a person chooses it; `None` leaves the field out.
    pub fn set_column(&mut self, target: Target, column: Option<&str>) {
        match column {
            Some(column) => {
                self.fields.insert(target, vec![FieldRule::column(column)]);
            }
            None => {
                self.fields.remove(&target);
            }
        }
    }

    /// The first column that a field is read from.
    pub fn column_of(&self, target: Target) -> Option<&str> {
        self.fields.get(&target)?.iter().flat_map(|rule| &rule.from).next().map(String::as_str)
    }

    /// Every column that the mapping reads.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.key.iter().chain(self.rules().flat_map(|(_, rule)| &rule.from)).map(String::as_str)
    }

    fn rules(&self) -> impl Iterator<Item = (Target, &FieldRule)> {
        self.fields.iter().flat_map(|(target, rules)| rules.iter().map(|rule| (*target, rule)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_is_kept_and_read_again() {
        let yaml = "name: log\nkey: [Ref]\nfields:\n  title: Name\n  topics: [Topic, {from: [More, Other], split: ';'}]\n";
        let mapping = Mapping::from_yaml(yaml).unwrap();
        assert_eq!(mapping.column_of(Target::Title), Some("Name"));
        assert_eq!(mapping.columns().collect::<Vec<_>>(), ["Ref", "Name", "Topic", "More", "Other"]);
        assert_eq!(Mapping::from_yaml(&mapping.to_yaml().unwrap()).unwrap(), mapping);
    }

    #[test]
    fn a_mapping_that_cannot_work_says_why() {
        let message = |yaml: &str| Mapping::from_yaml(yaml).unwrap_err().to_string();
        assert!(message("name: x\nfields: {}").contains("gives no title"));
        assert!(message("name: x\nfields:\n  title: {from: a, spilt: b}").contains("spilt"));
        assert!(message("name: x\nfields:\n  titel: a").contains("titel"));
        assert!(message("name: x\nfields:\n  title: {from: a, remove: '('}").contains("“(” of title"));
    }
}
