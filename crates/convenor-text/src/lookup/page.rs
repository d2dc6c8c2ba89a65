//! One page of what was found: what is recent enough, in its order.

use std::cmp::{Ordering, Reverse};
use std::sync::Arc;

use chrono::Datelike;
use convenor_domain::RecordId;

use super::query::FindQuery;
use super::ranking::Ranked;
use super::sheet::Sheet;

/// What ended on the first day of the period or later; without a period, everything.
pub(super) fn since(mut ranked: Vec<Ranked>, query: &FindQuery, sheets: &[Arc<Sheet>]) -> Vec<Ranked> {
    if let Some(first) = query.filter.since.map(|day| day.num_days_from_ce()) {
        ranked.retain(|ranked| day(ranked, sheets) >= first);
    }
    ranked
}

/// The records of one page: best first, then newest first, and what has no date last.
pub(super) fn choose(found: &[Ranked], query: &FindQuery, sheets: &[Arc<Sheet>]) -> Vec<Placed> {
    let end = query.offset.saturating_add(query.limit);
    let mut placed: Vec<Placed> =
        best(found, end, sheets).into_iter().filter_map(|dated| Placed::new(dated, sheets)).collect();
    placed.sort_unstable_by(Placed::before);
    placed.truncate(end);
    placed.drain(..query.offset.min(placed.len()));
    placed
}

/// A record with its last day.
#[derive(Clone, Copy)]
struct Dated {
    ranked: Ranked,
    last_day: i32,
}

impl Dated {
    fn before(&self, other: &Self) -> Ordering {
        let by_score = other.ranked.score.total_cmp(&self.ranked.score);
        by_score.then_with(|| other.last_day.cmp(&self.last_day))
    }
}

/// The best `count` by score and day, and all that are as good as the last of them.
fn best(found: &[Ranked], count: usize, sheets: &[Arc<Sheet>]) -> Vec<Dated> {
    let room = count.saturating_mul(2).max(1_024);
    let mut best: Vec<Dated> = Vec::with_capacity(room.min(found.len()));
    let mut bound: Option<Dated> = None;
    let mut full_at = room;
    for ranked in found {
        if bound.is_some_and(|bound| ranked.score < bound.ranked.score) {
            continue;
        }
        let dated = Dated { ranked: *ranked, last_day: day(ranked, sheets) };
        if bound.is_some_and(|bound| bound.before(&dated).is_lt()) {
            continue;
        }
        best.push(dated);
        if best.len() >= full_at {
            bound = keep_best(&mut best, count);
            full_at = best.len().saturating_add(room);
        }
    }
    keep_best(&mut best, count);
    best
}

/// Keeps the best and their equals, and gives the last of the best.
fn keep_best(best: &mut Vec<Dated>, count: usize) -> Option<Dated> {
    let last = count.checked_sub(1).filter(|last| *last < best.len())?;
    let (_, bound, _) = best.select_nth_unstable_by(last, Dated::before);
    let bound = *bound;
    best.retain(|dated| bound.before(dated).is_ge());
    Some(bound)
}

/// A record with all that decides its place.
pub(super) struct Placed {
    pub(super) ranked: Ranked,
    last_day: i32,
    pub(super) id: RecordId,
}

impl Placed {
    fn new(dated: Dated, sheets: &[Arc<Sheet>]) -> Option<Self> {
        let Dated { ranked, last_day } = dated;
        Some(Self { ranked, last_day, id: sheet(&ranked, sheets)?.id(ranked.address.doc_id)? })
    }

    fn before(&self, other: &Self) -> Ordering {
        let newest = |placed: &Self| Reverse((placed.last_day, placed.id));
        other.ranked.score.total_cmp(&self.ranked.score).then_with(|| newest(self).cmp(&newest(other)))
    }
}

fn sheet<'a>(ranked: &Ranked, sheets: &'a [Arc<Sheet>]) -> Option<&'a Sheet> {
    sheets.get(usize::try_from(ranked.address.segment_ord).ok()?).map(Arc::as_ref)
}

fn day(ranked: &Ranked, sheets: &[Arc<Sheet>]) -> i32 {
    sheet(ranked, sheets).map_or(i32::MIN, |sheet| sheet.day(ranked.address.doc_id))
}
