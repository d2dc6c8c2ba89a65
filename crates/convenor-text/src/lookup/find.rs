//! Answers a question: what the reader may see, narrowed, ranked, counted, and one page of it.

use std::cmp::Reverse;

use convenor_domain::{RecordId, RecordKind, Reference};
use tantivy::columnar::Column;
use tantivy::query::TermSetQuery;
use tantivy::{BitSet, Searcher, SegmentReader, Term};
use uuid::Uuid;

use super::document::day_number;
use super::error::IndexError;
use super::facet;
use super::found::{Found, Hit, Why};
use super::index::LookupIndex;
use super::narrow;
use super::query::FindQuery;
use super::question::Question;
use super::ranking::{Evidence, Ranked, Ranking};
use super::readable::Readable;
use super::schema::{ID_HIGH, ID_LOW, KIND, LAST_DAY};
use super::words;

impl LookupIndex {
    /// Finds records. Nothing that the reader may not see is found, counted, suggested, or moves a score.
    pub fn find(&self, query: &FindQuery) -> Result<Found, IndexError> {
        let searcher = self.searcher();
        let columns = columns(&searcher)?;
        let ranking = self.rank(searcher.clone(), query)?;
        let found = since(&ranking.ranked, query, &columns);
        let mut facets = facet::count(searcher.segment_readers(), &found)?;
        if let Some(today) = query.today {
            let days = ranking.ranked.iter().filter_map(|ranked| last_day(ranked, &columns));
            facets.periods = facet::count_periods(&days, today);
        }
        Ok(Found { total: count(&found), hits: page(found, &ranking.evidence, query, &columns), facets })
    }

    /// How many records there are to find.
    pub(super) fn count(&self, query: &FindQuery) -> Result<u64, IndexError> {
        let searcher = self.searcher();
        let columns = columns(&searcher)?;
        let ranking = self.rank(searcher, query)?;
        Ok(count(&since(&ranking.ranked, query, &columns)))
    }

    /// Ranks all that passes the filters, whenever it ended. This is the place to fuse a second ranker's list.
    fn rank(&self, searcher: Searcher, query: &FindQuery) -> tantivy::Result<Ranking> {
        let readable = Readable::new(searcher, self.fields(), query.scope)?;
        let within = narrow::select(&readable, query)?;
        if query.words.trim().is_empty() {
            return Ok(Ranking::all_alike(&within));
        }
        let cited = cited(&readable, &within, &query.words)?;
        if !cited.ranked.is_empty() {
            return Ok(cited);
        }
        words::rank(&readable, &within, &Question::read(&query.words))
    }
}

/// The record whose permanent reference is asked for.
fn cited(readable: &Readable<'_>, within: &[BitSet], words: &str) -> tantivy::Result<Ranking> {
    let Some(reference) = Reference::parse(words) else { return Ok(Ranking::default()) };
    let term = Term::from_field_text(readable.fields().reference, &reference.0);
    let mut ranking = Ranking::all_alike(&readable.select(&TermSetQuery::new([term]))?);
    ranking.ranked.retain(|ranked| {
        let ordinal = usize::try_from(ranked.address.segment_ord).ok();
        ordinal.and_then(|ordinal| within.get(ordinal)).is_some_and(|set| set.contains(ranked.address.doc_id))
    });
    Ok(ranking)
}

/// The columns that a hit is read from, for one segment.
struct Columns {
    kind: Column<u64>,
    id_high: Column<u64>,
    id_low: Column<u64>,
    last_day: Column<i64>,
}

fn columns(searcher: &Searcher) -> tantivy::Result<Vec<Columns>> {
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

fn last_day(ranked: &Ranked, columns: &[Columns]) -> Option<i64> {
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
fn since(ranked: &[Ranked], query: &FindQuery, columns: &[Columns]) -> Vec<Ranked> {
    let Some(first) = query.filter.since.map(day_number) else { return ranked.to_vec() };
    let recent = |ranked: &&Ranked| last_day(ranked, columns).is_some_and(|day| day >= first);
    ranked.iter().filter(recent).copied().collect()
}

fn count(found: &[Ranked]) -> u64 {
    u64::try_from(found.len()).unwrap_or(u64::MAX)
}

/// One page: best first, then newest first, and what has no date last.
fn page(found: Vec<Ranked>, evidence: &[Evidence], query: &FindQuery, columns: &[Columns]) -> Vec<Hit> {
    let end = query.offset.saturating_add(query.limit);
    let mut placed: Vec<Placed> =
        found.into_iter().filter_map(|ranked| Placed::new(ranked, columns)).collect();
    if end < placed.len() {
        placed.select_nth_unstable_by(end, Placed::before);
        placed.truncate(end);
    }
    placed.sort_unstable_by(Placed::before);
    placed.iter().skip(query.offset).map(|placed| hit(placed, evidence)).collect()
}

/// A record with all that decides its place.
struct Placed {
    ranked: Ranked,
    last_day: Option<i64>,
    id: RecordId,
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

fn hit(placed: &Placed, evidence: &[Evidence]) -> Hit {
    let mut held: Vec<&Evidence> = evidence.iter().filter(|one| one.holds(placed.ranked.address)).collect();
    // In the order typed; a word as typed comes before slips of it, which say nothing more.
    held.sort_by_key(|one| (one.place, one.slip.is_some()));
    held.dedup_by_key(|one| one.place);
    let as_typed = held.iter().filter(|one| one.slip.is_none());
    let typed: Vec<String> = as_typed.map(|one| one.typed.clone()).collect();
    let words = (!typed.is_empty()).then_some(Why::Words { typed });
    let typos = held
        .iter()
        .filter_map(|one| one.slip.clone().map(|found| Why::Typo { typed: one.typed.clone(), found }));
    Hit {
        id: placed.id,
        score: placed.ranked.score,
        matched: held.iter().map(|one| one.typed.clone()).collect(),
        why: words.into_iter().chain(typos).collect(),
    }
}
