//! Answers a question: what the reader may see, narrowed, ranked, counted, and one page of it.

use std::panic::resume_unwind;
use std::sync::Arc;

use convenor_domain::Reference;
use tantivy::query::TermSetQuery;
use tantivy::{BitSet, Searcher, Term};

use super::error::IndexError;
use super::facet;
use super::found::{Found, Hit, Why};
use super::fuse;
use super::index::LookupIndex;
use super::narrow;
use super::page::{Placed, choose, since};
use super::query::FindQuery;
use super::question::Question;
use super::ranking::{Evidence, Ranked, Ranking};
use super::readable::Readable;
use super::sheet::Sheet;
use super::similar::Vectors;
use super::words;
use crate::meaning::spelt_out;

impl LookupIndex {
    /// Finds records. Nothing that the reader may not see is found, counted, suggested, or moves a score.
    pub fn find(&self, query: &FindQuery) -> Result<Found, IndexError> {
        let searcher = self.searcher();
        let sheets = self.kept().sheets.of(&searcher)?;
        let ranking = self.rank(searcher, query)?;
        let facets = facet::count(&sheets, &ranking.ranked, query);
        let (total, hits) = page(ranking, query, &sheets);
        Ok(Found { total, hits, facets })
    }

    /// The same page of hits, with nothing counted by facet: quicker where much is found.
    pub fn best(&self, query: &FindQuery) -> Result<Vec<Hit>, IndexError> {
        let searcher = self.searcher();
        let sheets = self.kept().sheets.of(&searcher)?;
        Ok(page(self.rank(searcher, query)?, query, &sheets).1)
    }

    /// How many records there are to find.
    pub(super) fn count(&self, query: &FindQuery) -> Result<u64, IndexError> {
        let searcher = self.searcher();
        let sheets = self.kept().sheets.of(&searcher)?;
        let ranking = self.rank(searcher, query)?;
        Ok(count(&since(ranking.ranked, query, &sheets)))
    }

    /// Ranks all that passes the filters, whenever it ended.
    fn rank(&self, searcher: Searcher, query: &FindQuery) -> tantivy::Result<Ranking> {
        let readable = Readable::new(searcher, self.fields(), query.scope, &self.kept().views)?;
        let within = narrow::select(&readable, query)?;
        if query.words.trim().is_empty() {
            return Ok(Ranking::all_alike(&within));
        }
        let cited = cited(&readable, &within, &query.words)?;
        if !cited.ranked.is_empty() {
            return Ok(cited);
        }
        let ranking = self.rank_all(&readable, &within, &query.words, &Question::read(&query.words))?;
        match Question::without_quotes(&query.words) {
            // Nothing holds what is quoted, but there are other words to go by.
            Some(question) if ranking.ranked.is_empty() => {
                self.rank_all(&readable, &within, &query.words, &question)
            }
            _ => Ok(ranking),
        }
    }

    /// Ranks by words and by meaning, side by side.
    fn rank_all(
        &self,
        readable: &Readable<'_>,
        within: &[BitSet],
        asked: &str,
        question: &Question,
    ) -> tantivy::Result<Ranking> {
        let meant = self.embedder().embed(&spelt_out(asked));
        let (words, similar) = std::thread::scope(|threads| {
            let words = threads.spawn(|| words::rank(readable, within, question));
            let vectors = Vectors::open(readable.searcher(), self.signs());
            let similar = vectors.map(|vectors| (vectors.nearest(within, &meant), vectors));
            (words.join().unwrap_or_else(|panic| resume_unwind(panic)), similar)
        });
        let (near, vectors) = similar?;
        Ok(fuse::fuse(words?, &near, &vectors, &meant, question))
    }
}

/// The record whose permanent reference is asked for.
fn cited(readable: &Readable<'_>, within: &[BitSet], words: &str) -> tantivy::Result<Ranking> {
    let Some(reference) = Reference::parse(words) else { return Ok(Ranking::default()) };
    let term = Term::from_field_text(readable.fields().reference, &reference.0);
    let found = readable.select(&TermSetQuery::new([term]))?;
    let mut ranking = Ranking { cited: true, ..Ranking::all_alike(&found) };
    ranking.ranked.retain(|ranked| {
        let ordinal = usize::try_from(ranked.address.segment_ord).ok();
        ordinal.and_then(|ordinal| within.get(ordinal)).is_some_and(|set| set.contains(ranked.address.doc_id))
    });
    Ok(ranking)
}

fn count(found: &[Ranked]) -> u64 {
    u64::try_from(found.len()).unwrap_or(u64::MAX)
}

/// How many records there are, and one page of them.
fn page(mut ranking: Ranking, query: &FindQuery, sheets: &[Arc<Sheet>]) -> (u64, Vec<Hit>) {
    let found = since(std::mem::take(&mut ranking.ranked), query, sheets);
    let placed = choose(&found, query, sheets);
    (count(&found), placed.iter().map(|placed| hit(placed, &ranking)).collect())
}

fn hit(placed: &Placed, ranking: &Ranking) -> Hit {
    let mut held: Vec<&Evidence> =
        ranking.evidence.iter().filter(|one| one.worth(placed.ranked.address).is_some()).collect();
    // In the order typed; a word as typed comes before slips of it, which say nothing more.
    held.sort_by_key(|one| (one.place, one.slip.is_some()));
    held.dedup_by_key(|one| one.place);
    let as_typed = held.iter().filter(|one| one.slip.is_none());
    let typed: Vec<String> = as_typed.map(|one| one.typed.clone()).collect();
    let reference = ranking.cited.then_some(Why::Reference);
    let words = (!typed.is_empty()).then_some(Why::Words { typed });
    let typos = held
        .iter()
        .filter_map(|one| one.slip.clone().map(|found| Why::Typo { typed: one.typed.clone(), found }));
    let alike =
        placed.ranked.closeness.zip(ranking.alike_from).is_some_and(|(closeness, from)| closeness >= from);
    let meaning = alike.then_some(Why::SimilarMeaning);
    Hit {
        id: placed.id,
        score: placed.ranked.score,
        closeness: placed.ranked.closeness,
        matched: held.iter().map(|one| one.typed.clone()).collect(),
        why: reference.into_iter().chain(words).chain(typos).chain(meaning).collect(),
    }
}
