//! Answers a question: what the reader may see, narrowed, ranked, counted, and one page of it.

use std::panic::resume_unwind;

use convenor_domain::Reference;
use tantivy::query::TermSetQuery;
use tantivy::{BitSet, Searcher, Term};

use super::error::IndexError;
use super::facet;
use super::found::{Found, Hit, Why};
use super::fuse::{self, CLOSENESS_MIN};
use super::index::LookupIndex;
use super::narrow;
use super::page::{self, Placed, columns, last_day, since};
use super::query::FindQuery;
use super::question::Question;
use super::ranking::{Evidence, Ranked, Ranking};
use super::readable::Readable;
use super::similar::Vectors;
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
        let total = count(&found);
        let placed = page::choose(found, query, &columns);
        let hits = placed.iter().map(|placed| hit(placed, &ranking.evidence)).collect();
        Ok(Found { total, hits, facets })
    }

    /// How many records there are to find.
    pub(super) fn count(&self, query: &FindQuery) -> Result<u64, IndexError> {
        let searcher = self.searcher();
        let columns = columns(&searcher)?;
        let ranking = self.rank(searcher, query)?;
        Ok(count(&since(&ranking.ranked, query, &columns)))
    }

    /// Ranks all that passes the filters, whenever it ended: by words and by meaning, side by side.
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
        let question = Question::read(&query.words);
        let meant = self.embedder().embed(&query.words);
        let (words, similar) = std::thread::scope(|threads| {
            let words = threads.spawn(|| words::rank(&readable, &within, &question));
            let vectors = Vectors::open(readable.searcher(), self.signs());
            let similar = vectors.map(|vectors| (vectors.nearest(&within, &meant), vectors));
            (words.join().unwrap_or_else(|panic| resume_unwind(panic)), similar)
        });
        let (near, vectors) = similar?;
        Ok(fuse::fuse(words?, &near, &vectors, &meant, &question))
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

fn count(found: &[Ranked]) -> u64 {
    u64::try_from(found.len()).unwrap_or(u64::MAX)
}

fn hit(placed: &Placed, evidence: &[Evidence]) -> Hit {
    let mut held: Vec<&Evidence> =
        evidence.iter().filter(|one| one.worth(placed.ranked.address).is_some()).collect();
    // In the order typed; a word as typed comes before slips of it, which say nothing more.
    held.sort_by_key(|one| (one.place, one.slip.is_some()));
    held.dedup_by_key(|one| one.place);
    let as_typed = held.iter().filter(|one| one.slip.is_none());
    let typed: Vec<String> = as_typed.map(|one| one.typed.clone()).collect();
    let words = (!typed.is_empty()).then_some(Why::Words { typed });
    let typos = held
        .iter()
        .filter_map(|one| one.slip.clone().map(|found| Why::Typo { typed: one.typed.clone(), found }));
    let alike = placed.ranked.closeness.is_some_and(|closeness| closeness >= CLOSENESS_MIN);
    let meaning = alike.then_some(Why::SimilarMeaning);
    Hit {
        id: placed.id,
        score: placed.ranked.score,
        closeness: placed.ranked.closeness,
        matched: held.iter().map(|one| one.typed.clone()).collect(),
        why: words.into_iter().chain(typos).chain(meaning).collect(),
    }
}
