//! One page of what was found: what is recent enough, in its order.

use std::cmp::Reverse;

use convenor_domain::{RecordId, RecordKind};
use tantivy::columnar::Column;
use tantivy::{Searcher, SegmentReader};
use uuid::Uuid;

use super::document::day_number;
use super::query::FindQuery;
use super::ranking::Ranked;
use super::schema::{ID_HIGH, ID_LOW, KIND, LAST_DAY};

/// The columns that a hit is read from, for one segment.
pub(super) struct Columns {
    kind: Column<u64>,
    id_high: Column<u64>,
    id_low: Column<u64>,
    last_day: Column<i64>,
}

/// The columns of every segment.
pub(super) fn columns(searcher: &Searcher) -> tantivy::Result<Vec<Columns>> {
    let one = |segment: &SegmentReader| {
        let columns = segment.fast_fields();
        Ok(Columns {
            kind: columns.u64(KIND)?,
            id_high: columns.u64(ID_HIGH)?,
            id_low: columns.u64(ID_LOW)?,
            last_day: columns.i64(LAST_DAY)?,
        })
    };
    searcher.segment_readers().iter().map(one).collect()
}

fn columns_of<'a>(ranked: &Ranked, columns: &'a [Columns]) -> Option<&'a Columns> {
    columns.get(usize::try_from(ranked.address.segment_ord).ok()?)
}

/// The last day that a record can have ended.
pub(super) fn last_day(ranked: &Ranked, columns: &[Columns]) -> Option<i64> {
    columns_of(ranked, columns)?.last_day.first(ranked.address.doc_id)
}

fn id(ranked: &Ranked, columns: &[Columns]) -> Option<RecordId> {
    let columns = columns_of(ranked, columns)?;
    let doc = ranked.address.doc_id;
    let kind = usize::try_from(columns.kind.first(doc)?).ok()?;
    let id = Uuid::from_u64_pair(columns.id_high.first(doc)?, columns.id_low.first(doc)?);
    Some(RecordId { kind: *RecordKind::ALL.get(kind)?, id })
}

/// What ended on the first day of the period or later; without a period, everything.
pub(super) fn since(ranked: &[Ranked], query: &FindQuery, columns: &[Columns]) -> Vec<Ranked> {
    let Some(first) = query.filter.since.map(day_number) else { return ranked.to_vec() };
    let recent = |ranked: &&Ranked| last_day(ranked, columns).is_some_and(|day| day >= first);
    ranked.iter().filter(recent).copied().collect()
}

/// The records of one page: best first, then newest first, and what has no date last.
pub(super) fn choose(found: Vec<Ranked>, query: &FindQuery, columns: &[Columns]) -> Vec<Placed> {
    let end = query.offset.saturating_add(query.limit);
    let mut placed: Vec<Placed> =
        found.into_iter().filter_map(|ranked| Placed::new(ranked, columns)).collect();
    if end < placed.len() {
        placed.select_nth_unstable_by(end, Placed::before);
        placed.truncate(end);
    }
    placed.sort_unstable_by(Placed::before);
    placed.drain(..query.offset.min(placed.len()));
    placed
}

/// A record with all that decides its place.
pub(super) struct Placed {
    pub(super) ranked: Ranked,
    last_day: Option<i64>,
    pub(super) id: RecordId,
}

impl Placed {
    fn new(ranked: Ranked, columns: &[Columns]) -> Option<Self> {
        Some(Self { ranked, last_day: last_day(&ranked, columns), id: id(&ranked, columns)? })
    }

    fn before(&self, other: &Self) -> std::cmp::Ordering {
        let newest = |placed: &Self| Reverse((placed.last_day, placed.id));
        other.ranked.score.total_cmp(&self.ranked.score).then_with(|| newest(self).cmp(&newest(other)))
    }
}
