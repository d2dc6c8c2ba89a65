//! The passages of a record that stand for what it means.

use super::record::IndexedRecord;
use crate::meaning::{Embedder, Packed, passages, spelt_out};

/// Most passages of one record; what comes after is found by its words alone.
const PASSAGES_MAX: usize = 32;

/// A record's passages as vectors, in the order of the text: what it is called and its summary come first.
pub(super) fn packed(record: &IndexedRecord, embedder: &dyn Embedder) -> Vec<Packed> {
    let head = format!("{}\n{}", record.title, record.summary);
    let all = passages(&head).chain(passages(&record.text)).take(PASSAGES_MAX);
    let meant = all.map(|passage| embedder.embed(&spelt_out(passage))).filter(|meant| !meant.is_nothing());
    meant.map(|meant| Packed::new(&meant)).collect()
}
