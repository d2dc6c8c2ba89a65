//! Repeat voices by group: what share of a group's people contributed more than once, after disclosure control.

use std::collections::BTreeMap;

use convenor_statistics::{Count, Disclosure, ShownCount};

use super::Group;

/// Months over which contributions are counted.
pub const REPEAT_MONTHS: u32 = 12;

/// People of one group by how often they contributed. Raw: not for showing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RepeatCounts {
    /// Once.
    pub once: Count,
    /// Twice or more.
    pub more: Count,
}

/// What may be told of repeat voices by group.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RepeatShares(BTreeMap<Vec<String>, RepeatShare>);

/// What may be told of the repeat voices of one group.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum RepeatShare {
    /// None of them can be told apart.
    #[default]
    Unknown,
    /// They are too few to be told of, or would tell of others.
    Hidden,
    /// The share of people who contributed twice or more, 0 to 1 in whole hundredths.
    Share(f64),
}

impl RepeatShare {
    /// The share, where it may be told.
    pub fn share(self) -> Option<f64> {
        match self {
            Self::Share(share) => Some(share),
            Self::Unknown | Self::Hidden => None,
        }
    }
}

impl RepeatCounts {
    /// The people of both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { once: self.once + other.once, more: self.more + other.more }
    }
}

impl RepeatShares {
    /// What may be told of people by their groups; of those whose group is not known in all that was asked nothing is told, but
    /// they stand in the table that is looked after.
    pub fn tell(people: &BTreeMap<Vec<Option<String>>, RepeatCounts>, disclosure: &Disclosure) -> Self {
        let cells: Vec<Vec<Count>> = people.values().map(|counts| vec![counts.once, counts.more]).collect();
        let shown = disclosure.table(&cells);
        let shares = people.keys().zip(&shown.get().cells).filter_map(|(group, cells)| {
            let group: Option<Vec<String>> = group.iter().cloned().collect();
            let counts: Option<Vec<u64>> = cells.iter().copied().map(ShownCount::people).collect();
            Some((group?, counts.map_or(RepeatShare::Hidden, |counts| of_counts(&counts))))
        });
        Self(shares.collect())
    }

    /// The share of a group's people who contributed twice or more.
    pub fn of(&self, groups: &[Group]) -> RepeatShare {
        let keys: Vec<String> = groups.iter().map(|group| group.key.clone()).collect();
        self.0.get(&keys).copied().unwrap_or_default()
    }
}

fn of_counts(counts: &[u64]) -> RepeatShare {
    let [once, more] = counts else { return RepeatShare::Unknown };
    hundredths(*more, once + more).map_or(RepeatShare::Unknown, RepeatShare::Share)
}

#[expect(clippy::cast_precision_loss, reason = "no system hears so many people")]
fn hundredths(some: u64, all: u64) -> Option<f64> {
    (all > 0).then(|| (some as f64 / all as f64 * 100.0).round() / 100.0)
}

#[cfg(test)]
mod tests {
    use convenor_statistics::{Method, Rule};

    use super::*;

    fn told(people: &[(&str, u64, u64)]) -> Vec<Option<f64>> {
        let rule = Rule {
            name: "threshold-10".to_owned(),
            method: Method::Suppress,
            hidden_from: 1,
            hidden_to: 9,
            rounded_to: None,
        };
        let counts = |(key, once, more): &(&str, u64, u64)| {
            (vec![Some((*key).to_owned())], RepeatCounts { once: (*once).into(), more: (*more).into() })
        };
        let shares =
            RepeatShares::tell(&people.iter().map(counts).collect(), &Disclosure::new(rule, None).unwrap());
        let group = |key: &str| [Group { key: key.to_owned(), name: String::new() }];
        assert_eq!(shares.of(&group("nobody")), RepeatShare::Unknown);
        people.iter().map(|(key, ..)| shares.of(&group(key)).share()).collect()
    }

    #[test]
    fn the_worked_example() {
        // Of 80 people aged 16 to 24, 20 contributed again; of 50 older ones nobody did.
        assert_eq!(told(&[("age-16-24", 60, 20), ("older", 50, 0)]), [Some(0.25), Some(0.0)]);
    }

    #[test]
    fn few_who_came_again_are_hidden_and_not_found_from_the_others() {
        // One group more for each column, so that the 4, and the 60 beside them, do not follow from the totals.
        let groups = [("a", 60, 4), ("b", 50, 30), ("c", 70, 20), ("d", 80, 40)];
        assert_eq!(told(&groups), [None, None, None, Some(0.33)]);
        assert_eq!(told(&[("a", 6, 0), ("b", 50, 30)])[0], None, "few who came but once");
    }
}
