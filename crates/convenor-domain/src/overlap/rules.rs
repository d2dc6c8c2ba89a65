//! When two pieces of work are alike: thresholds and weights as dated data with their source (`frameworks/overlap`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::{Budget, Cause, CauseKind, Risk, Similar};
use crate::key::keyed_enum;

/// The edition shipped with this version.
const SHIPPED: &str = include_str!("../../../../frameworks/overlap/2026-11.yaml");

keyed_enum! {
    /// What speaks against a risk: both are known, and they have nothing in common.
    Otherwise {
        /// Other groups of people.
        OtherPeople = "other-people",
        /// Other places.
        OtherPlace = "other-place",
    }
}

/// When two pieces of work are alike.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rules {
    /// Name, the same as the folder's: `overlap`.
    pub name: String,
    /// Edition, such as `2026-11`.
    pub edition: String,
    /// Where the rules come from.
    pub source: String,
    /// Most days between two pieces of work that are close in time.
    pub days_max: u32,
    /// When words are nearly the same.
    pub words: WordRules,
    /// Least closeness (cosine of meaning, 0 to 1) of texts that mean something similar.
    pub closeness_min: f64,
    /// Which of what the look-up finds are mentioned although nothing else makes them alike.
    pub first: FirstRules,
    /// How far each cause takes the score by itself, 0 to 1.
    pub worth: BTreeMap<CauseKind, f64>,
    /// What gives a risk; the first that fits counts.
    pub risk: Vec<RiskRule>,
    /// How much asking is right where a system has not said.
    pub budget: Budget,
    /// Words that say nothing by themselves.
    pub stop_words: BTreeSet<String>,
    /// What the thresholds were chosen on.
    pub chosen_on: Vec<ChosenOn>,
}

/// What a threshold was chosen on, and what it came to on pairs that it was not chosen on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChosenOn {
    /// The threshold, as in the file: `words.share_pct_min`.
    pub threshold: String,
    /// Its value then.
    pub value: f64,
    /// The labelled pairs.
    pub pairs: String,
    /// Share of what it calls alike that is, 0 to 1.
    pub precision: f64,
    /// Share of what is alike that it calls so, 0 to 1.
    pub recall: f64,
}

/// When words are nearly the same. Shares are of the shorter text's runs of three words, in percent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordRules {
    /// Fewest runs in a text that can be compared.
    pub runs_min: usize,
    /// Fewest texts in which a run stands that tells nothing, and their least share of all compared.
    pub common_min: usize,
    /// See `common_min`; in percent.
    pub common_pct_min: u8,
    /// Least share of texts with nearly the same words.
    pub share_pct_min: u8,
    /// Least share of records that may be one piece of work recorded twice.
    pub duplicate_pct_min: u8,
}

/// Which of what comes up when a plan's words are looked up is worth mentioning.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct FirstRules {
    /// Most pieces of work, best first.
    pub most: usize,
    /// Least score of the look-up, 0 to 1.
    pub score_min: f64,
}

/// Causes that together give a risk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskRule {
    /// The risk.
    pub risk: Risk,
    /// All of these have to be there.
    pub when: BTreeSet<CauseKind>,
    /// None of these may hold.
    #[serde(default)]
    pub unless: BTreeSet<Otherwise>,
}

/// The rules cannot be read.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the rules of overlap cannot be read: {0}")]
pub struct RulesError(String);

impl Rules {
    /// The edition shipped with this version, read once.
    pub fn shipped() -> Result<&'static Self, RulesError> {
        static RULES: OnceLock<Result<Rules, RulesError>> = OnceLock::new();
        let rules = RULES
            .get_or_init(|| serde_norway::from_str(SHIPPED).map_err(|error| RulesError(error.to_string())));
        rules.as_ref().map_err(Clone::clone)
    }

    /// The risk that causes give together; `None` where they make no likeness.
    pub fn risk_of(&self, causes: &BTreeSet<CauseKind>, otherwise: &BTreeSet<Otherwise>) -> Option<Risk> {
        let fits = |rule: &&RiskRule| rule.when.is_subset(causes) && rule.unless.is_disjoint(otherwise);
        self.risk.iter().find(fits).map(|rule| rule.risk)
    }

    /// Whether two records alike in this way may be one piece of work recorded twice.
    pub fn may_be_one(&self, similar: &Similar) -> bool {
        let most = self.words.duplicate_pct_min;
        similar
            .causes
            .iter()
            .any(|cause| matches!(cause, Cause::SameWords { share_pct } if *share_pct >= most))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_rules_are_sound() {
        let rules = Rules::shipped().unwrap();
        assert_eq!((rules.name.as_str(), rules.source.is_empty()), ("overlap", false));
        assert_eq!(rules.worth.len(), CauseKind::ALL.len(), "every cause has a worth");
        assert!(rules.worth.values().all(|worth| *worth > 0.0 && *worth < 1.0));
        assert!(rules.words.share_pct_min < rules.words.duplicate_pct_min);
        let in_force = [
            f64::from(rules.words.share_pct_min),
            f64::from(rules.words.duplicate_pct_min),
            rules.closeness_min,
            rules.first.score_min,
        ];
        let measured: Vec<f64> = rules.chosen_on.iter().map(|one| one.value).collect();
        assert_eq!(measured, in_force, "the figures are those of the thresholds in force");
        for (earlier, later) in rules.risk.iter().zip(rules.risk.iter().skip(1)) {
            assert!(earlier.risk >= later.risk, "the highest risk comes first");
        }
    }

    #[test]
    fn risks_are_as_people_would_say_them() {
        use CauseKind as C;
        let rules = Rules::shipped().unwrap();
        let risk = |causes: &[C], otherwise: &[Otherwise]| {
            let (causes, otherwise) = (causes.iter().copied().collect(), otherwise.iter().copied().collect());
            rules.risk_of(&causes, &otherwise)
        };
        let all = [C::SameTopic, C::SamePeople, C::SamePlace, C::CloseInTime];
        assert_eq!(risk(&all, &[]), Some(Risk::High));
        assert_eq!(risk(&all[1..], &[]), Some(Risk::Medium), "same people and place within 30 days");
        assert_eq!(risk(&[C::SameWords], &[]), Some(Risk::High));
        assert_eq!(risk(&[C::SameWords], &[Otherwise::OtherPlace]), Some(Risk::Medium));
        assert_eq!(risk(&[C::SimilarMeaning], &[]), Some(Risk::Low));
        for alone in [C::SameTopic, C::SamePeople, C::SamePlace, C::CloseInTime] {
            assert_eq!(risk(&[alone], &[]), None, "{alone} alone");
        }
    }
}
