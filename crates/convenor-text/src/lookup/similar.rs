//! Finds records by what they mean.
//!
//! Every record's passages are vectors, kept in two columns of the index: commits, removals and merges treat them like
//! any other value. A look-up compares one bit a number with every passage in sight, and one byte a number with the best
//! of them. Nothing is approximated by a graph, so what the reader may not see costs nothing and moves nothing.

mod direction;
mod nearest;
mod signs;

use tantivy::columnar::Column;
use tantivy::{DocAddress, DocId, Searcher, SegmentReader};

pub(super) use self::nearest::Similar;
pub(super) use self::signs::SignCache;
use self::signs::Signs;
use super::schema::VECTOR;
use crate::meaning::{Embedding, VECTOR_WORDS, cosine};

/// The vectors of the index as it is now.
pub(super) struct Vectors {
    segments: Vec<Segment>,
}

/// The vectors of one segment.
struct Segment {
    signs: std::sync::Arc<Signs>,
    /// On disk, read as needed; `None` where no record means anything.
    vectors: Option<Column<u64>>,
}

impl Vectors {
    /// Opens the vectors of what is searched.
    pub(super) fn open(searcher: &Searcher, signs: &SignCache) -> tantivy::Result<Self> {
        let segments = searcher.segment_readers();
        signs.forget_others(segments);
        let one = |segment: &SegmentReader| {
            let vectors = segment.fast_fields().column_opt(VECTOR)?;
            Ok(Segment { signs: signs.of(segment)?, vectors })
        };
        Ok(Self { segments: segments.iter().map(one).collect::<tantivy::Result<_>>()? })
    }

    /// How near a record comes: see [`closeness_of`]; `None` when it has no passage.
    pub(super) fn closeness(&self, address: DocAddress, meant: &Embedding) -> Option<f64> {
        self.segment(address.segment_ord)?.closeness(address.doc_id, meant)
    }

    fn segment(&self, ordinal: u32) -> Option<&Segment> {
        self.segments.get(usize::try_from(ordinal).ok()?)
    }
}

impl Segment {
    fn closeness(&self, doc: DocId, meant: &Embedding) -> Option<f64> {
        let passages = self.signs.passages_of(doc);
        closeness_of(passages.map(|passage| cosine(meant, &self.vector(passage))))
    }

    /// The vector of a passage; zeros for one that is not there.
    fn vector(&self, passage: usize) -> [u64; VECTOR_WORDS] {
        let mut words = [0; VECTOR_WORDS];
        let column = self.vectors.as_ref().map(|column| &column.values);
        let start = u32::try_from(passage * VECTOR_WORDS).unwrap_or(u32::MAX);
        let end = start.saturating_add(u32::try_from(VECTOR_WORDS).unwrap_or(u32::MAX));
        if let Some(column) = column.filter(|column| end <= column.num_vals()) {
            column.get_range(u64::from(start), &mut words);
        }
        words
    }
}

/// What the best passage counts beside the mean of all.
const BEST_SHARE: f64 = 0.75;

/// How near a record comes by the cosines of its passages: mostly by the best of them.
fn closeness_of(cosines: impl Iterator<Item = f64>) -> Option<f64> {
    let (best, sum, count) = cosines.fold((f64::NEG_INFINITY, 0.0, 0.0), |(best, sum, count), cosine| {
        (cosine.max(best), sum + cosine, count + 1.0)
    });
    (count > 0.0).then(|| BEST_SHARE * best + (1.0 - BEST_SHARE) * sum / count)
}
