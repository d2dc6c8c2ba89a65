//! A run of records with a number for each, summed up from several lists of the index and read in order.

use tantivy::{BitSet, DocId};

/// Records of a window: few enough that their numbers stay in the processor's cache.
pub(super) const WINDOW: usize = 1 << 14;
/// The same as a number of records.
pub(super) const WINDOW_DOCS: DocId = 1 << 14;
/// Bits of a bucket of a bit set.
const BUCKET: usize = 64;

/// A run of records, each with a value that is its default until it is told of.
pub(super) struct Window<T> {
    first: DocId,
    values: Vec<T>,
    /// A bit for each record that was told of.
    touched: Vec<u64>,
}

impl<T: Copy + Default> Window<T> {
    pub(super) fn new() -> Self {
        Self { first: 0, values: vec![T::default(); WINDOW], touched: vec![0; WINDOW / BUCKET] }
    }

    /// Moves to the records from here on; everything told before was read out.
    pub(super) fn start_at(&mut self, first: DocId) {
        self.first = first;
    }

    /// The value of a record, to change it. Records outside the window have none.
    #[inline]
    pub(super) fn tell(&mut self, doc: DocId) -> Option<&mut T> {
        let place = usize::try_from(doc.wrapping_sub(self.first)).ok()?;
        let value = self.values.get_mut(place)?;
        if let Some(bucket) = self.touched.get_mut(place / BUCKET) {
            *bucket |= 1 << (place % BUCKET);
        }
        Some(value)
    }

    /// Reads out what was told of the records of a set, in order, and forgets all. The window begins where one of the
    /// set's buckets does.
    #[inline]
    pub(super) fn read_out(&mut self, set: &BitSet, mut read: impl FnMut(DocId, T)) {
        let Self { first, values, touched } = self;
        let firsts = (*first..).step_by(BUCKET);
        for ((first, touched), values) in firsts.zip(touched).zip(values.chunks_mut(BUCKET)) {
            let mut bits = std::mem::take(touched);
            if bits == 0 {
                continue;
            }
            let wanted = if first < set.max_value() { bucket(set, first) } else { 0 };
            while bits != 0 {
                let place = bits.trailing_zeros();
                let value = values.get_mut(usize::try_from(place).unwrap_or(0)).map(std::mem::take);
                if wanted >> place & 1 == 1
                    && let Some(value) = value
                {
                    read(first + place, value);
                }
                bits &= bits - 1;
            }
        }
    }
}

/// The 64 records of a set from here on, as bits.
fn bucket(set: &BitSet, first: DocId) -> u64 {
    u64::from_le_bytes(set.tinyset(first / 64).into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_told_of_the_set_comes_out_in_order_once() {
        let mut set = BitSet::with_max_value(WINDOW_DOCS + 70);
        for doc in [3, WINDOW_DOCS, WINDOW_DOCS + 69] {
            set.insert(doc);
        }
        let mut window = Window::<u32>::new();
        let mut out = Vec::new();
        for (first, docs) in [(0, vec![64, 3, 3, 5]), (WINDOW_DOCS, vec![WINDOW_DOCS + 69, WINDOW_DOCS, 9])] {
            window.start_at(first);
            for doc in docs {
                if let Some(value) = window.tell(doc) {
                    *value += 1;
                }
            }
            window.read_out(&set, |doc, value| out.push((doc, value)));
        }
        assert_eq!(out, [(3, 2), (WINDOW_DOCS, 1), (WINDOW_DOCS + 69, 1)]);
    }
}
