//! The signs of a segment's vectors, in memory: what a look-up goes through from the first passage to the last.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::index::SegmentId;
use tantivy::{DocId, SegmentReader};

use crate::lookup::schema::SIGN;
use crate::meaning::SIGN_WORDS;

/// Bits of a vector: set where its number is above zero.
pub(super) type Sign = [u64; SIGN_WORDS];

/// The signs of one segment's passages.
#[derive(Default)]
pub(super) struct Signs {
    /// In the order of the records.
    pub(super) all: Vec<Sign>,
    /// The record of each.
    pub(super) docs: Vec<DocId>,
    /// Where each record's passages begin, and at last where they end.
    starts: Vec<u32>,
}

impl Signs {
    fn read(segment: &SegmentReader) -> tantivy::Result<Self> {
        let Some(column) = segment.fast_fields().column_opt::<u64>(SIGN)? else { return Ok(Self::default()) };
        let mut words = vec![0; usize::try_from(column.values.num_vals()).unwrap_or(0)];
        column.values.get_range(0, &mut words);
        let passages = |doc| column.index.value_row_ids(doc).step_by(SIGN_WORDS);
        let (mut docs, mut starts) = (Vec::new(), vec![0]);
        for doc in 0..segment.max_doc() {
            docs.extend(passages(doc).map(|_| doc));
            starts.push(u32::try_from(docs.len()).unwrap_or(u32::MAX));
        }
        Ok(Self { all: words.as_chunks().0.to_vec(), docs, starts })
    }

    /// The places of a record's passages.
    pub(super) fn passages_of(&self, doc: DocId) -> Range<usize> {
        let place = |doc: usize| self.starts.get(doc).and_then(|place| usize::try_from(*place).ok());
        let doc = usize::try_from(doc).unwrap_or(usize::MAX - 1);
        place(doc).zip(place(doc + 1)).map_or(0..0, |(start, end)| start..end)
    }
}

/// In how many places two signs differ: the fewer, the more alike two texts are.
#[expect(clippy::inline_always, reason = "inlined, it is compiled for the processor at hand")]
#[inline(always)]
pub(super) fn apart(a: &Sign, b: &Sign) -> u32 {
    a.iter().zip(b).map(|(a, b)| (a ^ b).count_ones()).sum()
}

/// The signs of the segments in use. Segments never change, so what was read once stays right.
#[derive(Default)]
pub(in crate::lookup) struct SignCache {
    segments: Mutex<HashMap<SegmentId, Arc<Signs>>>,
}

impl SignCache {
    /// The signs of a segment.
    pub(super) fn of(&self, segment: &SegmentReader) -> tantivy::Result<Arc<Signs>> {
        let mut segments = self.segments.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(signs) = segments.get(&segment.segment_id()) {
            return Ok(Arc::clone(signs));
        }
        let signs = Arc::new(Signs::read(segment)?);
        segments.insert(segment.segment_id(), Arc::clone(&signs));
        Ok(signs)
    }

    /// Lets go of segments that are no more.
    pub(super) fn forget_others(&self, segments: &[SegmentReader]) {
        let mut held = self.segments.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|id, _| segments.iter().any(|segment| segment.segment_id() == *id));
    }
}
