//! A rule put to use on counts of people as pages ask for them: one number, numbers that make a total, several choices, and
//! tables of two things. Fixed tables of many dimensions are left to `table`.

mod choices;
mod counts;
mod table;

use std::fmt;

use crate::{Count, Disclosed, Method, Perturbation, PerturbationError, PerturbationTable, Rule, ShownCount};

pub use table::ShownTable;

/// A rule with all that it needs: what every number about people goes through on its way out.
#[derive(Clone, PartialEq)]
pub struct Disclosure {
    rule: Rule,
    /// Of a rule that changes numbers by cell keys.
    perturbation: Option<PerturbationTable>,
}

/// A rule cannot be put to use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DisclosureError {
    /// It changes numbers by cell keys, but nothing says how.
    #[error("the rule {0} changes numbers by cell keys, but has no `perturbation`: add its parameters")]
    Unperturbed(String),
    /// Its perturbation table cannot be made.
    #[error("the rule {0}: {1}")]
    Perturbation(String, PerturbationError),
}

impl Disclosure {
    /// A rule, with the parameters of its perturbation table where it works by cell keys. Errors: they are missing or
    /// impossible.
    pub fn new(rule: Rule, perturbation: Option<Perturbation>) -> Result<Self, DisclosureError> {
        let table = match (rule.method, perturbation) {
            (Method::Suppress, _) => None,
            (Method::CellKey, None) => return Err(DisclosureError::Unperturbed(rule.name)),
            (Method::CellKey, Some(made)) => Some(
                PerturbationTable::generate(made)
                    .map_err(|error| DisclosureError::Perturbation(rule.name.clone(), error))?,
            ),
        };
        Ok(Self { rule, perturbation: table })
    }

    /// The rule.
    pub fn rule(&self) -> &Rule {
        &self.rule
    }

    /// Whether counts have to bring their cell keys: without one nothing but nobody is shown.
    pub fn needs_keys(&self) -> bool {
        self.perturbation.is_some()
    }

    /// Fewest people of whom anything is told.
    pub fn people_min(&self) -> u64 {
        self.rule.hidden_to.saturating_add(1)
    }

    /// Most that a number is changed by; nothing where numbers are not changed.
    pub fn change_max(&self) -> u8 {
        self.perturbation.as_ref().map_or(0, PerturbationTable::change_max)
    }

    /// A number of people that stands alone.
    pub fn total(&self, people: Count) -> Disclosed<ShownCount> {
        Disclosed::new(self.shown(people, self.rule.hides(people.people)))
    }

    /// What was worked out of `people` people, such as a mean; nothing when they are fewer than may be told of.
    ///
    /// ```
    /// # use convenor_statistics::{Disclosure, Method, Rule};
    /// # let (name, method) = ("threshold-10".to_owned(), Method::Suppress);
    /// let rule = Rule { name, method, hidden_from: 1, hidden_to: 9, rounded_to: None };
    /// let disclosure = Disclosure::new(rule, None).unwrap();
    /// assert_eq!(*disclosure.if_enough(10, 41.5).get(), Some(41.5));
    /// assert_eq!(*disclosure.if_enough(9, 41.5).get(), None);
    /// ```
    pub fn if_enough<T>(&self, people: u64, value: T) -> Disclosed<Option<T>> {
        Disclosed::new((people >= self.people_min()).then_some(value))
    }

    /// Whether two answered filters give somebody away: `one` and `other` people fit them and `both` fit the two, so that the
    /// difference of the answers is of as few people as are never told of.
    pub fn differ_by_too_few(&self, one: u64, other: u64, both: u64) -> bool {
        let only_one = one.saturating_sub(both).saturating_add(other.saturating_sub(both));
        self.rule.hides(only_one)
    }

    /// A count that is hidden, or what the rule makes of it.
    fn shown(&self, count: Count, hidden: bool) -> ShownCount {
        let nobody = ShownCount::People { count: 0 };
        match (&self.perturbation, self.rule.rounded_to) {
            _ if count.people == 0 && !hidden => nobody,
            (Some(table), _) => self.perturbed(table, count),
            _ if hidden => ShownCount::Hidden,
            (None, Some(_)) => ShownCount::Rounded { count: self.rule.rounds(count.people) },
            (None, None) => ShownCount::People { count: count.people },
        }
    }

    /// Where numbers are changed, small ones are hidden after that, as the published method does.
    fn perturbed(&self, table: &PerturbationTable, count: Count) -> ShownCount {
        match table.changed_count(count) {
            Some(changed) if !self.rule.hides(changed) => {
                ShownCount::Changed { count: self.rule.rounds(changed) }
            }
            _ => ShownCount::Hidden,
        }
    }
}

impl fmt::Debug for Disclosure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Disclosure").field(&self.rule.name).finish()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::CellKey;

    /// The named rules, as `frameworks/disclosure` has them.
    pub(crate) fn rule(name: &str) -> Disclosure {
        let (method, hidden_to, rounded_to) = match name {
            "suppress-under-8" => (Method::Suppress, 7, None),
            "nhs" => (Method::Suppress, 7, Some(5)),
            "threshold-10" => (Method::Suppress, 9, None),
            "cell-key" => (Method::CellKey, 9, None),
            _ => unreachable!("no such rule"),
        };
        let rule = Rule { name: name.to_owned(), method, hidden_from: 1, hidden_to, rounded_to };
        let made = Perturbation { change_max: 3, variance: 2.0, rows: 750, rows_reused: 250, seed: 1 };
        Disclosure::new(rule, (method == Method::CellKey).then_some(made)).unwrap()
    }

    fn total(name: &str, people: u64) -> ShownCount {
        *rule(name).total(Count { people, key: Some(CellKey(99)) }).get()
    }

    #[test]
    fn each_rule_hides_and_shows_in_its_own_way() {
        let rules = ["suppress-under-8", "nhs", "threshold-10", "cell-key"];
        let told = |people| rules.map(|name| total(name, people).people());
        assert_eq!(told(0), [Some(0); 4]);
        assert_eq!(told(3), [None; 4]);
        assert_eq!(told(8)[..3], [Some(8), Some(10), None]);
        assert_eq!(total("nhs", 102), ShownCount::Rounded { count: 100 });
        assert!(matches!(total("cell-key", 100), ShownCount::Changed { count: 97..=103 }));
    }

    #[test]
    fn a_count_without_its_key_is_not_shown_unchanged() {
        assert_eq!(*rule("cell-key").total(Count::from(100)).get(), ShownCount::Hidden);
        assert_eq!(*rule("cell-key").total(Count::from(0)).get(), ShownCount::People { count: 0 });
    }

    #[test]
    fn a_rule_that_changes_numbers_says_how() {
        let rule = rule("cell-key").rule().clone();
        assert_eq!(Disclosure::new(rule, None), Err(DisclosureError::Unperturbed("cell-key".to_owned())));
    }

    #[test]
    fn two_answers_whose_difference_is_of_few_give_them_away() {
        let rule = rule("threshold-10");
        assert!(rule.differ_by_too_few(100, 97, 97), "three more people");
        assert!(rule.differ_by_too_few(100, 100, 96), "four for four others");
        assert!(!rule.differ_by_too_few(100, 100, 100), "the same people");
        assert!(!rule.differ_by_too_few(100, 99, 0), "others altogether");
        assert!(!rule.differ_by_too_few(100, 90, 90));
    }
}
