//! How much of a word or phrase each record of a part holds, over all fields.
//!
//! Lists of the index are read block by block into a window of records, so that no list is ever sorted.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::BlockSegmentPostings;
use tantivy::query::{EnableScoring, PhraseQuery, Query, Scorer};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{BitSet, DocId, SegmentReader, TERMINATED, Term};

use super::lengths::Searched;
use super::part::Part;
use super::question::Wanted;
use super::schema::Fields;
use super::window::{WINDOW_DOCS, Window};

/// Saturation: how soon a repeated word stops counting.
const K1: f32 = 1.2;

/// The most that any record can hold of one word.
pub(super) const HELD_MAX: f64 = K1 as f64 + 1.0;

/// Weighs what is wanted, one after the other, in one part of the index.
pub(super) struct Scale<'a> {
    segment: &'a SegmentReader,
    allowed: &'a BitSet,
    part: &'a Part,
    fields: &'a Fields,
    searched: &'a [Searched],
    window: Window<f32>,
}

impl<'a> Scale<'a> {
    pub(super) fn new(
        (segment, allowed): (&'a SegmentReader, &'a BitSet),
        part: &'a Part,
        fields: &'a Fields,
        searched: &'a [Searched],
    ) -> Self {
        Self { segment, allowed, part, fields, searched, window: Window::new() }
    }

    /// The readable records that hold it, in order, each with how much: more often counts more, up to [`HELD_MAX`].
    pub(super) fn weigh(&mut self, wanted: &Wanted) -> tantivy::Result<Vec<(DocId, f32)>> {
        let mut lists = self.lists(wanted)?;
        let mut held = Vec::new();
        while let Some(next) =
            lists.iter().filter_map(List::doc).min().filter(|doc| *doc < self.part.docs.end)
        {
            let first = next - next % WINDOW_DOCS;
            let end = self.part.docs.end.min(first + WINDOW_DOCS);
            self.window.start_at(first);
            for list in &mut lists {
                list.pour(&mut self.window, end);
            }
            self.window.read_out(self.allowed, |doc, sum| held.push((doc, sum * (K1 + 1.0) / (K1 + sum))));
        }
        Ok(held)
    }

    fn lists(&self, wanted: &Wanted) -> tantivy::Result<Vec<List<'a>>> {
        let mut lists = Vec::new();
        for searched in self.searched {
            let norms = self.segment.get_fieldnorms_reader(searched.field)?;
            let terms = terms(searched.field, wanted, self.fields);
            if let Some(source) = self.source(&terms)? {
                lists.push(List { source, norms, searched });
            }
        }
        Ok(lists)
    }

    fn source(&self, terms: &[Term]) -> tantivy::Result<Option<Source>> {
        let start = self.part.docs.start;
        match terms {
            [] => Ok(None),
            [term] => {
                let index = self.segment.inverted_index(term.field())?;
                let blocks = index.read_block_postings(term, IndexRecordOption::WithFreqs)?;
                Ok(blocks.map(|blocks| Source::Word(Box::new(Word::from(blocks, start)))))
            }
            terms => {
                let scoring = EnableScoring::disabled_from_schema(self.segment.schema());
                let weight = PhraseQuery::new(terms.to_vec()).weight(scoring)?;
                let mut phrase = weight.scorer(self.segment, 1.0)?;
                if phrase.doc() < start {
                    phrase.seek(start);
                }
                Ok(Some(Source::Phrase(phrase)))
            }
        }
    }
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

/// The records of one field that hold it.
struct List<'a> {
    source: Source,
    norms: FieldNormReader,
    searched: &'a Searched,
}

enum Source {
    Word(Box<Word>),
    Phrase(Box<dyn Scorer>),
}

impl List<'_> {
    /// The next record; `None` at the end.
    fn doc(&self) -> Option<DocId> {
        match &self.source {
            Source::Word(word) => word.doc(),
            Source::Phrase(phrase) => Some(phrase.doc()).filter(|doc| *doc != TERMINATED),
        }
    }

    /// Adds what the records before `end` hold.
    fn pour(&mut self, window: &mut Window<f32>, end: DocId) {
        let (norms, searched) = (&self.norms, self.searched);
        let mut add = |doc, times: f32| {
            if let Some(sum) = window.tell(doc) {
                *sum += searched.count_in(norms.fieldnorm_id(doc)) * times;
            }
        };
        match &mut self.source {
            Source::Word(word) => word.pour(end, add),
            Source::Phrase(phrase) => {
                while phrase.doc() < end {
                    add(phrase.doc(), 1.0);
                    phrase.advance();
                }
            }
        }
    }
}

/// The records that hold a word, and the place in the block that is next.
struct Word {
    blocks: BlockSegmentPostings,
    next: usize,
}

impl Word {
    fn from(mut blocks: BlockSegmentPostings, start: DocId) -> Self {
        let next = if start == 0 { 0 } else { blocks.seek(start) };
        Self { blocks, next }
    }

    fn doc(&self) -> Option<DocId> {
        self.blocks.docs().get(self.next).copied()
    }

    #[expect(clippy::cast_precision_loss, reason = "a word stands in a text far less than 2^24 times")]
    #[inline]
    fn pour(&mut self, end: DocId, mut add: impl FnMut(DocId, f32)) {
        loop {
            let docs = self.blocks.docs().get(self.next..).unwrap_or_default();
            let times = self.blocks.freqs().get(self.next..).unwrap_or_default();
            let whole = docs.last().is_some_and(|last| *last < end);
            let before = if whole { docs.len() } else { docs.partition_point(|doc| *doc < end) };
            for (doc, times) in docs.iter().zip(times).take(before) {
                add(*doc, *times as f32);
            }
            self.next += before;
            if !whole {
                return;
            }
            self.blocks.advance();
            self.next = 0;
        }
    }
}
