//! Reach as it may be shown: worked out of counts that have passed disclosure control and of nothing else, so that a
//! group too small to tell of has neither ratio nor label, and no number of the others is finer than their counts.

use serde::Serialize;

use super::{GroupCount, ReachLabel, ReachSettings, dissimilarity, representation};
use crate::interval::Interval;
use crate::real::real;
use crate::{BandRule, Count, Disclosed, Disclosure, PeopleBand, ShownCount, disclose_people};

/// People heard by group: every person heard stands in one group or among the missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReachCounts<'a> {
    /// People heard of each group.
    pub heard: &'a [Count],
    /// People of each group in the population, in the same order; together they are the whole population.
    pub people: &'a [u64],
    /// People heard whose group is not known.
    pub missing: Count,
}

/// One group as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ShownReach {
    /// A group that may be told of.
    Shown {
        /// People of the group who were heard.
        heard: PeopleBand,
        /// How its share stands to the population's.
        #[serde(flatten)]
        reach: super::Representation,
    },
    /// Too few were heard to tell, or it would give away another group.
    Hidden,
    /// Nobody of the group lives there, or nobody at all was heard: there is no ratio.
    NoRatio,
}

impl ShownReach {
    /// What the group is called, where that may be told.
    pub fn label(self) -> Option<ReachLabel> {
        match self {
            Self::Shown { reach, .. } => Some(reach.label),
            Self::Hidden | Self::NoRatio => None,
        }
    }

    /// The ratio and its interval, where they may be told.
    pub fn ratio(self) -> Option<(f64, Interval)> {
        match self {
            Self::Shown { reach, .. } => Some((reach.ratio, reach.interval)),
            Self::Hidden | Self::NoRatio => None,
        }
    }
}

/// All groups as they may be shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShownReachTable {
    /// The groups, in the order they came.
    pub groups: Vec<ShownReach>,
    /// People heard whose group is known; nothing where these are too few.
    pub heard: Option<PeopleBand>,
    /// Share of all heard whose group is not known, from 0 to 1; nothing where so few are that they could be picked
    /// out.
    pub missing_share: Option<f64>,
    /// The dissimilarity index, hidden groups counted as one: so it tells no more than the shown ones do.
    pub dissimilarity: Option<f64>,
}

/// What may be shown of who was heard. How many were heard with those of no known group may stand beside it only as a
/// band.
///
/// ```
/// # use convenor_statistics::{disclose_reach, Count, Disclosure, Method, ReachCounts, Rule};
/// # use convenor_statistics::{ReachLabel, ReachSettings, ShownReach};
/// # let (name, method) = ("suppress-under-8".to_owned(), Method::Suppress);
/// let rule = Rule { name, method, hidden_from: 1, hidden_to: 7, rounded_to: None };
/// let disclosure = Disclosure::new(rule, None).unwrap();
/// let heard = [200, 5, 60, 100].map(Count::from);
/// let counts = ReachCounts { heard: &heard, people: &[500, 100, 300, 200], missing: Count::from(20) };
/// let table = disclose_reach(counts, ReachSettings::default(), &disclosure);
/// let groups = &table.get().groups;
/// assert_eq!(groups[3].label(), Some(ReachLabel::HeardALot));
/// assert_eq!(groups[1..3], [ShownReach::Hidden, ShownReach::Hidden], "5 alone would follow from the others");
/// ```
pub fn disclose_reach(
    counts: ReachCounts<'_>,
    settings: ReachSettings,
    disclosure: &Disclosure,
) -> Disclosed<ShownReachTable> {
    let shown = disclosure.counts(counts.heard);
    let total = disclosure.total(counts.heard.iter().copied().sum());
    let (shown, total) = (shown.get(), *total.get());
    let people: u64 = counts.people.iter().sum();
    let band = BandRule { hidden_up_to: u32::try_from(disclosure.rule().hidden_to).unwrap_or(u32::MAX) };
    let groups = shown.iter().zip(counts.people);
    let groups = groups.map(|(heard, of)| reach_of_shown(*heard, total, [*of, people], settings, band));
    Disclosed::new(ShownReachTable {
        groups: groups.collect(),
        heard: total.people().map(|heard| banded(heard, band)),
        missing_share: missing_share(*disclosure.total(counts.missing).get(), total),
        dissimilarity: total.people().and_then(|total| difference(shown, total, counts.people)),
    })
}

