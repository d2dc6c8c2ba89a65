//! Slips of the pen: which words of the index a word may have been meant for.
//!
//! Words are suggested only from records that the reader may see.

use std::collections::BTreeMap;

use tantivy::postings::SegmentPostings;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::IndexRecordOption;
use tantivy::{BitSet, DocSet, TERMINATED, Term};

use super::question::{Quoted, Wanted};
use super::readable::Readable;

/// Most words that one word is taken for.
const MEANT_MAX: usize = 4;
/// A word in more records than this is taken as meant.
const FEW_RECORDS: u64 = 2;
/// A rare word is taken for a slip of one that is this many times as common.
const TIMES_AS_COMMON: u64 = 10;

/// The words that a word may have been meant for, the commonest first: one letter away, or two in long words where
/// one finds nothing. The first letter is taken as right.
pub(super) fn meant_by(
    readable: &Readable<'_>,
    wanted: &Wanted,
    records: u64,
) -> tantivy::Result<Vec<String>> {
    let [form] = wanted.forms.as_slice() else { return Ok(Vec::new()) };
    if wanted.quoted == Quoted::Yes
        || records > FEW_RECORDS
        || form.contains(|letter: char| letter.is_numeric())
    {
        return Ok(Vec::new());
    }
    for letters in 1..=letters_astray(form) {
        let mut near: Vec<(String, u64)> = near(readable, form, letters)?
            .into_iter()
            .filter(|(_, count)| *count >= (records * TIMES_AS_COMMON).max(1))
            .collect();
        if !near.is_empty() {
            near.sort_by(|(a, a_count), (b, b_count)| b_count.cmp(a_count).then_with(|| a.cmp(b)));
            return Ok(near.into_iter().take(MEANT_MAX).map(|(word, _)| word).collect());
        }
    }
    Ok(Vec::new())
}

/// How many letters may be wrong, by the length of the word.
fn letters_astray(form: &str) -> u8 {
    match form.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Words near this one, each with the number of readable records that hold it.
fn near(readable: &Readable<'_>, form: &str, letters: u8) -> tantivy::Result<BTreeMap<String, u64>> {
    let field = readable.fields().forms;
    let automaton = FuzzyTermQuery::new(Term::from_field_text(field, form), letters, true).automaton()?;
    let mut near = BTreeMap::new();
    for (segment, allowed) in readable.segments() {
        let index = segment.inverted_index(field)?;
        let mut words = index.terms().search(&automaton).into_stream()?;
        while words.advance() {
            let Some(word) = word_like(words.key(), form) else { continue };
            let postings = index.read_postings_from_terminfo(words.value(), IndexRecordOption::Basic)?;
            let count = readable_records(postings, allowed);
            if count > 0 {
                *near.entry(word).or_default() += count;
            }
        }
    }
    Ok(near)
}

/// The word of this key, if it is another one with the same first letter.
fn word_like(key: &[u8], form: &str) -> Option<String> {
    let word = std::str::from_utf8(key).ok()?;
    (word != form && word.chars().next() == form.chars().next()).then(|| word.to_owned())
}

fn readable_records(mut postings: SegmentPostings, allowed: &BitSet) -> u64 {
    let mut count = 0;
    while postings.doc() != TERMINATED {
        count += u64::from(allowed.contains(postings.doc()));
        postings.advance();
    }
    count
}
