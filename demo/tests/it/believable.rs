//! The words: varied, whole sentences, and about no real place.

use std::collections::BTreeSet;

use crate::{demo, demos};

/// A few names that a slip would bring in.
const REAL_PLACES: [&str; 24] = [
    "London",
    "Manchester",
    "Birmingham",
    "Leeds",
    "Liverpool",
    "Bristol",
    "Sheffield",
    "Newcastle",
    "York",
    "Essex",
    "Kent",
    "Surrey",
    "Sussex",
    "Devon",
    "Cornwall",
    "Norfolk",
    "Suffolk",
    "Cumbria",
    "Wales",
    "Scotland",
    "Oxford",
    "Cambridge",
    "Nottingham",
    "England",
];

fn distinct_pct<'a>(texts: impl Iterator<Item = &'a String>) -> usize {
    let all: Vec<_> = texts.collect();
    let distinct: BTreeSet<_> = all.iter().collect();
    distinct.len() * 100 / all.len()
}

#[test]
fn titles_and_findings_are_nearly_all_different() {
    for demo in demos() {
        let titles = distinct_pct(demo.engagements.iter().map(|one| &one.content.title));
        let findings = distinct_pct(demo.insights.iter().map(|one| &one.content.finding));
        let summaries = distinct_pct(demo.engagements.iter().map(|one| &one.content.summary));
        assert!(titles >= 95 && findings >= 95 && summaries >= 95, "{titles} {findings} {summaries}");
    }
}

#[test]
fn no_sentence_has_a_slot_left_open() {
    for demo in demos() {
        let text = serde_json::to_string(&(&demo.engagements, &demo.insights, &demo.decisions)).unwrap();
        assert!(!text.contains("{who") && !text.contains('|') && !text.contains("{place"), "an open slot");
    }
}

#[test]
fn findings_are_plain_sentences() {
    for insight in demo().insights {
        let finding = &insight.content.finding;
        assert!(
            finding.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit()),
            "{finding}"
        );
        assert!((25..=230).contains(&finding.chars().count()), "{finding}");
        assert!(!finding.ends_with(['.', ' ']) && !finding.contains("  "), "{finding}");
    }
}

#[test]
fn nothing_is_about_a_real_place() {
    let demo = demo();
    let text =
        serde_json::to_string(&(&demo.areas, &demo.engagements, &demo.insights, &demo.decisions)).unwrap();
    let words: BTreeSet<_> = text.split(|c: char| !c.is_alphanumeric()).collect();
    for place in REAL_PLACES {
        assert!(!words.contains(place), "{place}");
    }
}
