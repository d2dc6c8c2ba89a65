//! Targets as JSON: `{"age": {"16-24": 0.12, "25+": 0.88}}`, in the order in which they are written.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::{Numbers, TargetError};

pub(super) fn read(name: &str, text: &str) -> Result<Numbers, TargetError> {
    let fault = |reason: String| TargetError::Json { name: name.to_owned(), reason };
    let text = text.trim_start_matches('\u{feff}');
    let InOrder(variables): InOrder<InOrder<f64>> =
        serde_json::from_str(text).map_err(|error| fault(error.to_string()))?;
    let mut numbers: Numbers = Vec::with_capacity(variables.len());
    for (variable, InOrder(categories)) in variables {
        let variable = variable.trim().to_owned();
        if numbers.iter().any(|(known, _)| *known == variable) {
            return Err(fault(format!("“{variable}” stands there twice")));
        }
        if let Some((category, number)) = categories.iter().find(|(_, number)| *number < 0.0) {
            return Err(fault(format!("“{category}” of “{variable}” is {number}, and no share is below 0")));
        }
        let tidy = categories.into_iter().map(|(category, number)| (category.trim().to_owned(), number));
        numbers.push((variable, tidy.collect()));
    }
    Ok(numbers)
}

/// An object with its members as they are written: maps forget their order, and which of two equal names came first.
struct InOrder<T>(Vec<(String, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for InOrder<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Members(PhantomData))
    }
}

struct Members<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Members<T> {
    type Value = InOrder<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(InOrder(members))
    }
}
