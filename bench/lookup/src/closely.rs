//! The product's look-up with its close reader, which reads the first hits once more.

use anyhow::Context;
use convenor_rerank::Reader;
use convenor_text::{CloseReader, IndexedRecord, REREAD, reread};

use crate::finder::{Finder, Ours};

/// Finds as the product does where a close reader is set up.
pub(crate) struct Closely<'a> {
    found: Ours,
    texts: Vec<String>,
    reader: &'a Reader,
}

impl<'a> Closely<'a> {
    /// Over the same texts as records and as they are read.
    pub(crate) fn of<'b>(
        records: &[IndexedRecord],
        texts: impl Iterator<Item = &'b str>,
        reader: &'a Reader,
    ) -> anyhow::Result<Self> {
        Ok(Self { found: Ours::of(records)?, texts: texts.map(str::to_owned).collect(), reader })
    }
}

impl Finder for Closely<'_> {
    fn best(&self, words: &str, count: usize) -> anyhow::Result<Vec<usize>> {
        let mut hits = self.found.find(words, count.max(REREAD))?;
        let further = hits.split_off(hits.len().min(REREAD));
        let text = |place: usize| self.texts.get(place).cloned().unwrap_or_default();
        let texts: Vec<String> = self.found.places(&hits).into_iter().map(text).collect();
        let closeness = self.reader.closeness(words, &texts).context("the close reader could not read")?;
        reread(&mut hits, &closeness);
        hits.extend(further);
        hits.truncate(count);
        Ok(self.found.places(&hits))
    }
}
