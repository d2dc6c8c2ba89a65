//! What may be told of who was heard: every number here follows from numbers that passed disclosure control, so that no
//! share or ratio says more than they do.

use chrono::NaiveDate;
use convenor_statistics::{
    Contacts, Disclosure, GroupCount, Interval, ReachLabel, ReachSettings, ShownCount, contact_rate,
    representation, wilson,
};

use super::evenness::{Evenness, evenness};
use super::ranked::{ReachAmong, rank};
use super::shown::{Shown, ShownError};
use super::{By, Group, Heard, HeardGroup, Quarter, ReachQuestion};
use crate::area::AreaCode;

/// Days of a year, leap years among them.
const YEAR_DAYS: f64 = 365.25;

/// How many people live where: of a group, or of all groups together; in an area of the level, or in the whole.
pub trait Residents {
    /// People of a group.
    fn of(&self, group: &[String], area: Option<&AreaCode>) -> Option<u64>;
    /// People of all groups.
    fn all(&self, area: Option<&AreaCode>) -> Option<u64>;
}

/// Who was heard, as it may be told.
#[derive(Debug, Clone, PartialEq)]
pub struct ReachTable {
    /// What people are told apart by.
    pub by: Vec<By>,
    /// Everybody counted, those of whom the group is not known included.
    pub people: ShownCount,
    /// Of how many the group is known.
    pub known: ShownCount,
    /// Share of all whose group is not known, from 0 to 1.
    pub missing_share: Option<f64>,
    /// How even the listening was over groups in the whole, where that can be told.
    pub evenness: Option<Evenness>,
    /// Groups, area by area where areas were asked for: these in the order of their place among all.
    pub rows: Vec<ReachRow>,
}

/// One group, in one area or in the whole.
#[derive(Debug, Clone, PartialEq)]
pub struct ReachRow {
    /// The group by each thing asked for.
    pub groups: Vec<Group>,
    /// The area of the level; `None` for the whole.
    pub area: Option<AreaCode>,
    /// People who live there.
    pub residents: Option<u64>,
    /// Their share of all who live there, from 0 to 1.
    pub share_residents: Option<f64>,
    /// People heard; `None` where nobody was asked, or nobody knows where they live: that is not nobody.
    pub heard: Option<ShownCount>,
    /// Share, ratio and label; nothing where a number that they need is hidden or not there.
    pub ratio: Option<ReachRatio>,
    /// People heard per 1,000 residents a year, with its interval.
    pub rate: Option<(f64, Interval)>,
    /// Engagements in which any were heard; nothing where the group is hidden.
    pub engagements: Option<usize>,
    /// First day of the last month in which any were heard.
    pub last: Option<NaiveDate>,
    /// Its place among all groups in all areas, where areas were asked for.
    pub among: Option<ReachAmong>,
}

/// A group's share of those heard beside its share of the population.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReachRatio {
    /// Share of those heard whose group is known, from 0 to 1.
    pub share_heard: f64,
    /// Its 95 % interval.
    pub share_interval: Interval,
    /// That share over the group's share of the population.
    pub ratio: f64,
    /// Its 95 % interval.
    pub interval: Interval,
    /// What it is called.
    pub label: ReachLabel,
}

/// One group over time.
#[derive(Debug, Clone, PartialEq)]
pub struct ReachTrend {
    /// The group.
    pub groups: Vec<Group>,
    /// Quarter by quarter.
    pub quarters: Vec<QuarterShare>,
}

/// How many of a group were heard in a quarter, and their share with its 95 % interval.
pub type QuarterShare = (Quarter, ShownCount, Option<(f64, Interval)>);

/// Everybody heard in one area.
#[derive(Debug, Clone, PartialEq)]
pub struct ReachArea {
    /// The area.
    pub area: AreaCode,
    /// People heard, whatever their group; `None` where nobody knows where anybody lives.
    pub heard: Option<ShownCount>,
    /// People heard per 1,000 residents a year, with its interval.
    pub rate: Option<(f64, Interval)>,
}

/// Everything about one question.
#[derive(Debug, Clone, PartialEq)]
pub struct ReachTold {
    /// Groups in the whole.
    pub whole: ReachTable,
    /// Groups by area, where areas were asked for and are not too many.
    pub areas: Option<ReachTable>,
    /// Everybody by area, where areas were asked for.
    pub everybody: Vec<ReachArea>,
    /// Groups over time, the latest quarters.
    pub trends: Vec<ReachTrend>,
}

/// What tables are made with.
pub struct Telling<'a> {
    /// What was asked.
    pub question: &'a ReachQuestion,
    /// Who was heard.
    pub heard: &'a Heard,
    /// Areas of the level asked for; empty where none was.
    pub areas: &'a [AreaCode],
    /// Who lives there.
    pub residents: &'a dyn Residents,
    /// Where a ratio stops being in line.
    pub settings: ReachSettings,
    /// The first and last day that rates are over; `None` where no day is known.
    pub period: Option<(NaiveDate, NaiveDate)>,
}

