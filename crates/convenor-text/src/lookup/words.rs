//! Ranks records by the words of a question.
//!
//! BM25F (Robertson and Zaragoza, “The probabilistic relevance framework: BM25 and beyond”, 2009): a word counts in
//! each field by the field's weight and length, and saturates once over all fields. Record counts and mean lengths are
//! taken over what the reader may see, so hidden records move no score.

use tantivy::postings::Postings;
use tantivy::query::{EnableScoring, PhraseQuery, Query};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{BitSet, DocAddress, DocId, DocSet, SegmentReader, TERMINATED, Term};

use super::question::{Question, Quoted, Wanted};
use super::ranking::{Evidence, Ranked, Ranking};
use super::readable::{Readable, records_of};
use super::schema::Fields;
use super::slip;

/// Saturation: how soon a repeated word stops counting.
const K1: f64 = 1.2;
/// How far long texts count less.
const B: f64 = 0.75;
/// A slip's worth beside a word as typed.
const SLIP_SHARE: f64 = 0.3;
/// What two neighbours of the question are worth for standing side by side, beside a word.
const NEIGHBOUR_SHARE: f64 = 0.5;

/// A field with its weight and its mean length among the readable records that have it.
struct Searched {
    field: Field,
    weight: f64,
    mean_length: f64,
}

/// Ranks the records in `within` that hold enough of what is wanted.
pub(super) fn rank(
    readable: &Readable<'_>,
    within: &[BitSet],
    question: &Question,
) -> tantivy::Result<Ranking> {
    let searched = searched(readable)?;
    let mut evidence = Vec::new();
    let mut slips = Vec::new();
    for (place, wanted) in question.wanted.iter().enumerate() {
        let exact = weigh(readable, &searched, place, wanted)?;
        slips.extend(weigh_slips(readable, &searched, &exact, wanted)?);
        evidence.push(exact);
    }
    evidence.extend(slips);
    let neighbours = question.neighbours.iter().map(|two| weigh(readable, &searched, 0, two));
    let neighbours = neighbours.collect::<tantivy::Result<Vec<_>>>()?;
    let attainable = attainable(readable, &evidence);
    let ranked = (0..).zip(within).flat_map(|(segment, within)| {
        let standings = standings(segment, within.max_value(), &evidence, &neighbours);
        rank_segment(segment, within, standings, question, attainable)
    });
    let ranked = ranked.collect();
    Ok(Ranking { ranked, evidence, attainable })
}

/// What a record would be worth that held every word as often as can be.
fn attainable(readable: &Readable<'_>, evidence: &[Evidence]) -> f64 {
    let typed = evidence.iter().filter(|one| one.slip.is_none());
    typed.map(|one| rarity(one.records(), readable.count()) * (K1 + 1.0)).sum()
}

fn searched(readable: &Readable<'_>) -> tantivy::Result<Vec<Searched>> {
    let fields = readable.fields();
    let weights = [
        (fields.title, 3.0),
        (fields.names, 2.0),
        (fields.summary, 1.5),
        (fields.text, 1.0),
        (fields.forms, 0.5),
    ];
    let one = |(field, weight)| Ok(Searched { field, weight, mean_length: mean_length(readable, field)? });
    weights.into_iter().map(one).collect()
}

fn mean_length(readable: &Readable<'_>, field: Field) -> tantivy::Result<f64> {
    let (mut words, mut texts) = (0, 0);
    for (segment, allowed) in readable.segments() {
        let lengths = segment.get_fieldnorms_reader(field)?;
        for length in records_of(allowed).map(|doc| u64::from(lengths.fieldnorm(doc))) {
            words += length;
            texts += u64::from(length > 0);
        }
    }
    Ok((number(words) / number(texts)).max(1.0))
}

/// What a word or phrase is worth in every readable record that holds it.
fn weigh(
    readable: &Readable<'_>,
    searched: &[Searched],
    place: usize,
    wanted: &Wanted,
) -> tantivy::Result<Evidence> {
    let mut postings = Vec::new();
    for (segment, allowed) in readable.segments() {
        let mut found = Vec::new();
        for searched in searched {
            gather(
                segment,
                searched,
                terms(searched.field, wanted, readable.fields()),
                &mut |doc, weight| {
                    if allowed.contains(doc) {
                        found.push((doc, weight));
                    }
                },
            )?;
        }
        postings.push(summed(found));
    }
    let mut evidence = Evidence { place, typed: wanted.typed.clone(), slip: None, postings };
    let rarity = rarity(evidence.records(), readable.count());
    for (_, weight) in evidence.postings.iter_mut().flatten() {
        *weight = rarity * *weight * (K1 + 1.0) / (K1 + *weight);
    }
    Ok(evidence)
}

/// The terms of a field that stand for what is wanted: phrases are looked for by their stems alone.
fn terms(field: Field, wanted: &Wanted, fields: &Fields) -> Vec<Term> {
    let words = if field != fields.forms {
        &wanted.stems
    } else if wanted.forms.len() == 1 {
        &wanted.forms
    } else {
        return Vec::new();
    };
    words.iter().map(|word| Term::from_field_text(field, word)).collect()
}