/// One group's reach from counts as they are shown: of its people and all people heard, and how many of both live
/// there. For tables whose cells were protected together, such as group by place.
pub fn reach_of_shown(
    heard: ShownCount,
    all_heard: ShownCount,
    [people, all_people]: [u64; 2],
    settings: ReachSettings,
    band: BandRule,
) -> ShownReach {
    let (Some(heard), Some(all_heard)) = (heard.people(), all_heard.people()) else {
        return ShownReach::Hidden;
    };
    // Numbers that were rounded or changed may make a group larger than all of them.
    let group = GroupCount { heard: heard.min(all_heard), people };
    let all = GroupCount { heard: all_heard, people: all_people };
    representation(group, all, settings)
        .map_or(ShownReach::NoRatio, |reach| ShownReach::Shown { heard: banded(heard, band), reach })
}

fn missing_share(missing: ShownCount, known: ShownCount) -> Option<f64> {
    let (missing, known) = (missing.people()?, known.people()?);
    (missing + known > 0).then(|| real(missing) / real(missing + known))
}

fn difference(shown: &[ShownCount], total: u64, people: &[u64]) -> Option<f64> {
    let told: u64 = shown.iter().filter_map(|count| count.people()).sum();
    let mut hidden = GroupCount { heard: total.saturating_sub(told), people: 0 };
    let mut groups = Vec::with_capacity(shown.len() + 1);
    for (heard, people) in shown.iter().zip(people) {
        match heard.people() {
            Some(heard) => groups.push(GroupCount { heard, people: *people }),
            None => hidden.people += people,
        }
    }
    if hidden.people > 0 {
        groups.push(hidden);
    }
    dissimilarity(&groups)
}

fn banded(people: u64, band: BandRule) -> PeopleBand {
    *disclose_people(u32::try_from(people).unwrap_or(u32::MAX), band).get()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::tests::rule;

    fn table(heard: &[u64], missing: u64, name: &str) -> ShownReachTable {
        let heard: Vec<Count> = heard.iter().map(|people| Count::from(*people)).collect();
        let people = vec![1_000; heard.len()];
        let counts = ReachCounts { heard: &heard, people: &people, missing: Count::from(missing) };
        disclose_reach(counts, ReachSettings::default(), &rule(name)).get().clone()
    }

    fn plain(heard: &[u64], missing: u64) -> ShownReachTable {
        table(heard, missing, "suppress-under-8")
    }

    fn is_hidden(table: &ShownReachTable) -> Vec<bool> {
        table.groups.iter().map(|group| *group == ShownReach::Hidden).collect()
    }

    #[test]
    fn small_groups_are_hidden_and_never_alone() {
        assert_eq!(is_hidden(&plain(&[50, 60, 8], 0)), [false, false, false]);
        assert_eq!(is_hidden(&plain(&[50, 60, 7], 0)), [true, false, true]);
        assert_eq!(is_hidden(&plain(&[50, 60, 1, 1], 0)), [true, false, true, true]);
        assert_eq!(is_hidden(&plain(&[3, 2, 1], 0)), [true, true, true]);
    }

    #[test]
    fn a_group_of_which_nobody_was_heard_is_told_of() {
        let table = plain(&[400, 0, 300], 0);
        let ShownReach::Shown { heard, reach } = table.groups[1] else { panic!("{table:?}") };
        assert_eq!((reach.label, heard), (ReachLabel::SeldomHeard, PeopleBand::Nobody));
        assert!(reach.ratio.abs() < 1e-12);
    }

    #[test]
    fn nothing_shown_differs_whatever_the_hidden_groups_are() {
        let (one, other) = (plain(&[100, 7, 9, 80], 3), plain(&[100, 4, 12, 80], 5));
        assert_eq!(is_hidden(&one), [false, true, true, false]);
        assert_eq!(one, other);
    }

    #[test]
    fn a_rule_that_rounds_leaves_no_finer_number() {
        let (one, other) = (table(&[101, 51, 31], 11, "nhs"), table(&[99, 52, 32], 9, "nhs"));
        assert_eq!(one.missing_share, other.missing_share);
        assert_eq!(one.dissimilarity, other.dissimilarity);
        assert_eq!(one.groups[2].ratio(), table(&[99, 56, 28], 9, "nhs").groups[2].ratio());
    }

    #[test]
    fn nothing_is_told_of_few() {
        let few = plain(&[4, 0], 0);
        assert_eq!((few.heard, few.missing_share, few.dissimilarity), (None, None, None));
        assert_eq!(is_hidden(&few), [true, true]);
        assert_eq!(plain(&[40, 50], 3).missing_share, None);
        assert_eq!(plain(&[0, 0], 0).groups, [ShownReach::NoRatio; 2]);
    }
}
