//! The part of the index that a reader may see. Everything found, counted, weighed or suggested comes from here.

use convenor_domain::ReadScope;
use tantivy::query::{AllQuery, EnableScoring, Query, TermSetQuery};
use tantivy::{BitSet, DocId, Searcher, SegmentReader, Term};

use super::readers;
use super::schema::Fields;

/// The records that a reader may see, segment by segment.
pub(super) struct Readable<'a> {
    searcher: Searcher,
    fields: &'a Fields,
    allowed: Vec<BitSet>,
}

impl<'a> Readable<'a> {
    /// What a reader may see of the index as it is now.
    pub(super) fn new(searcher: Searcher, fields: &'a Fields, scope: ReadScope) -> tantivy::Result<Self> {
        let query: Box<dyn Query> = match readers::circles_for(scope) {
            None => Box::new(AllQuery),
            Some(circles) => {
                let term = |circle: String| Term::from_field_text(fields.reader, &circle);
                Box::new(TermSetQuery::new(circles.into_iter().map(term)))
            }
        };
        let allowed = matching(&searcher, query.as_ref(), |segment, _, doc| !segment.is_deleted(doc))?;
        Ok(Self { searcher, fields, allowed })
    }

    /// The index's fields.
    pub(super) fn fields(&self) -> &'a Fields {
        self.fields
    }

    /// The index as it is now.
    pub(super) fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    /// How many records the reader may see.
    pub(super) fn count(&self) -> u64 {
        self.allowed.iter().map(|set| u64::try_from(set.len()).unwrap_or(u64::MAX)).sum()
    }

    /// The segments, each with the records in it that the reader may see.
    pub(super) fn segments(&self) -> impl Iterator<Item = (&SegmentReader, &BitSet)> {
        self.searcher.segment_readers().iter().zip(&self.allowed)
    }

    /// The records among these that match a condition.
    pub(super) fn select(&self, query: &dyn Query) -> tantivy::Result<Vec<BitSet>> {
        matching(&self.searcher, query, |_, ordinal, doc| {
            self.allowed.get(ordinal).is_some_and(|allowed| allowed.contains(doc))
        })
    }
}

/// The records of a set, in order.
pub(super) fn records_of(set: &BitSet) -> impl Iterator<Item = DocId> {
    (0..set.max_value()).filter(|doc| set.contains(*doc))
}

fn matching(
    searcher: &Searcher,
    query: &dyn Query,
    keep: impl Fn(&SegmentReader, usize, DocId) -> bool,
) -> tantivy::Result<Vec<BitSet>> {
    let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
    let one = |(ordinal, segment): (usize, &SegmentReader)| {
        let mut found = BitSet::with_max_value(segment.max_doc());
        weight.for_each_no_score(segment, &mut |docs| {
            for doc in docs.iter().filter(|doc| keep(segment, ordinal, **doc)) {
                found.insert(*doc);
            }
        })?;
        Ok(found)
    };
    searcher.segment_readers().iter().enumerate().map(one).collect()
}
