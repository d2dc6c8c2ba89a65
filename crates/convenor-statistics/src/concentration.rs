//! Repeat voices: how far what was heard comes from the same few people. Counts only; who they are is never known
//! here.
//!
//! The formulae stand in `docs/method/load.md`.

mod shown;

use serde::Serialize;

pub use self::shown::{ShownConcentration, disclose_concentration};
use crate::real::real;

/// So many people made so many contributions each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contributors {
    /// Contributions of each.
    pub contributions: u64,
    /// How many people.
    pub people: u64,
}

/// How contributions are spread over people. Not for showing: see [`disclose_concentration`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Concentration {
    /// People with at least one contribution.
    pub people: u64,
    /// Their contributions.
    pub contributions: u64,
    /// Herfindahl-Hirschman index, Σ s² over each person's share of all contributions: above 0, up to 1 where one
    /// person made all.
    pub hhi: f64,
    /// 1 over that: so many people with equally much to say would be as concentrated.
    pub effective_voices: f64,
    /// Gini coefficient: 0 where all contributed alike, near 1 where one made nearly all.
    pub gini: f64,
    /// Share of the contributions that the tenth of people with most of them made; a part of a person counts in part.
    pub top_tenth_share: f64,
    /// People with two contributions or more.
    pub repeat_people: u64,
}

/// How contributions are spread, from how many people made how many. `None` where nobody contributed.
///
/// ```
/// # use convenor_statistics::{concentration, Contributors};
/// // Eight people came once, one twice, one ten times.
/// let found = concentration(&[
///     Contributors { contributions: 1, people: 8 },
///     Contributors { contributions: 2, people: 1 },
///     Contributors { contributions: 10, people: 1 },
/// ]).unwrap();
/// assert!((found.hhi - 112.0 / 400.0).abs() < 1e-12);
/// assert!((found.effective_voices - 400.0 / 112.0).abs() < 1e-12);
/// assert!((found.gini - 0.44).abs() < 1e-12);
/// assert!((found.top_tenth_share - 0.5).abs() < 1e-12);
/// assert_eq!(found.repeat_people, 2);
/// ```
pub fn concentration(histogram: &[Contributors]) -> Option<Concentration> {
    let mut voices: Vec<Contributors> = histogram.to_vec();
    voices.retain(|voice| voice.contributions > 0 && voice.people > 0);
    voices.sort_by_key(|voice| voice.contributions);
    let people: u64 = voices.iter().map(|voice| voice.people).sum();
    let contributions: u64 = voices.iter().map(|voice| voice.people * voice.contributions).sum();
    if people == 0 {
        return None;
    }
    let share = |voice: &Contributors| real(voice.contributions) / real(contributions);
    let hhi = voices.iter().map(|voice| real(voice.people) * share(voice).powi(2)).sum::<f64>();
    Some(Concentration {
        people,
        contributions,
        hhi,
        effective_voices: 1.0 / hhi,
        gini: gini(&voices, real(people), real(contributions)),
        top_tenth_share: top_share(&voices, real(people) / 10.0, real(contributions)),
        repeat_people: voices.iter().filter(|voice| voice.contributions > 1).map(|voice| voice.people).sum(),
    })
}

/// 1 less twice the area under the Lorenz curve. `voices` go from those with least upwards.
fn gini(voices: &[Contributors], people: f64, contributions: f64) -> f64 {
    let (mut below, mut area) = (0.0, 0.0);
    for voice in voices {
        let next = below + real(voice.people * voice.contributions) / contributions;
        area += real(voice.people) / people * (below + next);
        below = next;
    }
    (1.0 - area).max(0.0)
}

/// The share of all contributions that the `top` people with most of them made.
fn top_share(voices: &[Contributors], top: f64, contributions: f64) -> f64 {
    let (mut left, mut made) = (top, 0.0);
    for voice in voices.iter().rev() {
        let taken = real(voice.people).min(left);
        made += taken * real(voice.contributions);
        left -= taken;
    }
    made / contributions
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voices(histogram: &[(u64, u64)]) -> Concentration {
        let one = |(contributions, people): &(u64, u64)| Contributors {
            contributions: *contributions,
            people: *people,
        };
        concentration(&histogram.iter().map(one).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn people_who_contribute_alike_are_as_many_voices_as_people() {
        let found = voices(&[(3, 50)]);
        assert!((found.effective_voices - 50.0).abs() < 1e-9 && found.gini.abs() < 1e-12);
        assert!((found.top_tenth_share - 0.1).abs() < 1e-12);
        assert_eq!(found.repeat_people, 50);
    }

    #[test]
    fn one_person_is_one_voice() {
        let found = voices(&[(9, 1)]);
        assert!((found.hhi - 1.0).abs() < 1e-12 && found.gini.abs() < 1e-12);
        assert_eq!(concentration(&[]), None);
        assert_eq!(concentration(&[Contributors { contributions: 0, people: 4 }]), None);
    }

    #[test]
    fn the_same_people_in_several_lines_count_alike() {
        let (whole, split) = (voices(&[(1, 6), (4, 5)]), voices(&[(4, 2), (1, 5), (4, 3), (1, 1)]));
        assert!((whole.gini - split.gini).abs() < 1e-12);
        assert!((whole.top_tenth_share - split.top_tenth_share).abs() < 1e-12);
    }

    #[test]
    fn gini_is_the_mean_difference_over_twice_the_mean() {
        // Three people with 1, 2 and 6: mean difference over ordered pairs (2 (1 + 5 + 4)) / 9, mean 3.
        assert!((voices(&[(1, 1), (2, 1), (6, 1)]).gini - 20.0 / 9.0 / 6.0).abs() < 1e-12);
    }
}