/// Tells of every record that holds the terms in this order, with their weight in this field.
fn gather(
    segment: &SegmentReader,
    searched: &Searched,
    terms: Vec<Term>,
    tell: &mut impl FnMut(DocId, f64),
) -> tantivy::Result<()> {
    let lengths = segment.get_fieldnorms_reader(searched.field)?;
    let weight = |doc: DocId, times: u32| {
        let length = f64::from(lengths.fieldnorm(doc)) / searched.mean_length;
        searched.weight * f64::from(times) / (1.0 - B + B * length)
    };
    match terms.as_slice() {
        [] => {}
        [term] => {
            let index = segment.inverted_index(searched.field)?;
            let Some(mut postings) = index.read_postings(term, IndexRecordOption::WithFreqs)? else {
                return Ok(());
            };
            while postings.doc() != TERMINATED {
                tell(postings.doc(), weight(postings.doc(), postings.term_freq()));
                postings.advance();
            }
        }
        _ => {
            let scoring = EnableScoring::disabled_from_schema(segment.schema());
            PhraseQuery::new(terms).weight(scoring)?.for_each_no_score(segment, &mut |docs| {
                for doc in docs {
                    tell(*doc, weight(*doc, 1));
                }
            })?;
        }
    }
    Ok(())
}

/// One entry a record, in order.
fn summed(mut found: Vec<(DocId, f64)>) -> Vec<(DocId, f64)> {
    found.sort_by_key(|(doc, _)| *doc);
    found.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    found
}

/// Inverse document frequency, never negative.
fn rarity(holding: u64, all: u64) -> f64 {
    (1.0 + (number(all) - number(holding) + 0.5) / (number(holding) + 0.5)).ln()
}

/// A slip is worth less than the same word as typed, wherever that stands.
fn weigh_slips(
    readable: &Readable<'_>,
    searched: &[Searched],
    exact: &Evidence,
    wanted: &Wanted,
) -> tantivy::Result<Vec<Evidence>> {
    let least = exact.postings.iter().flatten().map(|(_, worth)| *worth).fold(f64::INFINITY, f64::min);
    let mut all = Vec::new();
    for found in slip::meant_by(readable, wanted, exact.records())? {
        let mut evidence = weigh(readable, searched, exact.place, &Wanted::found(&found))?;
        for (_, worth) in evidence.postings.iter_mut().flatten() {
            *worth = (*worth * SLIP_SHARE).min(least / 2.0);
        }
        evidence.typed.clone_from(&wanted.typed);
        evidence.slip = Some(found);
        all.push(evidence);
    }
    Ok(all)
}

/// What one record holds: bits are places among the wanted.
#[derive(Clone, Copy, Default)]
struct Standing {
    worth: f64,
    typed: u64,
    slipped: u64,
}

/// What every record of a segment holds.
fn standings(segment: u32, size: u32, evidence: &[Evidence], neighbours: &[Evidence]) -> Vec<Standing> {
    let mut standings = vec![Standing::default(); usize::try_from(size).unwrap_or(0)];
    for evidence in evidence {
        let bit = 1_u64 << evidence.place;
        for (doc, worth) in evidence.in_segment(segment) {
            let standing = usize::try_from(*doc).ok().and_then(|doc| standings.get_mut(doc));
            let Some(standing) = standing.filter(|standing| (standing.typed | standing.slipped) & bit == 0)
            else {
                continue;
            };
            standing.worth += worth;
            *(if evidence.slip.is_some() { &mut standing.slipped } else { &mut standing.typed }) |= bit;
        }
    }
    for (doc, worth) in neighbours.iter().flat_map(|two| two.in_segment(segment)) {
        if let Some(standing) = usize::try_from(*doc).ok().and_then(|doc| standings.get_mut(doc)) {
            standing.worth += worth * NEIGHBOUR_SHARE;
        }
    }
    standings
}

fn rank_segment(
    segment: u32,
    within: &BitSet,
    standings: Vec<Standing>,
    question: &Question,
    attainable: f64,
) -> Vec<Ranked> {
    let held = (0..).zip(standings).filter(|(doc, standing)| standing.worth > 0.0 && within.contains(*doc));
    let enough = held.filter_map(|(doc, standing)| {
        let score = score(standing, question)? / attainable;
        Some(Ranked { address: DocAddress::new(segment, doc), score, closeness: None })
    });
    enough.collect()
}

/// What its words are worth, less where some are missing; `None` when too little is there.
fn score(standing: Standing, question: &Question) -> Option<f64> {
    let bits = |keep: fn(&Wanted) -> bool| {
        let places = (0..).zip(&question.wanted).filter(|(_, wanted)| keep(wanted));
        places.fold(0_u64, |bits, (place, _): (u32, _)| bits | 1 << place)
    };
    let (all, quoted) = (bits(|_| true), bits(|wanted| wanted.quoted == Quoted::Yes));
    let there = standing.typed | standing.slipped;
    let enough = usize::try_from(there.count_ones()).is_ok_and(|count| count >= question.needed());
    if !enough || standing.typed & quoted != quoted {
        return None;
    }
    let share = f64::from(there.count_ones()) / f64::from(all.count_ones());
    Some(standing.worth * share * share)
}

/// Counts are far below the 2^53 up to which floating point is exact.
#[expect(clippy::cast_precision_loss, reason = "counts of records and words are far below 2^53")]
fn number(count: u64) -> f64 {
    count as f64
}