impl Telling<'_> {
    /// Everything that may be told. Errors: the question has more cells than can be looked after at once.
    pub fn tell(&self, disclosure: &Disclosure) -> Result<ReachTold, ShownError> {
        let shown = Shown::new(self.question, self.heard, self.areas, disclosure)?;
        let areas: Vec<Option<AreaCode>> = self.areas.iter().cloned().map(Some).collect();
        Ok(ReachTold {
            whole: self.table(&shown, &[None]),
            areas: self.question.level.filter(|_| shown.is_crossed()).map(|_| self.table(&shown, &areas)),
            everybody: self.areas.iter().map(|area| self.everybody(&shown, area)).collect(),
            trends: self.trends(&shown),
        })
    }

    fn table(&self, shown: &Shown, areas: &[Option<AreaCode>]) -> ReachTable {
        let heard = self.heard.groups(|cell| {
            let area = if areas == [None] { None } else { cell.area.clone() };
            Some((cell.group.iter().cloned().collect::<Option<Vec<String>>>()?, area))
        });
        let (people, known) = (shown.everybody(), shown.known(None));
        let (mut rows, nobody) = (Vec::new(), HeardGroup::default());
        for area in areas {
            for groups in crossed(&self.question.by) {
                let keys: Vec<String> = groups.iter().map(|group| group.key.clone()).collect();
                let of = heard.get(&(keys, area.clone())).unwrap_or(&nobody);
                rows.push(self.row(shown, groups, area.as_ref(), of));
            }
        }
        let is_whole = areas == [None];
        if !is_whole {
            rank(&mut rows, |area| shown.base(area));
        }
        let by = &self.question.by;
        ReachTable {
            by: by.clone(),
            missing_share: missing_share(people, known),
            evenness: if is_whole { evenness(by, &rows, shown.base(None)) } else { None },
            people,
            known,
            rows,
        }
    }

    fn row(&self, shown: &Shown, groups: Vec<Group>, area: Option<&AreaCode>, of: &HeardGroup) -> ReachRow {
        let keys: Vec<String> = groups.iter().map(|group| group.key.clone()).collect();
        let heard = Some(shown.group(&keys, area)).filter(|_| self.is_told(area));
        let residents = self.residents.of(&keys, area);
        let all = self.residents.all(area);
        let told = heard.and_then(ShownCount::people);
        ReachRow {
            ratio: self.ratio((told, residents), (shown.base(area), all)),
            rate: self.rate(told, residents),
            engagements: told.map(|_| of.engagements),
            last: told.and(of.last),
            area: area.cloned(),
            share_residents: residents
                .zip(all)
                .filter(|(_, all)| *all > 0)
                .map(|(some, all)| share(some, all)),
            groups,
            residents,
            heard,
            among: None,
        }
    }

    fn everybody(&self, shown: &Shown, area: &AreaCode) -> ReachArea {
        let heard = Some(shown.area(area)).filter(|_| self.is_placed());
        let rate = self.rate(heard.and_then(ShownCount::people), self.residents.all(Some(area)));
        ReachArea { area: area.clone(), heard, rate }
    }

    /// Whether anything is known of groups: somebody said who they are and, area by area, where they live.
    fn is_told(&self, area: Option<&AreaCode>) -> bool {
        self.heard.known().next().is_some() && (area.is_none() || self.is_placed())
    }

    /// Whether of anybody it is known in which area they live.
    fn is_placed(&self) -> bool {
        self.heard.cells.iter().any(|cell| cell.area.is_some())
    }

    fn rate(&self, heard: Option<u64>, residents: Option<u64>) -> Option<(f64, Interval)> {
        contact_rate(Contacts { heard: heard?, people: residents?, years: self.years()? })
    }

    fn ratio(
        &self,
        group: (Option<u64>, Option<u64>),
        all: (Option<u64>, Option<u64>),
    ) -> Option<ReachRatio> {
        let count =
            |(heard, people): (Option<u64>, Option<u64>)| Some(GroupCount { heard: heard?, people: people? });
        let (group, all) = (count(group)?, count(all)?);
        // Rounding may take a group above all of them.
        let found =
            representation(GroupCount { heard: group.heard.min(all.heard), ..group }, all, self.settings)?;
        Some(ReachRatio {
            share_heard: found.share_heard,
            share_interval: found.interval.times(found.share_people),
            ratio: found.ratio,
            interval: found.interval,
            label: found.label,
        })
    }

    fn trends(&self, shown: &Shown) -> Vec<ReachTrend> {
        let trend = |groups: Vec<Group>| {
            let keys: Vec<String> = groups.iter().map(|group| group.key.clone()).collect();
            let quarters = shown.quarters().iter().map(|quarter| {
                let (heard, base) = shown.quarter(&keys, *quarter);
                let of = || {
                    let heard = heard.people()?.min(base?);
                    Some((share(heard, base?), wilson(heard, base?)?))
                };
                (*quarter, heard, of())
            });
            ReachTrend { quarters: quarters.collect(), groups }
        };
        crossed(&self.question.by).into_iter().map(trend).collect()
    }

    fn years(&self) -> Option<f64> {
        let (first, last) = self.period?;
        let days = (last - first).num_days().saturating_add(1).max(1);
        Some(f64::from(i32::try_from(days).unwrap_or(i32::MAX)) / YEAR_DAYS)
    }
}

/// Every group; where two things are crossed, every pair.
pub(super) fn crossed(by: &[By]) -> Vec<Vec<Group>> {
    let start = vec![Vec::new()];
    by.iter().fold(start, |pairs, by| {
        let with = |pair: &Vec<Group>| {
            by.groups()
                .iter()
                .map(|group| pair.iter().cloned().chain([group.clone()]).collect())
                .collect::<Vec<_>>()
        };
        pairs.iter().flat_map(with).collect()
    })
}

fn missing_share(people: ShownCount, known: ShownCount) -> Option<f64> {
    let (people, known) = (people.people()?, known.people()?);
    (people > 0).then(|| 1.0 - share(known.min(people), people))
}

#[expect(clippy::cast_precision_loss, reason = "no system hears so many people")]
fn share(some: u64, all: u64) -> f64 {
    some as f64 / all as f64
}
