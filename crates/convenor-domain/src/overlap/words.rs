//! Nearly the same words: how much of the shorter text stands in the other one, in runs of three words.
//!
//! After A. Z. Broder, “On the resemblance and containment of documents”, 1997. Case, accents' spelling apart, and
//! punctuation do not count.

use std::collections::{BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::rules::Rules;

/// Words in a run.
const RUN_WORDS: usize = 3;

/// Share of the shorter text's runs of words that stand in the other text, 0 to 100; `None` where a text is too short
/// to tell.
pub(super) fn share_pct(one: &str, other: &str, rules: &Rules) -> Option<u8> {
    let mine: HashSet<u64> = runs(one, &rules.stop_words).into_iter().collect();
    let theirs: HashSet<u64> = runs(other, &rules.stop_words).into_iter().collect();
    let shorter = mine.len().min(theirs.len());
    if shorter < rules.words.runs_min.max(1) {
        return None;
    }
    let both = mine.intersection(&theirs).count();
    u8::try_from(both * 100 / shorter).ok()
}

/// Whether two titles are the same, whatever the case and punctuation, and say something.
pub(super) fn same_title(one: &str, other: &str, rules: &Rules) -> bool {
    let (one, other) = (words(one), words(other));
    let telling = one.iter().filter(|word| !rules.stop_words.contains(*word)).count();
    telling >= 2 && one == other
}

/// The words of a text in lower case.
fn words(text: &str) -> Vec<String> {
    let parts = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    parts.map(str::to_lowercase).collect()
}

/// A number for each run of words, without the runs that say nothing.
fn runs(text: &str, stop_words: &BTreeSet<String>) -> Vec<u64> {
    let words = words(text);
    let telling = |run: &&[String]| run.iter().any(|word| !stop_words.contains(word));
    words.windows(RUN_WORDS).filter(telling).map(number).collect()
}

fn number(run: &[String]) -> u64 {
    let mut hasher = DefaultHasher::new();
    run.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Older carers in Millbrook told us how they find a break from caring at weekends.";

    fn share(one: &str, other: &str) -> Option<u8> {
        share_pct(one, other, Rules::shipped().unwrap())
    }

    #[test]
    fn a_text_within_a_longer_one_is_the_same_words() {
        let longer = format!("Report of May. {} And more besides, at length.", TEXT.to_uppercase());
        assert_eq!(share(TEXT, &longer), Some(100));
        assert_eq!(share(&longer, TEXT), Some(100));
    }

    #[test]
    fn other_words_are_none_and_short_texts_say_nothing() {
        let other = "Young drivers on the coast road want lower speed limits near every school gate.";
        assert_eq!(share(TEXT, other), Some(0));
        for short in ["", "Carers", "how they find", "and of the that we were with them all of it for us"] {
            assert_eq!(share(TEXT, short), None, "{short}");
        }
    }

    #[test]
    fn titles_are_the_same_when_they_say_the_same() {
        let same = |one, other| same_title(one, other, Rules::shipped().unwrap());
        assert!(same("Carers’ breaks, 2024", "carers’ BREAKS 2024"));
        assert!(!same("Carers’ breaks, 2024", "Carers’ breaks, 2025"));
        assert!(!same("Survey", "Survey") && !same("", ""));
    }
}
