//! Counts of people who could choose several answers: they make no total, so each stands against those who did not
//! choose it.

use super::{ShownCount, is_small, shown};
use crate::Disclosed;

/// How many of `total` people chose each answer, and last how many chose none. Each is hidden where it is small, and
/// where so few did not choose it that they could be picked out.
///
/// ```
/// # use convenor_statistics::{disclose_choices, ShownCount};
/// let chosen = disclose_choices(&[80, 95, 4], 0, 100);
/// assert_eq!(chosen.get()[0], ShownCount::People { count: 80 });
/// assert_eq!(chosen.get()[1..3], [ShownCount::Hidden, ShownCount::Hidden], "5 did not choose the second");
/// ```
pub fn disclose_choices(counts: &[u64], none: u64, total: u64) -> Disclosed<Vec<ShownCount>> {
    let answered = total.saturating_sub(none);
    let none_hidden = is_small(none) || is_small(answered);
    let whole = if none_hidden { total } else { answered };
    let chosen = counts.iter().map(|count| {
        let others = whole.saturating_sub(*count);
        shown(*count, is_small(*count) || is_small(others))
    });
    Disclosed::new(chosen.chain([shown(none, none_hidden)]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(counts: &[u64], none: u64, total: u64) -> Vec<Option<u64>> {
        disclose_choices(counts, none, total).get().iter().map(|one| one.people()).collect()
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
