//! A rule of disclosure control, as data: what is too small to show, and what is done with the rest.
//!
//! The named rules stand in `frameworks/disclosure`; this module only says what one is made of.

use serde::{Deserialize, Serialize};

/// How numbers about people are kept from giving somebody away.
///
/// Sources: NHS Digital, "Hospital Episode Statistics: disclosure control", September 2018 (1 to 7 hidden, the rest
/// rounded to 5); Office for National Statistics, "Protecting personal data in Census 2021 results" (cell keys).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// What people call it: `suppress-under-8`.
    pub name: String,
    /// What is done with numbers.
    pub method: Method,
    /// The smallest number of people that is never shown; nobody, 0, is.
    pub hidden_from: u64,
    /// The largest number of people that is never shown for being small.
    pub hidden_to: u64,
    /// What is shown is rounded to the nearest multiple of this; exact when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rounded_to: Option<u64>,
}

/// What a rule does with numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Small numbers are hidden, and with them whatever would give one away.
    Suppress,
    /// Every number is changed a little, always alike for the same people (Fraser and Wooton 2005).
    CellKey,
}

impl Rule {
    /// Whether so many people are too few to be shown.
    ///
    /// ```
    /// # use convenor_statistics::{Method, Rule};
    /// let rule = Rule {
    ///     name: "suppress-under-8".to_owned(), method: Method::Suppress, hidden_from: 1, hidden_to: 7, rounded_to: None,
    /// };
    /// assert!(rule.hides(1) && rule.hides(7));
    /// assert!(!rule.hides(0) && !rule.hides(8));
    /// ```
    pub fn hides(&self, people: u64) -> bool {
        (self.hidden_from..=self.hidden_to).contains(&people)
    }

    /// A number of people rounded as the rule asks, halves up.
    ///
    /// ```
    /// # use convenor_statistics::{Method, Rule};
    /// let rule = Rule {
    ///     name: "nhs".to_owned(), method: Method::Suppress, hidden_from: 1, hidden_to: 7, rounded_to: Some(5),
    /// };
    /// assert_eq!([8, 12, 13, 0].map(|people| rule.rounds(people)), [10, 10, 15, 0]);
    /// ```
    pub fn rounds(&self, people: u64) -> u64 {
        match self.rounded_to {
            Some(step) if step > 1 => people.saturating_add(step / 2) / step * step,
            _ => people,
        }
    }
}
