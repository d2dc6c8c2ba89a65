//! The passages nearest to a question: the best by signs, then by their vectors.

use std::collections::BTreeSet;

use fearless_simd::{Level, dispatch};
use tantivy::{BitSet, DocAddress, DocId};

use super::Vectors;
use super::signs::{Sign, Signs, apart};
use crate::meaning::{Embedding, Packed};

/// Passages whose vectors are compared. At 256 bits the ten nearest are among them in 97 of 100 cases.
const NEAREST_MAX: usize = 500;
/// Passages gathered before the best of them are kept.
const GATHERED_MAX: usize = NEAREST_MAX * 8;
/// Passages whose signs are compared before any of them is looked at.
const TOGETHER: usize = 64;

/// A record and the cosine of its best passage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::lookup) struct Similar {
    pub(in crate::lookup) address: DocAddress,
    pub(in crate::lookup) closeness: f64,
}

impl Vectors {
    /// The records of these sets that come nearest, in the order of the index, each once.
    pub(in crate::lookup) fn nearest(&self, within: &[BitSet], meant: &Embedding) -> Vec<Similar> {
        if meant.is_nothing() {
            return Vec::new();
        }
        let sign = Packed::new(meant).sign;
        let mut best = Best::default();
        for ((ordinal, segment), within) in (0..).zip(&self.segments).zip(within) {
            best.gather(ordinal, &segment.signs, within, &sign);
        }
        let records: BTreeSet<DocAddress> =
            best.finish().into_iter().map(|near| DocAddress::new(near.segment, near.doc)).collect();
        let similar = |address| Some(Similar { address, closeness: self.closeness(address, meant)? });
        records.into_iter().filter_map(similar).collect()
    }
}

/// A passage, ordered by how far it is; of equals the first in the index is nearer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Near {
    apart: u32,
    segment: u32,
    doc: DocId,
}

/// The nearest passages so far.
struct Best {
    nearest: Vec<Near>,
    /// Farther passages, and as far ones that come later, are not among the best.
    bound: u32,
}

impl Default for Best {
    fn default() -> Self {
        Self { nearest: Vec::with_capacity(GATHERED_MAX), bound: u32::MAX }
    }
}

impl Best {
    /// Goes through the passages of a segment with the instructions that this processor has.
    fn gather(&mut self, segment: u32, signs: &Signs, within: &BitSet, sign: &Sign) {
        dispatch!(Level::new(), _ => self.gather_inlined(segment, signs, within, sign));
    }

    #[expect(clippy::inline_always, reason = "inlined, it is compiled for the processor at hand")]
    #[inline(always)]
    fn gather_inlined(&mut self, segment: u32, signs: &Signs, within: &BitSet, sign: &Sign) {
        for (others, docs) in signs.all.chunks(TOGETHER).zip(signs.docs.chunks(TOGETHER)) {
            let mut distances = [u32::MAX; TOGETHER];
            for (distance, other) in distances.iter_mut().zip(others) {
                *distance = apart(sign, other);
            }
            if distances.iter().fold(u32::MAX, |least, distance| least.min(*distance)) < self.bound {
                for (distance, doc) in distances.iter().zip(docs) {
                    self.add(Near { apart: *distance, segment, doc: *doc }, within);
                }
            }
        }
    }

    fn add(&mut self, near: Near, within: &BitSet) {
        if near.apart < self.bound && within.contains(near.doc) {
            self.nearest.push(near);
            if self.nearest.len() == GATHERED_MAX {
                self.keep_best();
            }
        }
    }

    fn keep_best(&mut self) {
        if self.nearest.len() > NEAREST_MAX {
            let (_, last, _) = self.nearest.select_nth_unstable(NEAREST_MAX - 1);
            self.bound = last.apart;
            self.nearest.truncate(NEAREST_MAX);
        }
    }

    fn finish(mut self) -> Vec<Near> {
        self.keep_best();
        self.nearest
    }
}
