//! The part of the index that a reader may see. Everything found, counted, weighed or suggested comes from here.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use convenor_domain::ReadScope;
use tantivy::index::SegmentId;
use tantivy::query::{AllQuery, EnableScoring, Query, TermSetQuery, Weight};
use tantivy::{BitSet, DocId, Opstamp, Searcher, SegmentReader, Term};

use super::lengths::{self, Lengths};
use super::part::{Part, divide, fill_in, share_out, threads_for};
use super::readers;
use super::schema::Fields;

/// Most readers whose view is kept: at a million records, a view takes 125 kB.
const SCOPES_MAX: usize = 64;

/// The records that a reader may see, segment by segment.
pub(super) struct Readable<'a> {
    searcher: Searcher,
    fields: &'a Fields,
    views: Vec<Arc<View>>,
}

/// What a reader may see of one segment.
struct View {
    segment: SegmentId,
    /// Grows when records are deleted; beside that, segments never change.
    deletions: Option<Opstamp>,
    allowed: BitSet,
    lengths: [Lengths; 5],
}

/// What readers may see, kept as long as it stays so: the last readers only.
#[derive(Default)]
pub(super) struct Views {
    kept: Mutex<VecDeque<(ReadScope, Vec<Arc<View>>)>>,
}

impl<'a> Readable<'a> {
    /// What a reader may see of the index as it is now.
    pub(super) fn new(
        searcher: Searcher,
        fields: &'a Fields,
        scope: ReadScope,
        views: &Views,
    ) -> tantivy::Result<Self> {
        let known = views.of(scope);
        let query = readable_by(scope, fields);
        let weight = query.weight(EnableScoring::disabled_from_searcher(&searcher))?;
        let views_now = fill_in(
            searcher.segment_readers(),
            |segment| known.iter().find(|view| view.is_of(segment)).map(Arc::clone),
            |segment| View::of(segment, weight.as_ref(), fields).map(Arc::new),
        )?;
        views.keep(scope, &views_now);
        Ok(Self { searcher, fields, views: views_now })
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
        self.views.iter().map(|view| u64::try_from(view.allowed.len()).unwrap_or(u64::MAX)).sum()
    }

    /// The segments, each with the records in it that the reader may see.
    pub(super) fn segments(&self) -> impl Iterator<Item = (&SegmentReader, &BitSet)> {
        self.searcher.segment_readers().iter().zip(self.views.iter().map(|view| &view.allowed))
    }

    /// One segment, with the records in it that the reader may see.
    pub(super) fn segment(&self, ordinal: u32) -> Option<(&SegmentReader, &BitSet)> {
        let ordinal = usize::try_from(ordinal).ok()?;
        Some((self.searcher.segment_readers().get(ordinal)?, &self.views.get(ordinal)?.allowed))
    }

    /// All of it in parts, to share the work out.
    pub(super) fn parts(&self) -> Vec<Part> {
        divide(self.searcher.segment_readers().iter().map(SegmentReader::max_doc))
    }

    /// How long the texts are that the reader may see, segment by segment.
    pub(super) fn lengths(&self) -> impl Iterator<Item = &[Lengths; 5]> {
        self.views.iter().map(|view| &view.lengths)
    }

    /// All records that the reader may see.
    pub(super) fn all(&self) -> Vec<BitSet> {
        self.views.iter().map(|view| view.allowed.clone()).collect()
    }

    /// The records among these that match a condition.
    pub(super) fn select(&self, query: &dyn Query) -> tantivy::Result<Vec<BitSet>> {
        let weight = query.weight(EnableScoring::disabled_from_searcher(&self.searcher))?;
        let segments: Vec<_> = self.segments().collect();
        let records = segments.iter().map(|(_, allowed)| allowed.len()).sum();
        share_out(&segments, threads_for(records), |(segment, allowed)| {
            matching(segment, weight.as_ref(), |doc| allowed.contains(doc))
        })
    }
}

impl Views {
    /// What is kept of a reader's view.
    fn of(&self, scope: ReadScope) -> Vec<Arc<View>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(other, _)| *other == scope).map(|(_, views)| views.clone()).unwrap_or_default()
    }

    /// Keeps a reader's view as the latest.
    fn keep(&self, scope: ReadScope, views: &[Arc<View>]) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(other, _)| *other != scope);
        kept.push_front((scope, views.to_vec()));
        kept.truncate(SCOPES_MAX);
    }
}

impl View {
    fn of(segment: &SegmentReader, weight: &dyn Weight, fields: &Fields) -> tantivy::Result<Self> {
        let allowed = matching(segment, weight, |doc| !segment.is_deleted(doc))?;
        let lengths = lengths::measure(segment, &allowed, fields)?;
        Ok(Self { segment: segment.segment_id(), deletions: segment.delete_opstamp(), allowed, lengths })
    }

    fn is_of(&self, segment: &SegmentReader) -> bool {
        self.segment == segment.segment_id() && self.deletions == segment.delete_opstamp()
    }
}

fn readable_by(scope: ReadScope, fields: &Fields) -> Box<dyn Query> {
    match readers::circles_for(scope) {
        None => Box::new(AllQuery),
        Some(circles) => {
            let term = |circle: String| Term::from_field_text(fields.reader, &circle);
            Box::new(TermSetQuery::new(circles.into_iter().map(term)))
        }
    }
}

/// The records of a set, in order.
pub(super) fn records_of(set: &BitSet) -> impl Iterator<Item = DocId> {
    (0..set.max_value()).filter(|doc| set.contains(*doc))
}

fn matching(
    segment: &SegmentReader,
    weight: &dyn Weight,
    keep: impl Fn(DocId) -> bool,
) -> tantivy::Result<BitSet> {
    let mut found = BitSet::with_max_value(segment.max_doc());
    weight.for_each_no_score(segment, &mut |docs| {
        for doc in docs.iter().filter(|doc| keep(**doc)) {
            found.insert(*doc);
        }
    })?;
    Ok(found)
}
