//! Who is heard, against the population: shares and rates of groups, what to call them, and summaries of all groups.
//!
//! The formulae stand in `docs/method/reach.md`. What may be told is decided by whoever puts these numbers on a page: they
//! are worked out of counts that have passed [`crate::Disclosure`], and so say no more than those do.

mod difference;
mod flag;
mod rate;
mod representativity;
mod shrinkage;

use serde::{Deserialize, Serialize};

pub use self::difference::dissimilarity;
pub use self::flag::{benjamini_hochberg, share_differs};
pub use self::rate::{Contacts, contact_rate, rate_ratio};
pub use self::representativity::{
    PartialRepresentativity, PopulationCell, Representativity, representativity,
};
pub use self::shrinkage::{Shrunk, shrink};
use crate::interval::{Interval, wilson};
use crate::real::real;

/// People of one group: those who were heard, and all who live there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupCount {
    /// People of the group who were heard.
    pub heard: u64,
    /// People of the group in the population.
    pub people: u64,
}

/// Where a ratio stops being in line. Both are settings of the system.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReachSettings {
    /// Seldom heard: the whole interval lies below this.
    pub seldom_below: f64,
    /// Heard a lot: the whole interval lies above this.
    pub a_lot_above: f64,
}

impl Default for ReachSettings {
    fn default() -> Self {
        Self { seldom_below: 0.8, a_lot_above: 1.25 }
    }
}

/// What a ratio is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReachLabel {
    /// Clearly more of those who were heard than of the population.
    HeardALot,
    /// The interval covers 1.
    InLine,
    /// Clearly fewer.
    SeldomHeard,
    /// Too few to tell, or near a threshold.
    NotKnown,
}

/// A group's share of those who were heard beside its share of the population.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Representation {
    /// Share of those who were heard and whose group is known, from 0 to 1.
    pub share_heard: f64,
    /// Share of the population, above 0 up to 1.
    pub share_people: f64,
    /// The first over the second: 1 is in proportion.
    pub ratio: f64,
    /// Interval of the ratio, from Wilson's interval of the share heard; the population counts as known.
    pub interval: Interval,
    /// What it is called.
    pub label: ReachLabel,
}

/// A group beside all groups together. `None` where nobody was heard, or nobody of the group lives there.
///
/// ```
/// # use convenor_statistics::{representation, GroupCount, ReachLabel, ReachSettings};
/// let young = GroupCount { heard: 24, people: 120_000 };
/// let all = GroupCount { heard: 400, people: 1_000_000 };
/// let found = representation(young, all, ReachSettings::default()).unwrap();
/// assert!((found.ratio - 0.5).abs() < 1e-12);
/// assert!((found.interval.low - 0.339).abs() < 5e-4 && (found.interval.high - 0.731).abs() < 5e-4);
/// assert_eq!(found.label, ReachLabel::SeldomHeard);
/// ```
pub fn representation(group: GroupCount, all: GroupCount, settings: ReachSettings) -> Option<Representation> {
    let share = wilson(group.heard, all.heard)?;
    if group.people == 0 || group.people > all.people {
        return None;
    }
    let share_heard = real(group.heard) / real(all.heard);
    let share_people = real(group.people) / real(all.people);
    let interval = share.times(1.0 / share_people);
    let label = label(interval, settings);
    Some(Representation { share_heard, share_people, ratio: share_heard / share_people, interval, label })
}

fn label(interval: Interval, settings: ReachSettings) -> ReachLabel {
    if interval.covers(1.0) {
        ReachLabel::InLine
    } else if interval.high < settings.seldom_below {
        ReachLabel::SeldomHeard
    } else if interval.low > settings.a_lot_above {
        ReachLabel::HeardALot
    } else {
        ReachLabel::NotKnown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn called(heard: u64, of: u64, people: u64) -> Option<ReachLabel> {
        let group = GroupCount { heard, people };
        let all = GroupCount { heard: of, people: 1_000 };
        representation(group, all, ReachSettings::default()).map(|found| found.label)
    }

    #[test]
    fn a_ratio_is_called_by_its_interval() {
        assert_eq!(called(100, 1_000, 100), Some(ReachLabel::InLine));
        assert_eq!(called(300, 1_000, 100), Some(ReachLabel::HeardALot));
        assert_eq!(called(20, 1_000, 100), Some(ReachLabel::SeldomHeard));
        assert_eq!(called(0, 1_000, 100), Some(ReachLabel::SeldomHeard), "nobody of a large group is heard");
    }

    #[test]
    fn what_is_neither_in_line_nor_clear_is_not_known() {
        assert_eq!(called(125, 1_000, 100), Some(ReachLabel::NotKnown));
        assert_eq!(called(0, 0, 100), None);
        assert_eq!(called(3, 10, 0), None);
    }
}
