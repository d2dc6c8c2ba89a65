//! The simplest rule for counts of people: small ones are hidden, and never one alone where a total would give it away.

mod choices;
mod table;

use serde::Serialize;

use crate::Disclosed;

pub use choices::disclose_choices;
pub use table::{ShownTable, disclose_table};

/// Counts of people from 1 to one less than this are hidden.
pub const THRESHOLD: u64 = 10;

/// A count of people as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ShownCount {
    /// So many people; nobody is shown as nobody.
    People {
        /// How many.
        count: u64,
    },
    /// Hidden, because it is small or would give a small one away.
    Hidden,
}

impl ShownCount {
    /// The number, where it is shown.
    pub fn people(self) -> Option<u64> {
        match self {
            Self::People { count } => Some(count),
            Self::Hidden => None,
        }
    }
}

/// Counts that together make a total which is shown too: each small one is hidden, and where one alone would be, the
/// smallest of the others as well.
///
/// ```
/// # use convenor_statistics::{disclose_counts, ShownCount};
/// let shown = disclose_counts(&[120, 4, 30]);
/// assert_eq!(shown.get()[0], ShownCount::People { count: 120 });
/// assert_eq!(shown.get()[1..], [ShownCount::Hidden, ShownCount::Hidden]);
/// ```
pub fn disclose_counts(counts: &[u64]) -> Disclosed<Vec<ShownCount>> {
    let mut hidden: Vec<bool> = counts.iter().map(|count| is_small(*count)).collect();
    let together: u64 =
        counts.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|(count, _)| count).sum();
    let alone = hidden.iter().filter(|hidden| **hidden).count() == 1;
    // Two hidden that make two people are one and one: as good as shown.
    let given_away = hidden.contains(&true) && (alone || together < THRESHOLD);
    if given_away {
        let others = counts.iter().zip(&mut hidden).filter(|(count, hidden)| **count > 0 && !**hidden);
        if let Some((_, hide)) = others.min_by_key(|(count, _)| **count) {
            *hide = true;
        }
    }
    let counts = counts.iter().zip(&hidden).map(|(count, hidden)| shown(*count, *hidden));
    Disclosed::new(counts.collect())
}

/// A total of people: hidden when it is small.
pub fn disclose_total(people: u64) -> Disclosed<ShownCount> {
    Disclosed::new(shown(people, is_small(people)))
}

/// What was worked out of `people` people, such as a mean; nothing when they are fewer than may be told of.
///
/// ```
/// # use convenor_statistics::disclose_if_enough;
/// assert_eq!(*disclose_if_enough(10, 41.5).get(), Some(41.5));
/// assert_eq!(*disclose_if_enough(9, 41.5).get(), None);
/// ```
pub fn disclose_if_enough<T>(people: u64, value: T) -> Disclosed<Option<T>> {
    Disclosed::new((people >= THRESHOLD).then_some(value))
}

fn shown(people: u64, hidden: bool) -> ShownCount {
    if hidden { ShownCount::Hidden } else { ShownCount::People { count: people } }
}

fn is_small(people: u64) -> bool {
    (1..THRESHOLD).contains(&people)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(counts: &[u64]) -> Vec<Option<u64>> {
        disclose_counts(counts).get().iter().map(|one| one.people()).collect()
    }

    #[test]
    fn small_counts_are_hidden_and_nobody_is_nobody() {
        assert_eq!(shown(&[10, 9, 1, 0]), [Some(10), None, None, Some(0)]);
        assert_eq!(shown(&[10, 200]), [Some(10), Some(200)]);
        assert_eq!(shown(&[]), []);
    }

    #[test]
    fn one_hidden_count_is_never_found_from_the_total() {
        assert_eq!(shown(&[120, 4, 30]), [Some(120), None, None]);
        assert_eq!(shown(&[120, 4, 0, 30, 40]), [Some(120), None, Some(0), None, Some(40)]);
        assert_eq!(shown(&[120, 1, 1]), [None, None, None], "two people in two groups are one each");
        assert_eq!(shown(&[4, 0]), [None, Some(0)], "the total itself is hidden then");
    }
}
