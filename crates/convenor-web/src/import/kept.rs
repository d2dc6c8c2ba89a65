//! Words that a run keeps as they were written, counted: what people may want to mend, though nothing is lost.

use std::collections::HashMap;

use convenor_domain::{ImportedRecord, KeptWords};

/// Different words that are counted; a file with more of them says enough with these.
const DIFFERENT_MAX: usize = 10_000;
/// Words that are told.
const TOLD_MAX: usize = 50;
/// Characters of the words that are told.
const CHARS_MAX: usize = 200;

/// Words kept as written so far, with the number of rows of each.
#[derive(Debug, Default)]
pub(super) struct Kept(HashMap<(&'static str, String), u64>);

impl Kept {
    pub(super) fn add(&mut self, record: &ImportedRecord) {
        for (field, words) in &record.kept_as_written {
            let key = (*field, words.chars().take(CHARS_MAX).collect());
            if self.0.len() < DIFFERENT_MAX || self.0.contains_key(&key) {
                *self.0.entry(key).or_default() += 1;
            }
        }
    }

    /// The words of most rows first.
    pub(super) fn most(self) -> Vec<KeptWords> {
        let words = |((field, words), rows): ((&str, String), u64)| KeptWords {
            field: field.to_owned(),
            words,
            rows,
        };
        let mut kept: Vec<KeptWords> = self.0.into_iter().map(words).collect();
        kept.sort_by(|a, b| {
            b.rows.cmp(&a.rows).then_with(|| (&a.field, &a.words).cmp(&(&b.field, &b.words)))
        });
        kept.truncate(TOLD_MAX);
        kept
    }
}
