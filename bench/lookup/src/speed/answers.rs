//! Everything the product answers, in a file: a version that should only be faster answers the same.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use convenor_domain::ReadScope;
use convenor_text::LookupIndex;

use super::corpus::{Corpus, system};
use super::ours::query;
use super::questions::Asked;

/// Most summaries that are asked with.
const SUMMARIES: u32 = 60;

/// Writes the answers to every question, as each kind of reader, and to some summaries.
pub(super) fn write(corpus: &Corpus, asked: &[Asked], folder: &Path, file: &Path) -> anyhow::Result<()> {
    let index = LookupIndex::open(&folder.join("index"))?;
    let mut answers = BufWriter::new(File::create(file)?);
    let summaries = (0..SUMMARIES).map(|number| corpus.texts(number * 7 + 3).summary);
    let member = ReadScope::Member { system: system(1), organisation: None };
    for words in asked.iter().map(|asked| asked.words.clone()).chain(summaries).chain([String::new()]) {
        for scope in [ReadScope::Everything, member, ReadScope::Public] {
            writeln!(answers, "{words}\n{:#?}", index.find(&query(&words, scope))?)?;
        }
    }
    Ok(answers.flush()?)
}
