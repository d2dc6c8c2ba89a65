//! What people say of themselves, brought to the same categories everywhere (`frameworks/dimensions`).

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

/// The edition shipped with this version.
const SHIPPED: &str = include_str!("../../../../frameworks/dimensions/2026-11.yaml");

/// Dimensions with their categories, as dated data with their source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dimensions {
    /// Name, the same as the folder's.
    pub name: String,
    /// Edition, such as `2026-11`.
    pub edition: String,
    /// Where the categories come from.
    pub source: String,
    /// Answers that say nothing about a person.
    pub not_said: Vec<String>,
    /// The dimensions.
    pub dimensions: Vec<Dimension>,
}

/// One thing that people say of themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dimension {
    /// Stable key.
    pub key: String,
    /// Name on screen.
    pub name: String,
    /// Words of headings that ask for it, in lower case.
    pub headings: Vec<String>,
    /// Whether numbers are ages.
    #[serde(default)]
    pub ages: bool,
    /// What people are counted as.
    pub categories: Vec<Category>,
}

/// What people are counted as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Stable key.
    pub key: String,
    /// Name on screen.
    pub name: String,
    /// Other words for it, in lower case.
    #[serde(default)]
    pub words: Vec<String>,
    /// Youngest age, in years.
    #[serde(default)]
    pub from: Option<u32>,
    /// Oldest age, in years.
    #[serde(default)]
    pub to: Option<u32>,
}

/// What an answer says of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said<'a> {
    /// It fits a category.
    Category(&'a Category),
    /// They would rather not say, or do not know.
    NotSaid,
    /// It fits none of the categories.
    Unmapped,
}

/// The dimensions cannot be read.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the dimensions of people cannot be read: {0}")]
pub struct DimensionsError(String);

impl Dimensions {
    /// The edition shipped with this version, read once.
    pub fn shipped() -> Result<&'static Self, DimensionsError> {
        static READ: OnceLock<Result<Dimensions, DimensionsError>> = OnceLock::new();
        let read = READ.get_or_init(|| {
            serde_norway::from_str(SHIPPED).map_err(|error| DimensionsError(error.to_string()))
        });
        read.as_ref().map_err(Clone::clone)
    }

    /// The dimension with this key.
    pub fn lookup(&self, key: &str) -> Option<&Dimension> {
        self.dimensions.iter().find(|dimension| dimension.key == key)
    }

    /// Whether an answer is one of those that say nothing, such as “Prefer not to say”.
    pub fn is_not_said(&self, answer: &str) -> bool {
        let answer = plain(answer);
        self.not_said.contains(&answer)
    }

    /// What an answer says of a person.
    pub fn said<'a>(&'a self, dimension: &'a Dimension, answer: &str) -> Said<'a> {
        if self.is_not_said(answer) {
            return Said::NotSaid;
        }
        dimension.category(answer).map_or(Said::Unmapped, Said::Category)
    }
}

impl Dimension {
    /// The category with this key.
    pub fn lookup(&self, key: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.key == key)
    }

    /// The category that an answer means, whatever the case.
    fn category(&self, answer: &str) -> Option<&Category> {
        let answer = plain(answer);
        // “White: English, Welsh, Scottish …” and “Asian - Indian” say the wider group first.
        let wider = answer.split([':', '(', '–']).next().unwrap_or_default().trim_end_matches(['-', ' ']);
        let named = |wanted: &str| self.categories.iter().find(|category| category.is_called(wanted));
        named(&answer).or_else(|| self.of_age(&answer)).or_else(|| named(wider))
    }

    fn of_age(&self, answer: &str) -> Option<&Category> {
        let (from, to) = self.ages.then(|| ages(answer))??;
        let holds = |category: &&Category| {
            category.from.is_some_and(|lowest| lowest <= from) && category.to.is_some_and(|most| to <= most)
        };
        self.categories.iter().find(holds)
    }
}

impl Category {
    fn is_called(&self, answer: &str) -> bool {
        self.key == answer
            || self.name.to_lowercase() == answer
            || self.words.iter().any(|word| word == answer)
    }
}

/// An answer without what only its writing adds.
fn plain(answer: &str) -> String {
    let answer = answer.trim().to_lowercase().replace(['’', '‘'], "'");
    answer.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Oldest that anybody may be.
const AGE_MAX: u32 = 130;

/// The ages that a text spans: `34`, `25-34`, `65 to 74`, `75+`, `under 16`, `80 or over`.
fn ages(answer: &str) -> Option<(u32, u32)> {
    let numbers: Vec<u32> = answer
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map(|digits| digits.parse().ok().filter(|age| *age <= AGE_MAX))
        .collect::<Option<_>>()?;
    let says = |words: &[&str]| words.iter().any(|word| answer.contains(word));
    match *numbers.as_slice() {
        [age] if says(&["under", "below", "younger", "less than", "<"]) => Some((0, age.saturating_sub(1))),
        [age] if says(&["+", "over", "above", "older", "plus", "more", ">"]) => Some((age, AGE_MAX)),
        [age] => Some((age, age)),
        [from, to] if from <= to => Some((from, to)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(dimension: &str, answer: &str) -> String {
        let shipped = Dimensions::shipped().unwrap();
        match shipped.said(shipped.lookup(dimension).unwrap(), answer) {
            Said::Category(category) => category.key.clone(),
            Said::NotSaid => "not said".to_owned(),
            Said::Unmapped => "unmapped".to_owned(),
        }
    }

    #[test]
    fn answers_as_tools_write_them_come_to_one_category() {
        let cases = [
            ("age", "34", "age-25-34"),
            ("age", "25-34", "age-25-34"),
            ("age", "65 to 74 years", "age-65-74"),
            ("age", "75+", "age-75-plus"),
            ("age", "80 or over", "age-75-plus"),
            ("age", "Under 16", "age-0-15"),
            ("age", "16 – 24", "age-16-24"),
            ("sex", "Woman", "sex-female"),
            ("sex", "M", "sex-male"),
            ("sex", "Prefer to self-describe", "gender-other"),
            ("ethnicity", "White: English, Welsh, Scottish", "ethnicity-white"),
            ("ethnicity", "Asian - Indian", "unmapped"),
            ("ethnicity", "Mixed (White and Asian)", "ethnicity-mixed"),
            ("disability", "Yes, limited a little", "disability-yes"),
            ("religion", "No religion", "religion-none"),
            ("sex", "I’d rather not say", "not said"),
        ];
        for (dimension, answer, expected) in cases {
            assert_eq!(said(dimension, answer), expected, "{answer}");
        }
    }

    #[test]
    fn what_fits_no_category_is_not_forced_into_one() {
        for (dimension, answer) in [("age", "20-40"), ("age", "old enough"), ("age", "999"), ("sex", "Yes")] {
            assert_eq!(said(dimension, answer), "unmapped", "{answer}");
        }
    }

    #[test]
    fn the_shipped_dimensions_are_sound() {
        let shipped = Dimensions::shipped().unwrap();
        assert_eq!((shipped.name.as_str(), shipped.source.is_empty()), ("dimensions", false));
        let mut keys: Vec<&str> = shipped.dimensions.iter().map(|one| one.key.as_str()).collect();
        for dimension in &shipped.dimensions {
            assert!(dimension.categories.len() > 1, "{}", dimension.key);
            keys.extend(dimension.categories.iter().map(|one| one.key.as_str()));
            for word in dimension.categories.iter().flat_map(|one| &one.words).chain(&dimension.headings) {
                assert_eq!(*word, plain(word), "in lower case, as it is compared");
            }
        }
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count, "every key once");
    }
}
