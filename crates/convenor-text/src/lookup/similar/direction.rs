//! The direction of a whole record.

use tantivy::DocAddress;

use super::Vectors;
use crate::meaning::{DIMENSIONS, Embedding};

impl Vectors {
    /// The mean direction of a record's passages; `None` when it has none.
    pub(in crate::lookup) fn direction(&self, address: DocAddress) -> Option<Embedding> {
        let segment = self.segment(address.segment_ord)?;
        let mut sum = [0.0; DIMENSIONS];
        for passage in segment.signs.passages_of(address.doc_id) {
            let bytes = segment.vector(passage).map(u64::to_le_bytes);
            let values = bytes.as_flattened().iter().map(|byte| f32::from(byte.cast_signed()));
            // Passages are packed each in its own unit: all count alike only at the same length.
            let length = values.clone().map(|value| value * value).sum::<f32>().sqrt();
            for (sum, value) in sum.iter_mut().zip(values) {
                *sum += value / length.max(1.0);
            }
        }
        Some(Embedding::towards(sum)).filter(|direction| !direction.is_nothing())
    }
}
