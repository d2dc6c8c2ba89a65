//! Where engagement is needed: areas with high need and little recent listening, ranked, with the reasons beside each.
//!
//! The score only orders the list. It is the area's place by need less its place by listening, each from 0 to 1 among the areas
//! of the list: an area in the middle of both has 0.

mod measure;
mod topic;

use convenor_statistics::ShownCount;

pub use self::measure::{Counted, Measured, NeedIndicator, NeedMeasure, NeedMeasures, NeedMeasuresError};
pub use self::topic::{NeedFigure, NeedTopic, NeedTopics, NeededTopic, rank_topics};
use crate::area::AreaCode;

/// What is known of an area.
#[derive(Debug, Clone, PartialEq)]
pub struct NeedArea {
    /// The area.
    pub area: AreaCode,
    /// People who live there.
    pub people: u64,
    /// Share of them in the most deprived fifth of small areas, from 0 to 1.
    pub deprived: Option<f64>,
    /// Share of them in bad or very bad health.
    pub bad_health: Option<f64>,
    /// People heard there, as it may be told; `None` where nobody knows where anybody lives.
    pub heard: Option<ShownCount>,
    /// People heard per 1,000 residents a year.
    pub rate: Option<f64>,
}

/// An area on the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Needed {
    /// What is known of it.
    pub of: NeedArea,
    /// Place by need among the areas: 0 least, 1 most.
    pub need: f64,
    /// Place by listening: 0 heard least, 1 most.
    pub listening: f64,
}

impl Needed {
    /// What the list is ordered by, from -1 to 1.
    pub fn score(&self) -> f64 {
        self.need - self.listening
    }

    /// Whether need is in the upper half and listening in the lower.
    pub fn is_gap(&self) -> bool {
        self.need >= 0.5 && self.listening < 0.5
    }
}

/// Areas in the order in which engagement is needed, the most first. Areas of which neither need is known are left out.
pub fn rank(areas: Vec<NeedArea>) -> Vec<Needed> {
    let areas: Vec<NeedArea> =
        areas.into_iter().filter(|area| area.deprived.is_some() || area.bad_health.is_some()).collect();
    let places = |of: &dyn Fn(&NeedArea) -> Option<f64>| -> Vec<Option<f64>> {
        let known: Vec<f64> = areas.iter().filter_map(of).collect();
        areas.iter().map(|area| Some(place(of(area)?, &known))).collect()
    };
    let deprived = places(&|area| area.deprived);
    let health = places(&|area| area.bad_health);
    // Few enough to be hidden is less than any number that is shown.
    let listening = places(&|area| Some(area.rate.unwrap_or(0.0)));
    let mut needed: Vec<Needed> = areas
        .into_iter()
        .zip(deprived.into_iter().zip(health).zip(listening))
        .map(|(of, ((deprived, health), listening))| {
            let known: Vec<f64> = deprived.into_iter().chain(health).collect();
            Needed { of, need: mean(&known), listening: listening.unwrap_or(0.0) }
        })
        .collect();
    needed.sort_by(|a, b| b.score().total_cmp(&a.score()).then_with(|| a.of.area.cmp(&b.of.area)));
    needed
}

/// Where a value stands among others, from 0 to 1; equals share their places.
fn place(value: f64, all: &[f64]) -> f64 {
    let below = all.iter().filter(|other| **other < value).count();
    let equal = all.iter().filter(|other| (**other - value).abs() < f64::EPSILON).count();
    if all.len() < 2 {
        return 0.5;
    }
    (real(below) + (real(equal) - 1.0) / 2.0) / (real(all.len()) - 1.0)
}

fn mean(values: &[f64]) -> f64 {
    if values.is_empty() { 0.0 } else { values.iter().sum::<f64>() / real(values.len()) }
}

#[expect(clippy::cast_precision_loss, reason = "there are some thousands of areas at most")]
fn real(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(code: &str, deprived: f64, health: Option<f64>, rate: Option<f64>) -> NeedArea {
        let heard = Some(rate.map_or(ShownCount::Hidden, |_| ShownCount::People { count: 20 }));
        NeedArea {
            area: AreaCode(code.to_owned()),
            people: 1_000,
            deprived: Some(deprived),
            bad_health: health,
            heard,
            rate,
        }
    }

    #[test]
    fn high_need_and_little_listening_come_first() {
        let ranked = rank(vec![
            area("A", 0.1, Some(0.02), Some(9.0)),
            area("B", 0.6, Some(0.08), Some(1.0)),
            area("C", 0.6, Some(0.08), None),
            area("D", 0.3, None, Some(4.0)),
        ]);
        let order: Vec<&str> = ranked.iter().map(|one| one.of.area.0.as_str()).collect();
        assert_eq!(order, ["C", "B", "D", "A"]);
        assert!(ranked[0].is_gap() && !ranked[3].is_gap());
        assert!((ranked[0].listening - 0.0).abs() < 1e-12 && (ranked[3].listening - 1.0).abs() < 1e-12);
    }

    #[test]
    fn the_worked_example_of_the_method_is_right() {
        let areas = [("A", 0.1, 9.0), ("B", 0.3, 4.0), ("C", 0.6, 1.0)];
        let ranked =
            rank(areas.map(|(code, deprived, rate)| area(code, deprived, None, Some(rate))).to_vec());
        let scores: Vec<(&str, f64)> =
            ranked.iter().map(|one| (one.of.area.0.as_str(), one.score())).collect();
        assert_eq!(scores, [("C", 1.0), ("B", 0.0), ("A", -1.0)]);
    }

    #[test]
    fn an_area_of_which_no_need_is_known_is_left_out() {
        let mut unknown = area("A", 0.1, None, Some(1.0));
        unknown.deprived = None;
        assert_eq!(rank(vec![unknown]), []);
        assert!(
            rank(vec![area("B", 0.4, None, None)])[0].score().abs() < 1e-12,
            "there is nothing to compare it with"
        );
    }
}
