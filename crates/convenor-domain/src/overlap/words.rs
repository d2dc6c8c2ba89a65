//! Nearly the same words: how much of the shorter text stands in the other one, in runs of three words.
//!
//! After A. Z. Broder, “On the resemblance and containment of documents”, 1997. Case and punctuation do not count.
//! Words are compared by a number each: accounts are long, and a plan is compared with dozens of them.

use std::collections::{HashMap, HashSet};

use super::Plan;
use super::rules::Rules;
use crate::engagement::EngagementContent;

/// Words in a run.
const RUN_WORDS: usize = 3;

/// Runs of words of a plan that stand in so many of the texts compared with it that they tell nothing: a form's
/// headings, a standing notice.
#[derive(Debug, Clone, Default)]
pub struct Commonplaces(HashSet<u64>);

impl Commonplaces {
    /// Counts a plan's runs over everything that it is compared with.
    pub fn of<'a>(
        plan: &Plan,
        others: impl IntoIterator<Item = &'a EngagementContent>,
        rules: &Rules,
    ) -> Self {
        let said_by_all = stop_words(rules);
        let mine: HashSet<u64> = runs(&plan.words(), &said_by_all).into_iter().collect();
        let mut counts: HashMap<u64, usize> = HashMap::new();
        let mut texts = 0;
        for other in others {
            texts += 1;
            for run in shared(&mine, &runs(&whole(other), &said_by_all)) {
                *counts.entry(run).or_default() += 1;
            }
        }
        let many = rules.words.common_min.max(texts * usize::from(rules.words.common_pct_min) / 100);
        Self(counts.into_iter().filter(|(_, count)| *count >= many).map(|(run, _)| run).collect())
    }
}

/// Everything that an engagement says at length.
pub(super) fn whole(content: &EngagementContent) -> String {
    format!("{}\n{}\n{}", content.title, content.summary, content.narrative)
}

/// Share of the shorter text's runs of words that stand in the other text, 0 to 100; `None` where a text is too short
/// to tell.
pub(super) fn share_pct(one: &str, other: &str, common: &Commonplaces, rules: &Rules) -> Option<u8> {
    let said_by_all = stop_words(rules);
    let telling = |text| {
        let runs = runs(text, &said_by_all).into_iter();
        runs.filter(|run| !common.0.contains(run)).collect::<Vec<u64>>()
    };
    let mine: HashSet<u64> = telling(one).into_iter().collect();
    // A run that the other text repeats counts each time: telling them apart would cost more than it tells.
    let theirs = telling(other);
    let shorter = mine.len().min(theirs.len());
    if shorter < rules.words.runs_min.max(1) {
        return None;
    }
    u8::try_from(shared(&mine, &theirs).len() * 100 / shorter).ok()
}

/// The runs that stand in both, each once.
fn shared(mine: &HashSet<u64>, theirs: &[u64]) -> HashSet<u64> {
    theirs.iter().filter(|run| mine.contains(run)).copied().collect()
}

/// Whether two titles, or two summaries, are the same, whatever the case and punctuation, and say something.
pub(super) fn same_text(one: &str, other: &str, rules: &Rules) -> bool {
    let said_by_all = stop_words(rules);
    let (one, other): (Vec<u64>, Vec<u64>) = (words(one).collect(), words(other).collect());
    let telling = one.iter().filter(|word| !said_by_all.contains(word)).count();
    telling >= 2 && one == other
}

fn stop_words(rules: &Rules) -> HashSet<u64> {
    rules.stop_words.iter().map(|word| number(word)).collect()
}

/// A number for each word of a text.
fn words(text: &str) -> impl Iterator<Item = u64> {
    let parts = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    parts.map(number)
}

/// A number for each run of words, without the runs that say nothing.
fn runs(text: &str, stop_words: &HashSet<u64>) -> Vec<u64> {
    let words: Vec<u64> = words(text).collect();
    let telling = |run: &&[u64]| run.iter().any(|word| !stop_words.contains(word));
    let together = |run: &[u64]| run.iter().fold(0, |all, word| mixed(all ^ word));
    words.windows(RUN_WORDS).filter(telling).map(together).collect()
}

/// FNV-1a over a word's letters in lower case.
fn number(word: &str) -> u64 {
    let letters = word.chars().flat_map(char::to_lowercase);
    letters.fold(0xcbf2_9ce4_8422_2325, |hash, letter| mixed(hash ^ u64::from(letter)))
}

fn mixed(hash: u64) -> u64 {
    hash.wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Older carers in Millbrook told us how they find a break from caring at weekends.";

    fn share(one: &str, other: &str) -> Option<u8> {
        share_pct(one, other, &Commonplaces::default(), Rules::shipped().unwrap())
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
    fn what_stands_in_many_of_the_texts_tells_nothing() {
        let rules = Rules::shipped().unwrap();
        let content = |summary: &str| EngagementContent { summary: summary.to_owned(), ..Default::default() };
        let beside = "Ten riders asked for a later bus from the hospital to the coast at night.";
        let both = format!("{TEXT} {beside}");
        let others = |count| vec![content(TEXT); count];
        let common = |summary: &str, count| {
            let plan = Plan { summary: summary.to_owned(), ..Plan::default() };
            Commonplaces::of(&plan, &others(count), rules)
        };
        let (few, many) = (rules.words.common_min - 1, rules.words.common_min);
        assert_eq!(share_pct(&both, TEXT, &common(&both, few), rules), Some(100));
        assert_eq!(share_pct(&both, TEXT, &common(&both, many), rules), None);
        assert_eq!(share_pct(&both, beside, &common(&both, many), rules), Some(100));
        assert_eq!(share_pct(TEXT, TEXT, &common(TEXT, many), rules), None);
    }

    #[test]
    fn titles_are_the_same_when_they_say_the_same() {
        let same = |one, other| same_text(one, other, Rules::shipped().unwrap());
        assert!(same("Carers’ breaks, 2024", "carers’ BREAKS 2024"));
        assert!(!same("Carers’ breaks, 2024", "Carers’ breaks, 2025"));
        assert!(!same("Survey", "Survey") && !same("", ""));
    }
}
