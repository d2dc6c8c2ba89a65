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
    pub(super) signs: Vec<Sign>,
    /// The record of each.
    pub(super) docs: Vec<DocId>,
}

impl Signs {
    fn read(segment: &SegmentReader) -> tantivy::Result<Self> {
        let Some(column) = segment.fast_fields().column_opt::<u64>(SIGN)? else { return Ok(Self::default()) };
        let mut words = vec![0; usize::try_from(column.values.num_vals()).unwrap_or(0)];
        column.values.get_range(0, &mut words);
        let passages = |doc| column.index.value_row_ids(doc).step_by(SIGN_WORDS);
        let docs = (0..segment.max_doc()).flat_map(|doc| passages(doc).map(move |_| doc));
        Ok(Self { signs: words.as_chunks().0.to_vec(), docs: docs.collect() })
    }

    /// The places of a record's passages.
    pub(super) fn passages_of(&self, doc: DocId) -> Range<usize> {
        let start = self.docs.partition_point(|other| *other < doc);
        let after = self.docs.get(start..).unwrap_or_default();
        start..start + after.iter().take_while(|other| **other == doc).count()
    }
}

/// In how many places two signs differ: the fewer, the more alike two texts are.
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
