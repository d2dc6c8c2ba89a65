//! The named rules of disclosure control, as dated data with their sources (`frameworks/disclosure`). What a rule does with
//! numbers is left to `convenor-statistics`.

use std::sync::OnceLock;

use chrono::NaiveDate;
use convenor_statistics::{Disclosure, DisclosureError, Perturbation, Rule};
use serde::{Deserialize, Serialize};

/// The edition shipped with this version.
const SHIPPED: &str = include_str!("../../../frameworks/disclosure/2026-11.yaml");

/// The named rules.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisclosureRules {
    /// Name, the same as the folder's.
    pub name: String,
    /// Edition, such as `2026-11`.
    pub edition: String,
    /// Where the rules come from.
    pub source: String,
    /// Name of the rule of a system that has chosen none.
    pub default: String,
    /// The rules.
    pub rules: Vec<DisclosureRule>,
}

/// A named rule with its source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisclosureRule {
    /// The rule.
    pub rule: Rule,
    /// What it does, in a few words.
    pub title: String,
    /// Since when it stands, as its source has it.
    pub dated: NaiveDate,
    /// Where it comes from.
    pub source: String,
    /// What its perturbation table is made from, where it works by cell keys.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub perturbation: Option<Perturbation>,
}

/// A rule cannot be had.
#[derive(Debug, Clone, thiserror::Error)]
pub enum DisclosureRuleError {
    /// The shipped rules have a mistake.
    #[error("the rules of disclosure control cannot be read: {0}")]
    Read(String),
    /// There is none of this name.
    #[error("there is no rule of disclosure control “{name}”: choose one of {known}")]
    Unknown {
        /// The name.
        name: String,
        /// Names of those there are.
        known: String,
    },
    /// It cannot be put to use.
    #[error(transparent)]
    Unusable(#[from] DisclosureError),
}

impl DisclosureRules {
    /// The edition shipped with this version, read once.
    pub fn shipped() -> Result<&'static Self, DisclosureRuleError> {
        static READ: OnceLock<Result<DisclosureRules, DisclosureRuleError>> = OnceLock::new();
        let read = READ.get_or_init(|| {
            serde_norway::from_str(SHIPPED).map_err(|error| DisclosureRuleError::Read(error.to_string()))
        });
        read.as_ref().map_err(Clone::clone)
    }

    /// The rule of this name.
    pub fn lookup(&self, name: &str) -> Option<&DisclosureRule> {
        self.rules.iter().find(|rule| rule.rule.name == name)
    }

    /// The rule of this name. Errors: there is none, and which there are.
    pub fn get(&self, name: &str) -> Result<&DisclosureRule, DisclosureRuleError> {
        let known = || self.rules.iter().map(|rule| rule.rule.name.as_str()).collect::<Vec<_>>().join(", ");
        self.lookup(name)
            .ok_or_else(|| DisclosureRuleError::Unknown { name: name.to_owned(), known: known() })
    }

    /// The rule that a system has chosen, or the one for those that have chosen none, ready to be used.
    pub fn chosen(&self, name: Option<&str>) -> Result<Disclosure, DisclosureRuleError> {
        let rule = self.get(name.unwrap_or(&self.default))?;
        Ok(Disclosure::new(rule.rule.clone(), rule.perturbation)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_rules_can_be_had_by_name() {
        let rules = DisclosureRules::shipped().unwrap();
        let hidden = |name: &str| {
            let chosen = rules.chosen(Some(name)).unwrap();
            (
                chosen.rule().hidden_from,
                chosen.rule().hidden_to,
                chosen.rule().rounded_to,
                chosen.needs_keys(),
            )
        };
        assert_eq!(hidden("suppress-under-8"), (1, 7, None, false));
        assert_eq!(hidden("nhs"), (1, 7, Some(5), false));
        assert_eq!(hidden("threshold-10"), (1, 9, None, false));
        assert_eq!(hidden("cell-key"), (1, 9, None, true));
        assert_eq!(rules.rules.len(), 4);
    }

    #[test]
    fn a_system_without_a_choice_gets_the_default_and_an_unknown_name_tells_the_known() {
        let rules = DisclosureRules::shipped().unwrap();
        assert_eq!(rules.chosen(None).unwrap().rule().name, rules.default);
        let error = rules.chosen(Some("none")).unwrap_err().to_string();
        assert!(error.contains("“none”") && error.contains("suppress-under-8, nhs, threshold-10"), "{error}");
    }
}
