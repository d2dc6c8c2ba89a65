//! Concentration as it may be shown: only of enough people, and so coarse that nobody's own number follows.

use serde::Serialize;

use super::{Contributors, concentration};
use crate::real::real;
use crate::{BandRule, Disclosed, Disclosure, PeopleBand, disclose_people};

/// How contributions are spread, as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ShownConcentration {
    /// People with at least one contribution.
    pub people: PeopleBand,
    /// So many people with equally much to say would be as concentrated; a whole number.
    pub effective_voices: f64,
    /// Gini coefficient, two decimals.
    pub gini: f64,
    /// Share that the most frequent tenth of people made, two decimals; nothing where that tenth is too few people.
    pub top_tenth_share: Option<f64>,
    /// Share of people with two contributions or more, two decimals; nothing where these, or the others, are too few.
    pub repeat_share: Option<f64>,
}

/// What may be shown of how contributions are spread; nothing where nobody contributed, or too few did.
///
/// ```
/// # use convenor_statistics::{disclose_concentration, Contributors, Disclosure, Method, Rule};
/// # let (name, method) = ("suppress-under-8".to_owned(), Method::Suppress);
/// let rule = Rule { name, method, hidden_from: 1, hidden_to: 7, rounded_to: None };
/// let disclosure = Disclosure::new(rule, None).unwrap();
/// let once = Contributors { contributions: 1, people: 75 };
/// let often = Contributors { contributions: 5, people: 5 };
/// let shown = disclose_concentration(&[once, often], &disclosure);
/// let shown = shown.get().as_ref().unwrap();
/// assert_eq!(shown.repeat_share, None, "five people could be picked out");
/// assert_eq!(shown.top_tenth_share, Some(0.28), "eight people made 28 of 100");
/// ```
pub fn disclose_concentration(
    histogram: &[Contributors],
    disclosure: &Disclosure,
) -> Disclosed<Option<ShownConcentration>> {
    let enough = |people: u64| people >= disclosure.people_min();
    let found = concentration(histogram).filter(|found| enough(found.people));
    Disclosed::new(found.map(|found| {
        let once = found.people.saturating_sub(found.repeat_people);
        let tells = |people: u64| people == 0 || enough(people);
        let repeat = real(found.repeat_people) / real(found.people);
        let band = BandRule { hidden_up_to: u32::try_from(disclosure.rule().hidden_to).unwrap_or(u32::MAX) };
        ShownConcentration {
            people: *disclose_people(u32::try_from(found.people).unwrap_or(u32::MAX), band).get(),
            effective_voices: found.effective_voices.round(),
            gini: hundredths(found.gini),
            top_tenth_share: enough(found.people / 10).then(|| hundredths(found.top_tenth_share)),
            repeat_share: (tells(found.repeat_people) && tells(once)).then(|| hundredths(repeat)),
        }
    }))
}

fn hundredths(share: f64) -> f64 {
    (share * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::tests::rule;

    fn shown(histogram: &[(u64, u64)]) -> Option<ShownConcentration> {
        let one = |(contributions, people): &(u64, u64)| Contributors {
            contributions: *contributions,
            people: *people,
        };
        *disclose_concentration(&histogram.iter().map(one).collect::<Vec<_>>(), &rule("suppress-under-8"))
            .get()
    }

    #[test]
    fn nothing_is_told_of_few_people() {
        assert_eq!(shown(&[(1, 7)]), None);
        assert!(shown(&[(1, 8)]).is_some());
        assert_eq!(shown(&[]), None);
    }

    #[test]
    fn shares_of_few_people_are_left_out() {
        let all_but_two = shown(&[(1, 2), (2, 98)]).unwrap();
        assert_eq!(all_but_two.repeat_share, None);
        let most = shown(&[(1, 60), (2, 40)]).unwrap();
        assert_eq!(most.repeat_share, Some(0.4));
        assert_eq!(shown(&[(1, 40), (2, 39)]).unwrap().top_tenth_share, None, "a tenth is seven people");
        assert_eq!(shown(&[(1, 40)]).unwrap().repeat_share, Some(0.0), "nobody is told as nobody");
    }
}
