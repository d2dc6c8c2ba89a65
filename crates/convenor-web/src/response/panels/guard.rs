//! Whether enough people are asked about, and enough left out, for anything to be told of them.

use convenor_domain::response::ask::{AskError, AskResponses, Within};
use convenor_statistics::THRESHOLD;

use super::Among;

/// What may be told of the responses asked about.
pub enum Standing<'a> {
    /// Their numbers, under the rule for small ones.
    Enough(Among<'a>),
    /// Nothing.
    Withheld(Withheld),
}

/// Why nothing is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withheld {
    /// Fewer people than may be told of, or nobody.
    TooFew,
    /// So few are left out by a filter, or by one part of it, that the difference would tell of them.
    TooFewLeftOut,
}

impl Withheld {
    /// Its name in JSON and in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::TooFew => "too-few",
            Self::TooFewLeftOut => "too-few-left-out",
        }
    }
}

/// The responses within a filter, if enough people gave them.
pub async fn among(responses: &dyn AskResponses, within: Within) -> Result<Standing<'_>, AskError> {
    let total = responses.count(&within).await?.value;
    if total < THRESHOLD {
        return Ok(Standing::Withheld(Withheld::TooFew));
    }
    for beside in beside(&within) {
        let others = responses.count(&beside).await?.value;
        if (1..THRESHOLD).contains(&others.abs_diff(total)) {
            return Ok(Standing::Withheld(Withheld::TooFewLeftOut));
        }
    }
    Ok(Standing::Enough(Among::new(responses, within, total)))
}

/// The filters that somebody would set beside this one to work out a difference: without any part, without one part,
/// and without one of several values of a part.
fn beside(within: &Within) -> Vec<Within> {
    let mut others = vec![Within::all(within.engagement)];
    others.extend(within.people.keys().map(|key| {
        let mut other = within.clone();
        other.people.remove(key);
        other
    }));
    others.extend(within.answers.keys().map(|key| {
        let mut other = within.clone();
        other.answers.remove(key);
        other
    }));
    for (key, value) in several(&within.people) {
        let mut other = within.clone();
        other.people.entry(key.clone()).or_default().retain(|one| one != value);
        others.push(other);
    }
    for (key, value) in several(&within.answers) {
        let mut other = within.clone();
        other.answers.entry(key.clone()).or_default().retain(|one| one != value);
        others.push(other);
    }
    if within.since.is_some() {
        others.push(Within { since: None, ..within.clone() });
    }
    if within.until.is_some() {
        others.push(Within { until: None, ..within.clone() });
    }
    others.retain(|other| other != within);
    others.dedup();
    others
}

/// Each value of the parts that have more than one.
fn several(
    parts: &std::collections::BTreeMap<String, Vec<String>>,
) -> impl Iterator<Item = (&String, &String)> {
    let parts = parts.iter().filter(|(_, values)| values.len() > 1);
    parts.flat_map(|(key, values)| values.iter().map(move |value| (key, value)))
}
