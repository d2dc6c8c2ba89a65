//! Ranks records by the words of a question.
//!
//! BM25F (Robertson and Zaragoza, “The probabilistic relevance framework: BM25 and beyond”, 2009): a word counts in
//! each field by the field's weight and length, and saturates once over all fields. Record counts and mean lengths are
//! taken over what the reader may see, so hidden records move no score.

#[cfg(test)]
mod tests;

use std::sync::Arc;

use tantivy::{BitSet, DocId};

use super::best::Best;
use super::lengths::{Searched, number};
use super::part::{Part, share_out, threads_for};
use super::question::{Asked, Question, Wanted};
use super::ranking::{Evidence, Ranking};
use super::readable::Readable;
use super::slip;
use super::tally::{Rule, Tallied, tally};
use super::weigh::{HELD_MAX, Scale};

/// A slip's worth beside a word as typed.
const SLIP_SHARE: f32 = 0.3;

/// Whoever holds fewer than half of the words holds at least this share of them, each weighed by how rare it is.
const SHARE_HELD_MIN: f64 = 0.2;
/// How many of the best by words are looked at to tell how sure words are.
const LEADING: usize = 40;

/// Ranks the records in `within` that hold enough of what is wanted.
pub(super) fn rank(
    readable: &Readable<'_>,
    within: &[BitSet],
    question: &Question,
) -> tantivy::Result<Ranking> {
    let parts: Arc<[Part]> = readable.parts().into();
    let numbered: Vec<(usize, &Part)> = parts.iter().enumerate().collect();
    let threads = threads_for(parts.iter().map(|part| part.docs.len()).sum());
    let look = Look { readable, searched: Searched::of(readable), parts: Arc::clone(&parts), threads };
    let asked: Vec<&Wanted> = question.wanted.iter().chain(&question.neighbours).collect();
    let mut evidence = look.weigh(&asked)?;
    let neighbours = evidence.split_off(question.wanted.len());
    let attainable = evidence.iter().map(|one| f64::from(one.factor) * HELD_MAX).sum();
    if question.asked() == Asked::InWords {
        let exact = evidence.iter().zip(&question.wanted);
        let slips = exact.map(|(exact, wanted)| look.weigh_slips(exact, wanted));
        let slips: Vec<Vec<Evidence>> = slips.collect::<tantivy::Result<_>>()?;
        evidence.extend(slips.into_iter().flatten());
    }
    let rule = Rule::of(question);
    let tallied = share_out(&numbered, threads, |part| {
        let within = usize::try_from(part.1.segment).ok().and_then(|segment| within.get(segment));
        Ok::<_, tantivy::TantivyError>(
            within.map(|within| tally(*part, within, &evidence, &neighbours, &rule)),
        )
    })?;
    let in_sight = readable.count();
    let ranking = Ranking { evidence, neighbours, attainable, in_sight, ..Ranking::default() };
    Ok(ranking.with(tallied.into_iter().flatten(), question.asked()))
}

impl Ranking {
    /// With what is found by words, in the order of the index.
    fn with(mut self, tallied: impl IntoIterator<Item = Tallied>, asked: Asked) -> Self {
        let (enough, mut few) = Tallied::join(tallied);
        let mut leading = Best::of(LEADING);
        leading.extend(enough.iter().chain(&few).copied());
        self.leading = leading.best_first();
        self.ranked = enough;
        if asked == Asked::InWords {
            few.retain(|one| self.share_held(one.address) >= SHARE_HELD_MIN);
        }
        self.ranked.extend(few);
        self.ranked.sort_by_key(|ranked| ranked.address);
        self
    }
}

/// What every weighing needs.
struct Look<'a> {
    readable: &'a Readable<'a>,
    searched: Vec<Searched>,
    parts: Arc<[Part]>,
    threads: usize,
}

impl Look<'_> {
    /// What each word or phrase is worth in every readable record that holds it.
    fn weigh(&self, asked: &[&Wanted]) -> tantivy::Result<Vec<Evidence>> {
        let by_part = share_out(&self.parts, self.threads, |part| {
            let Some(segment) = self.readable.segment(part.segment) else { return Ok(Vec::new()) };
            let mut scale = Scale::new(segment, part, self.readable.fields(), &self.searched);
            asked.iter().map(|wanted| scale.weigh(wanted)).collect::<tantivy::Result<Vec<_>>>()
        })?;
        let mut by_part: Vec<_> = by_part.into_iter().map(Vec::into_iter).collect();
        let all = self.readable.count();
        let evidence = asked.iter().enumerate().map(|(place, wanted)| {
            let postings: Vec<Vec<(DocId, f32)>> =
                by_part.iter_mut().map(|part| part.next().unwrap_or_default()).collect();
            let mut evidence = Evidence::new(place, wanted, postings, Arc::clone(&self.parts));
            evidence.factor = rarity(evidence.records(), all);
            evidence
        });
        Ok(evidence.collect())
    }

    /// A slip is worth less than the same word as typed, wherever that stands, and says nothing more where it does.
    fn weigh_slips(&self, exact: &Evidence, wanted: &Wanted) -> tantivy::Result<Vec<Evidence>> {
        let meant = slip::meant_by(self.readable, wanted, exact.records())?;
        if meant.is_empty() {
            return Ok(Vec::new());
        }
        let found: Vec<Wanted> = meant.iter().map(|word| Wanted::found(word)).collect();
        let mut slips = self.weigh(&found.iter().collect::<Vec<_>>())?;
        for (slip, word) in slips.iter_mut().zip(meant) {
            slip.place = exact.place;
            slip.typed.clone_from(&wanted.typed);
            slip.slip = Some(word);
            slip.factor *= SLIP_SHARE;
            slip.most = exact.least() / 2.0;
            slip.leave_out(exact);
        }
        let mut kept: Vec<Evidence> = Vec::new();
        for mut slip in slips {
            for other in &kept {
                slip.leave_out(other);
            }
            kept.push(slip);
        }
        Ok(kept)
    }
}

/// Inverse document frequency, never negative.
#[expect(clippy::cast_possible_truncation, reason = "a worth needs no more than six digits")]
fn rarity(holding: u64, all: u64) -> f32 {
    (1.0 + (number(all) - number(holding) + 0.5) / (number(holding) + 0.5)).ln() as f32
}
