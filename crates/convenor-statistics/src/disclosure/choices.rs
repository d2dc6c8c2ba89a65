//! Counts of people who could choose several answers: they make no total, so each stands against those who did not
//! choose it.

use super::Disclosure;
use crate::{Count, Disclosed, ShownCount};

impl Disclosure {
    /// How many of `total` people chose each answer, and last how many chose none. Each is hidden where it is small, and
    /// where so few did not choose it that they could be picked out.
    ///
    /// ```
    /// # use convenor_statistics::{Count, Disclosure, Method, Rule, ShownCount};
    /// # let (name, method) = ("threshold-10".to_owned(), Method::Suppress);
    /// let rule = Rule { name, method, hidden_from: 1, hidden_to: 9, rounded_to: None };
    /// let rule = Disclosure::new(rule, None).unwrap();
    /// let chosen = rule.choices(&[80, 95, 4].map(Count::from), 0.into(), 100.into());
    /// assert_eq!(chosen.get()[0], ShownCount::People { count: 80 });
    /// assert_eq!(chosen.get()[1..3], [ShownCount::Hidden, ShownCount::Hidden], "5 did not choose the second");
    /// ```
    pub fn choices(&self, counts: &[Count], none: Count, total: Count) -> Disclosed<Vec<ShownCount>> {
        let answered = total.people.saturating_sub(none.people);
        let none_hidden = self.rule.hides(none.people) || self.rule.hides(answered);
        let whole = if none_hidden { total.people } else { answered };
        let chosen = counts.iter().map(|count| {
            let others = whole.saturating_sub(count.people);
            self.shown(*count, self.rule.hides(count.people) || self.rule.hides(others))
        });
        Disclosed::new(chosen.chain([self.shown(none, none_hidden)]).collect())
    }
}

#[cfg(test)]
mod tests {
    use crate::Count;
    use crate::disclosure::tests::rule;

    fn told(counts: &[u64], none: u64, total: u64) -> Vec<Option<u64>> {
        let counts: Vec<Count> = counts.iter().map(|people| Count::from(*people)).collect();
        let shown = rule("threshold-10").choices(&counts, none.into(), total.into());
        shown.get().iter().map(|one| one.people()).collect()
    }

    #[test]
    fn an_answer_is_hidden_when_few_chose_it_or_few_did_not() {
        assert_eq!(told(&[60, 9, 0], 40, 140), [Some(60), None, Some(0), Some(40)]);
        assert_eq!(told(&[95, 100], 0, 100), [None, Some(100), Some(0)], "all chose the second");
    }

    #[test]
    fn few_without_an_answer_are_found_from_no_number() {
        assert_eq!(told(&[60, 92], 3, 100), [Some(60), None, None], "8 of all did not choose the second");
        assert_eq!(told(&[5, 3], 93, 100), [None, None, None], "7 people answered");
    }
}
