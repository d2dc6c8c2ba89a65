//! On what engagement is needed: topics with high need in a place and little recent listening, ranked; topics without a figure of
//! need apart, by the time since anybody was asked.
//!
//! The score only orders the list, as that of areas does: a topic's place by need less its place by listening.

use chrono::{Datelike, NaiveDate};

use super::place;

/// Times the country's figure from which a place has more need.
const MORE_FROM: f64 = 1.05;

/// How high a figure of need is in a place, and in the country around it. Both are of people, households or areas alike, so that
/// one can be divided by the other; a higher one is more need.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NeedFigure {
    /// In the place.
    pub here: f64,
    /// In the country.
    pub country: f64,
}

impl NeedFigure {
    /// The place's over the country's: above 1 there is more need here. `None` where the country has none.
    ///
    /// ```
    /// # use convenor_domain::reach::NeedFigure;
    /// let carers = NeedFigure { here: 0.11, country: 0.088 };
    /// assert!((carers.ratio().unwrap() - 1.25).abs() < 1e-12);
    /// ```
    pub fn ratio(self) -> Option<f64> {
        (self.country > 0.0).then(|| self.here / self.country)
    }
}

/// What is known of a topic.
#[derive(Debug, Clone, PartialEq)]
pub struct NeedTopic {
    /// Term of the `topics` vocabulary.
    pub topic: String,
    /// Its figure of need; `None` where no official figure measures it, or none is known here and in the country.
    pub figure: Option<NeedFigure>,
    /// When anybody was last asked about it, as far as recorded.
    pub last: Option<NaiveDate>,
    /// Activities about it lately.
    pub recent: u64,
}

/// A topic on the list.
#[derive(Debug, Clone, PartialEq)]
pub struct NeededTopic {
    /// What is known of it.
    pub of: NeedTopic,
    /// Its figure's ratio.
    pub ratio: f64,
    /// Place by need among the topics: 0 least, 1 most.
    pub need: f64,
    /// Place by listening, activities first and then the last day: 0 asked about least, 1 most.
    pub listening: f64,
}

impl NeededTopic {
    /// What the list is ordered by, from -1 to 1.
    pub fn score(&self) -> f64 {
        self.need - self.listening
    }

    /// Whether there is clearly more need than in the country, and nobody was asked lately or fewer than about half of the topics.
    pub fn is_gap(&self) -> bool {
        self.ratio >= MORE_FROM && (self.of.recent == 0 || self.listening < 0.5)
    }
}

/// Topics as they are told.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NeedTopics {
    /// Topics with a figure, those on which engagement is needed most first.
    pub ranked: Vec<NeededTopic>,
    /// Topics without one, those that nobody was asked about for longest first. That they have none does not say that there is
    /// no need.
    pub others: Vec<NeedTopic>,
}

/// Ranks topics.
pub fn rank_topics(topics: Vec<NeedTopic>) -> NeedTopics {
    let ratio = |topic: &NeedTopic| topic.figure.and_then(NeedFigure::ratio);
    let (known, mut others): (Vec<_>, Vec<_>) = topics.into_iter().partition(|one| ratio(one).is_some());
    let ratios: Vec<f64> = known.iter().filter_map(ratio).collect();
    let heard: Vec<f64> = known.iter().map(listening).collect();
    let one = |(of, (ratio, listening)): (NeedTopic, (&f64, &f64))| NeededTopic {
        ratio: *ratio,
        need: place(*ratio, &ratios),
        listening: place(*listening, &heard),
        of,
    };
    let mut ranked: Vec<NeededTopic> = known.into_iter().zip(ratios.iter().zip(&heard)).map(one).collect();
    ranked.sort_by(|a, b| b.score().total_cmp(&a.score()).then_with(|| a.of.topic.cmp(&b.of.topic)));
    others.sort_by(|a, b| a.last.cmp(&b.last).then_with(|| a.topic.cmp(&b.topic)));
    NeedTopics { ranked, others }
}

/// Activities lately; of as many, the later last day is more.
fn listening(topic: &NeedTopic) -> f64 {
    let activities = u32::try_from(topic.recent).map_or(f64::MAX, f64::from);
    let day = topic.last.map_or(0.0, |day| f64::from(day.num_days_from_ce()));
    activities + day / 1e7
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topic(key: &str, figure: Option<(f64, f64)>, last: Option<&str>, recent: u64) -> NeedTopic {
        NeedTopic {
            topic: key.to_owned(),
            figure: figure.map(|(here, country)| NeedFigure { here, country }),
            last: last.map(|day| day.parse().unwrap()),
            recent,
        }
    }

    #[test]
    fn the_worked_example_of_the_method_is_right() {
        let topics = rank_topics(vec![
            topic("housing", Some((0.03, 0.05)), Some("2026-10-01"), 4),
            topic("unpaid-carers", Some((0.11, 0.09)), Some("2025-09-20"), 2),
            topic("gp", Some((1_320.0, 1_200.0)), Some("2026-09-01"), 7),
        ]);
        let told: Vec<(&str, f64, f64, bool)> = topics
            .ranked
            .iter()
            .map(|one| (one.of.topic.as_str(), one.need, one.listening, one.is_gap()))
            .collect();
        let expected =
            [("unpaid-carers", 1.0, 0.0, true), ("gp", 0.5, 1.0, false), ("housing", 0.0, 0.5, false)];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_topic_without_a_figure_is_never_taken_for_one_without_need() {
        let topics = rank_topics(vec![
            topic("vaccination", None, Some("2026-01-01"), 1),
            topic("pharmacy", None, None, 0),
            topic("transport", Some((0.1, 0.0)), None, 0),
            topic("cancer", None, Some("2024-01-01"), 0),
        ]);
        assert!(topics.ranked.is_empty(), "a country without a figure compares with nothing");
        let others: Vec<&str> = topics.others.iter().map(|one| one.topic.as_str()).collect();
        assert_eq!(others, ["pharmacy", "transport", "cancer", "vaccination"], "never asked comes first");
    }

    #[test]
    fn more_need_that_nobody_was_asked_about_is_a_gap_however_many_there_are() {
        let topics = rank_topics(vec![
            topic("a", Some((0.3, 0.2)), None, 0),
            topic("b", Some((0.3, 0.2)), None, 0),
            topic("c", Some((0.1, 0.2)), None, 0),
            topic("d", Some((0.202, 0.2)), None, 0),
        ]);
        let gaps: Vec<&str> =
            topics.ranked.iter().filter(|one| one.is_gap()).map(|one| one.of.topic.as_str()).collect();
        assert_eq!(gaps, ["a", "b"], "a hundredth more is as much");
    }
}
