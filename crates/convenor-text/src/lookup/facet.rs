//! Counts over everything found, in one pass over the columns.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use convenor_domain::filter::months_before;
use tantivy::{SegmentReader, TantivyError};

use super::document::day_number;
use super::found::{FacetCount, Facets, PeriodCount};
use super::ranking::Ranked;
use super::schema;

/// Most values of one facet: the commonest.
const VALUES_MAX: usize = 20;
/// The periods counted, in months.
const PERIODS_MONTHS: [u32; 4] = [6, 12, 18, 36];

/// Counts by value. `found` comes segment by segment.
pub(super) fn count(segments: &[SegmentReader], found: &[Ranked]) -> tantivy::Result<Facets> {
    let values = |column| count_values(segments, found, column);
    Ok(Facets {
        periods: Vec::new(),
        groups: values(schema::GROUP)?,
        topics: values(schema::TOPIC)?,
        organisations: values(schema::ORGANISATION)?,
        outcomes: values(schema::OUTCOME)?,
        source_types: values(schema::SOURCE_TYPE)?,
        methods: values(schema::METHOD)?,
        record_kinds: values(schema::RECORD_KIND)?,
        statuses: values(schema::STATUS)?,
    })
}

/// Counts by period, from the last days of records.
pub(super) fn count_periods(
    last_days: &(impl Iterator<Item = i64> + Clone),
    today: NaiveDate,
) -> Vec<PeriodCount> {
    let one = |months| {
        let first = day_number(months_before(today, months)?);
        let count = last_days.clone().filter(|day| *day >= first).fold(0, |count, _| count + 1);
        Some(PeriodCount { months, count })
    };
    PERIODS_MONTHS.into_iter().filter_map(one).collect()
}

fn count_values(
    segments: &[SegmentReader],
    found: &[Ranked],
    column: &str,
) -> tantivy::Result<Vec<FacetCount>> {
    let mut counts = BTreeMap::new();
    for found in found.chunk_by(|a, b| a.address.segment_ord == b.address.segment_ord) {
        let ordinal = found.first().and_then(|first| usize::try_from(first.address.segment_ord).ok());
        if let Some(segment) = ordinal.and_then(|ordinal| segments.get(ordinal)) {
            count_in_segment(segment, found, column, &mut counts)?;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().map(|(key, count)| FacetCount { key, count }).collect();
    counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.key.cmp(&b.key)));
    counts.truncate(VALUES_MAX);
    Ok(counts)
}

fn count_in_segment(
    segment: &SegmentReader,
    found: &[Ranked],
    column: &str,
    counts: &mut BTreeMap<String, u64>,
) -> tantivy::Result<()> {
    let Some(column) = segment.fast_fields().str(column)? else { return Ok(()) };
    let mut by_ordinal = vec![0_u64; column.num_terms()];
    for ranked in found {
        for ordinal in column.term_ords(ranked.address.doc_id) {
            if let Some(count) = usize::try_from(ordinal).ok().and_then(|ordinal| by_ordinal.get_mut(ordinal))
            {
                *count += 1;
            }
        }
    }
    for (ordinal, count) in (0..).zip(by_ordinal).filter(|(_, count)| *count > 0) {
        let mut key = String::new();
        if !column.ord_to_str(ordinal, &mut key)? {
            return Err(TantivyError::InternalError("a column lost a value".to_owned()));
        }
        *counts.entry(key).or_default() += count;
    }
    Ok(())
}
