//! The filters that somebody would set beside one: without a part of it, or without one of several values.

use std::collections::BTreeMap;

use convenor_domain::response::ask::Within;

/// The filters that somebody would set beside this one to work out a difference: without any part, without one part,
/// and without one of several values of a part.
pub(super) fn beside(within: &Within) -> Vec<Within> {
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
fn several(parts: &BTreeMap<String, Vec<String>>) -> impl Iterator<Item = (&String, &String)> {
    let parts = parts.iter().filter(|(_, values)| values.len() > 1);
    parts.flat_map(|(key, values)| values.iter().map(move |value| (key, value)))
}
