//! One rule: from which columns a field is filled, and how.

use std::collections::BTreeMap;

use regex::Regex;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_norway::Value;

use super::{MappingError, Target};

/// From which columns a field is filled, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FieldRule {
    /// Columns. In one text they are joined, in a list each adds its values.
    #[serde(deserialize_with = "one_or_many", skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<String>,
    /// What stands between joined columns; a comma and a space without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub join: Option<String>,
    /// How the text is read.
    #[serde(skip_serializing_if = "is_default")]
    pub read: Read,
    /// Patterns whose matches are left out of the text.
    #[serde(deserialize_with = "one_or_many", skip_serializing_if = "Vec::is_empty")]
    pub remove: Vec<String>,
    /// Pattern at which a text is cut into several values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub split: Option<String>,
    /// How much of the text is taken.
    #[serde(skip_serializing_if = "is_default")]
    pub clip: Clip,
    /// What the source's words mean here; a word with no meaning (`""`) is left out.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
    /// The value, whatever the row says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub constant: Option<String>,
    /// What stands before the text; before addresses only where they are relative.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// Title of documents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Column with the titles of documents, item beside item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub titles_from: Option<String>,
    /// ISO 4217 letters of what the column counts in, where its cells do not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The rule holds only where each of these columns has one of these values; `*` stands for any.
    #[serde(deserialize_with = "conditions", skip_serializing_if = "BTreeMap::is_empty")]
    pub when: BTreeMap<String, Vec<String>>,
}

/// How a text is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Read {
    /// As it is.
    #[default]
    Words,
    /// As HTML: its words.
    Html,
    /// As HTML: its links, for documents.
    Links,
    /// As an address whose last part is a name: `…/13872-Textile-rules` says “Textile rules”.
    Address,
}

/// How much of a text is taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clip {
    /// All of it.
    #[default]
    Whole,
    /// The first paragraph, as far as its last full sentence.
    FirstParagraph,
    /// The first sentence.
    FirstSentence,
    /// As many whole words as a title or place holds.
    Heading,
}

impl FieldRule {
    /// A rule that takes a column as it is.
    pub fn column(column: &str) -> Self {
        Self { from: vec![column.to_owned()], ..Self::default() }
    }

    /// The patterns of [`FieldRule::remove`] and of [`FieldRule::split`].
    pub(crate) fn patterns(&self, field: &'static str) -> Result<(Vec<Regex>, Option<Regex>), MappingError> {
        let compile = |pattern: &String| {
            Regex::new(pattern).map_err(|error| MappingError::Pattern {
                field,
                pattern: pattern.clone(),
                reason: error.to_string(),
            })
        };
        let remove = self.remove.iter().map(compile).collect::<Result<_, _>>()?;
        Ok((remove, self.split.as_ref().map(compile).transpose()?))
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// `a` or `[a, b]`.
fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    many(Value::deserialize(deserializer)?).map_err(D::Error::custom)
}

fn many(value: Value) -> Result<Vec<String>, serde_norway::Error> {
    match value {
        Value::Sequence(_) => serde_norway::from_value(value),
        value => serde_norway::from_value(value).map(|one| vec![one]),
    }
}

fn conditions<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, Vec<String>>, D::Error> {
    let conditions = BTreeMap::<String, Value>::deserialize(deserializer)?;
    let each = conditions.into_iter().map(|(column, value)| Ok((column, many(value)?)));
    each.collect::<Result<_, _>>().map_err(|error: serde_norway::Error| D::Error::custom(error))
}

/// Fields with their rules: a column, a rule, or a list of either.
pub(super) fn fields<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<Target, Vec<FieldRule>>, D::Error> {
    let fields = BTreeMap::<Target, Value>::deserialize(deserializer)?;
    let each = fields.into_iter().map(|(target, value)| {
        let rules = match value {
            Value::Sequence(items) => items.into_iter().map(rule).collect::<Result<_, _>>(),
            value => rule(value).map(|rule| vec![rule]),
        };
        rules
            .map(|rules| (target, rules))
            .map_err(|error| D::Error::custom(format!("{}: {error}", target.key())))
    });
    each.collect()
}

fn rule(value: Value) -> Result<FieldRule, serde_norway::Error> {
    match value {
        Value::String(column) => Ok(FieldRule::column(&column)),
        value => serde_norway::from_value(value),
    }
}
