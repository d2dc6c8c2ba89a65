//! What people are told apart by: a dimension that they answered to, or what their small area tells of it.

use std::fmt;

use serde::Serialize;

use crate::population::Headings;
use crate::response::Dimensions;

/// The dimension whose category follows from where people live.
const DEPRIVATION: &str = "deprivation";

/// Other names of dimensions, as analysts write them.
const ALIASES: [(&str, &str); 9] = [
    ("age_band", "age"),
    ("age_group", "age"),
    ("gender", "sex"),
    ("ethnic_group", "ethnicity"),
    ("unpaid_care", "carer"),
    ("sexual_orientation", "sexual-orientation"),
    ("imd", DEPRIVATION),
    ("imd_quintile", DEPRIVATION),
    ("deprivation_quintile", DEPRIVATION),
];

/// What people are told apart by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct By {
    key: String,
    name: String,
    groups: Vec<Group>,
}

/// One group of people.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Group {
    /// Stable key.
    pub key: String,
    /// Name on screen.
    pub name: String,
}

/// Nothing that people can be told apart by.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("people cannot be told apart by “{wanted}”; by any of: {}", .known.join(", "))]
pub struct UnknownBy {
    /// What was asked for.
    pub wanted: String,
    /// What there is.
    pub known: Vec<String>,
}

impl By {
    /// The dimension with this key, or called so by analysts, such as `age_band`.
    pub fn lookup(wanted: &str) -> Result<Self, UnknownBy> {
        let plain = wanted.trim().to_lowercase();
        let alias = ALIASES.iter().find(|(alias, _)| *alias == plain || alias.replace('_', "-") == plain);
        let key = alias.map_or(plain.as_str(), |(_, key)| *key);
        Self::all().into_iter().find(|by| by.key == key).ok_or_else(|| UnknownBy {
            wanted: wanted.to_owned(),
            known: Self::all().into_iter().map(|by| by.key).collect(),
        })
    }

    /// Everything that people can be told apart by.
    pub fn all() -> Vec<Self> {
        let said = Dimensions::shipped().map(|shipped| shipped.dimensions.as_slice()).unwrap_or_default();
        let of_people = said.iter().map(|dimension| Self {
            key: dimension.key.clone(),
            name: dimension.name.clone(),
            groups: dimension
                .categories
                .iter()
                .map(|category| Group { key: category.key.clone(), name: category.name.clone() })
                .collect(),
        });
        of_people.chain(of_places()).collect()
    }

    /// Stable key.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Name on screen.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The groups, in their order.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The group with this key.
    pub fn group(&self, key: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.key == key)
    }

    /// Whether a person's group follows from where they live, and not from what they said.
    pub fn is_of_places(&self) -> bool {
        self.key == DEPRIVATION
    }
}

impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.key)
    }
}

/// Deprivation, as the population's own headings name it.
fn of_places() -> Option<By> {
    let dimension = Headings::shipped().ok()?.dimension(DEPRIVATION)?;
    let group = |key: &str, name: &str| Group { key: key.to_owned(), name: name.to_owned() };
    Some(By {
        key: DEPRIVATION.to_owned(),
        name: dimension.name.clone(),
        groups: dimension.categories.iter().map(|category| group(&category.key, &category.name)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn analysts_names_lead_to_the_same() {
        for (wanted, key) in [
            ("age_band", "age"),
            ("Age", "age"),
            ("ethnic-group", "ethnicity"),
            ("imd_quintile", "deprivation"),
        ] {
            assert_eq!(By::lookup(wanted).unwrap().key(), key, "{wanted}");
        }
        let error = By::lookup("shoe size").unwrap_err();
        assert!(error.to_string().contains("age, sex"), "{error}");
    }

    #[test]
    fn deprivation_is_of_places() {
        let by = By::lookup("deprivation").unwrap();
        assert!(by.is_of_places() && by.groups().len() == 5);
        assert!(!By::lookup("age").unwrap().is_of_places());
    }
}
