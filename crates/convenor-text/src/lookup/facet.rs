//! Counts over everything found, in one pass over the sheets.

use std::convert::Infallible;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use convenor_domain::filter::months_before;

use super::found::{FacetCount, Facets, PeriodCount};
use super::part::{share_out, threads_for};
use super::query::FindQuery;
use super::ranking::Ranked;
use super::sheet::{COUNTED, Name, Sheet};

/// Most values of one facet: the commonest.
const VALUES_MAX: usize = 20;
/// The periods counted, in months.
const PERIODS_MONTHS: [u32; 4] = [6, 12, 18, 36];
/// Records that one thread counts at a time.
const COUNTED_TOGETHER: usize = 1 << 15;

/// Counts what was found, which comes segment by segment: by value what passes the filter on when it ended, by period
/// everything.
pub(super) fn count(sheets: &[Arc<Sheet>], found: &[Ranked], query: &FindQuery) -> Facets {
    let first_day = query.filter.since.map(|day| day.num_days_from_ce());
    let periods = periods(query.today);
    let by_segment = found.chunk_by(|a, b| a.address.segment_ord == b.address.segment_ord);
    let runs: Vec<&[Ranked]> = by_segment.flat_map(|found| found.chunks(COUNTED_TOGETHER)).collect();
    let counted = share_out(&runs, threads_for(found.len()), |run| {
        let sheet = sheet_of(run, sheets);
        Ok::<_, Infallible>(sheet.map(|sheet| (sheet, Counts::of(run, sheet, first_day, &periods))))
    });
    let counted = counted.unwrap_or_else(|never| match never {});
    let mut totals = Totals::default();
    let mut recent = [0; PERIODS_MONTHS.len()];
    for (sheet, counts) in counted.into_iter().flatten() {
        for (name, count) in sheet.names().iter().zip(counts.by_value).filter(|(_, count)| *count > 0) {
            totals.add(name, u64::from(count));
        }
        for (all, count) in recent.iter_mut().zip(counts.recent) {
            *all += count;
        }
    }
    let months =
        periods.iter().zip(recent).map(|((months, _), count)| PeriodCount { months: *months, count });
    facets(totals, months.collect())
}

/// The periods, each with its first day.
fn periods(today: Option<NaiveDate>) -> Vec<(u32, i32)> {
    let Some(today) = today else { return Vec::new() };
    let first = |months| Some((months, months_before(today, months)?.num_days_from_ce()));
    PERIODS_MONTHS.into_iter().filter_map(first).collect()
}

fn sheet_of<'a>(run: &[Ranked], sheets: &'a [Arc<Sheet>]) -> Option<&'a Sheet> {
    let segment = usize::try_from(run.first()?.address.segment_ord).ok()?;
    sheets.get(segment).map(Arc::as_ref)
}

/// Counts of one run of records.
struct Counts {
    by_value: Vec<u32>,
    recent: [u64; PERIODS_MONTHS.len()],
}

impl Counts {
    fn of(run: &[Ranked], sheet: &Sheet, first_day: Option<i32>, periods: &[(u32, i32)]) -> Self {
        let mut counts = Self { by_value: vec![0; sheet.names().len()], recent: [0; PERIODS_MONTHS.len()] };
        for doc in run.iter().map(|ranked| ranked.address.doc_id) {
            let day = sheet.day(doc);
            for (count, (_, first)) in counts.recent.iter_mut().zip(periods) {
                *count += u64::from(day >= *first);
            }
            if first_day.is_some_and(|first| day < first) {
                continue;
            }
            for value in sheet.values(doc) {
                let place = usize::try_from(*value).unwrap_or(usize::MAX);
                if let Some(count) = counts.by_value.get_mut(place) {
                    *count += 1;
                }
            }
        }
        counts
    }
}

/// What all runs count together, by the number of the value.
#[derive(Default)]
struct Totals<'a>(Vec<Option<(&'a Name, u64)>>);

impl<'a> Totals<'a> {
    fn add(&mut self, name: &'a Name, count: u64) {
        if self.0.len() <= name.number {
            self.0.resize(name.number + 1, None);
        }
        if let Some(total) = self.0.get_mut(name.number) {
            total.get_or_insert((name, 0)).1 += count;
        }
    }

    fn by_column(self) -> [Vec<FacetCount>; COUNTED.len()] {
        let mut by_column = COUNTED.map(|_| Vec::new());
        for (name, count) in self.0.into_iter().flatten() {
            if let Some(column) = by_column.get_mut(name.column) {
                column.push(FacetCount { key: name.key.clone(), count });
            }
        }
        by_column
    }
}

fn facets(totals: Totals<'_>, periods: Vec<PeriodCount>) -> Facets {
    let [groups, topics, organisations, outcomes, source_types, methods, record_kinds, statuses] =
        totals.by_column().map(commonest);
    Facets { periods, groups, topics, organisations, outcomes, source_types, methods, record_kinds, statuses }
}

fn commonest(mut counts: Vec<FacetCount>) -> Vec<FacetCount> {
    counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.key.cmp(&b.key)));
    counts.truncate(VALUES_MAX);
    counts
}
