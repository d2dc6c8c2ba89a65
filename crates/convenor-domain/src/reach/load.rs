//! Load: how often groups of people, and organisations that speak for them, are asked, month by month.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};

use crate::engagement::Engagement;
use crate::overlap::Budget;
use crate::vocabulary::Vocabulary;

/// Months that load is shown for: this one and those before it.
pub const LOAD_MONTHS: usize = 12;

/// How often each was asked, month by month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadTable {
    /// First days of the months, the earliest first.
    pub months: Vec<NaiveDate>,
    /// Those who were asked at all, the most often first.
    pub rows: Vec<LoadRow>,
}

/// How often a group or an organisation was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadRow {
    /// Term of `groups`, or an organisation's identifier.
    pub key: String,
    /// Engagements that were open in each month.
    pub asks: Vec<u32>,
    /// Different engagements in all these months.
    pub all: u32,
    /// Most that the system thinks right in a year in one area; `None` where it has not said, or many areas are counted together.
    pub budget: Option<u32>,
}

impl LoadTable {
    /// How often each group was asked: also by what asked a narrower group. With a budget where engagements are of one area.
    pub fn of_groups(
        engagements: &[Engagement],
        groups: &Vocabulary,
        budget: Option<&Budget>,
        today: NaiveDate,
    ) -> Self {
        let mut table = Self::of(engagements, today, |engagement| {
            let named = engagement.content.groups.iter();
            let mut keys: Vec<String> = named
                .flat_map(|reach| {
                    groups.with_broader(&reach.group).into_iter().map(str::to_owned).collect::<Vec<_>>()
                })
                .collect();
            keys.sort();
            keys.dedup();
            keys
        });
        for row in &mut table.rows {
            row.budget = budget.map(|budget| budget.of(&row.key));
        }
        table
    }

    /// How often each of some organisations was asked to take part or led.
    pub fn of_organisations(engagements: &[Engagement], asked: &[String], today: NaiveDate) -> Self {
        Self::of(engagements, today, |engagement| {
            let partners = engagement.content.partners.iter().map(|partner| partner.organisation);
            let mut keys: Vec<String> = partners
                .chain(engagement.content.lead)
                .map(|organisation| organisation.to_string())
                .collect();
            keys.retain(|key| asked.contains(key));
            keys.sort();
            keys.dedup();
            keys
        })
    }

    fn of(engagements: &[Engagement], today: NaiveDate, keys: impl Fn(&Engagement) -> Vec<String>) -> Self {
        let months = months(today);
        let mut rows: BTreeMap<String, LoadRow> = BTreeMap::new();
        for engagement in engagements {
            let Some(open) = open(engagement) else { continue };
            let in_months: Vec<bool> = months.iter().map(|month| is_open(open, *month)).collect();
            if !in_months.contains(&true) {
                continue;
            }
            for key in keys(engagement) {
                let row = rows.entry(key.clone()).or_insert_with(|| LoadRow {
                    key,
                    asks: vec![0; months.len()],
                    all: 0,
                    budget: None,
                });
                row.all += 1;
                row.asks.iter_mut().zip(&in_months).for_each(|(asks, open)| *asks += u32::from(*open));
            }
        }
        let mut rows: Vec<LoadRow> = rows.into_values().collect();
        rows.sort_by(|a, b| b.all.cmp(&a.all).then_with(|| a.key.cmp(&b.key)));
        Self { months, rows }
    }
}

impl LoadRow {
    /// Whether it was asked more often than the system thinks right.
    pub fn is_over(&self) -> bool {
        self.budget.is_some_and(|budget| self.all > budget)
    }
}

/// First days of the months up to that of a day.
fn months(today: NaiveDate) -> Vec<NaiveDate> {
    let this = today.with_day(1).unwrap_or(today);
    let back = u32::try_from(LOAD_MONTHS).unwrap_or(u32::MAX);
    (0..back).rev().filter_map(|months| this.checked_sub_months(Months::new(months))).collect()
}

/// First and last day on which people were asked, as far as known.
fn open(engagement: &Engagement) -> Option<(NaiveDate, NaiveDate)> {
    let content = &engagement.content;
    let first = content.starts.earliest().or_else(|| content.ends.earliest())?;
    let last = content.ends.latest().or_else(|| content.starts.latest())?;
    Some((first, last.max(first)))
}

fn is_open((first, last): (NaiveDate, NaiveDate), month: NaiveDate) -> bool {
    let end = month.checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX);
    first < end && last >= month
}
