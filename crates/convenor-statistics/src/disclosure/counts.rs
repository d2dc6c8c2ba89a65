//! Counts of people that together make a total: small ones are hidden, and never one alone where the total would give it
//! away.

use super::Disclosure;
use crate::{Count, Disclosed, ShownCount};

impl Disclosure {
    /// Counts that together make a total which is shown too: each small one is hidden, and where one alone would be, the
    /// smallest of the others as well. Where numbers are changed, none is exact and none takes another with it.
    ///
    /// ```
    /// # use convenor_statistics::{Count, Disclosure, Method, Rule, ShownCount};
    /// # let (name, method) = ("threshold-10".to_owned(), Method::Suppress);
    /// let rule = Rule { name, method, hidden_from: 1, hidden_to: 9, rounded_to: None };
    /// let shown = Disclosure::new(rule, None).unwrap().counts(&[120, 4, 30].map(Count::from));
    /// assert_eq!(shown.get()[0], ShownCount::People { count: 120 });
    /// assert_eq!(shown.get()[1..], [ShownCount::Hidden, ShownCount::Hidden]);
    /// ```
    pub fn counts(&self, counts: &[Count]) -> Disclosed<Vec<ShownCount>> {
        let mut hidden: Vec<bool> = counts.iter().map(|count| self.rule.hides(count.people)).collect();
        let small = counts.iter().zip(&hidden).filter(|(_, hidden)| **hidden);
        let together: u64 = small.clone().map(|(count, _)| count.people).sum();
        // Two hidden that make two people are one and one: as good as shown.
        let given_away = match small.count() {
            0 => false,
            alone_or_more => alone_or_more == 1 || together < self.people_min(),
        };
        if given_away {
            let others =
                counts.iter().zip(&mut hidden).filter(|(count, hidden)| count.people > 0 && !**hidden);
            if let Some((_, hide)) = others.min_by_key(|(count, _)| count.people) {
                *hide = true;
            }
        }
        let counts = counts.iter().zip(&hidden).map(|(count, hidden)| self.shown(*count, *hidden));
        Disclosed::new(counts.collect())
    }
}

#[cfg(test)]
mod tests {
    use crate::disclosure::tests::rule;
    use crate::{CellKey, Count};

    fn told(name: &str, counts: &[u64]) -> Vec<Option<u64>> {
        let counts: Vec<Count> = counts.iter().map(|people| Count::from(*people)).collect();
        rule(name).counts(&counts).get().iter().map(|one| one.people()).collect()
    }

    fn shown(counts: &[u64]) -> Vec<Option<u64>> {
        told("threshold-10", counts)
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

    #[test]
    fn a_lower_bound_shows_more_and_a_rounding_rounds_what_is_shown() {
        assert_eq!(told("suppress-under-8", &[120, 9, 30]), [Some(120), Some(9), Some(30)]);
        assert_eq!(told("nhs", &[122, 9, 33]), [Some(120), Some(10), Some(35)]);
        assert_eq!(told("nhs", &[122, 4, 33]), [Some(120), None, None]);
    }

    #[test]
    fn changed_counts_take_no_other_with_them() {
        let key = Some(CellKey(5));
        let counts = [120, 4, 30].map(|people| Count { people, key });
        let shown = rule("cell-key").counts(&counts);
        assert!(matches!(shown.get()[0].people(), Some(117..=123)));
        assert!(matches!(shown.get()[2].people(), Some(27..=33)));
        assert_eq!(shown.get()[1].people(), None);
    }
}
