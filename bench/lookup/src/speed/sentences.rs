//! Sentences of real texts, so that made-up records hold words as often as people use them.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::ensure;
use serde_json::Value;

use crate::sets::{Comments, unpack};

const CASES: [(&str, &[&str]); 2] = [
    ("engagement/participedia_2016_structured_cases.jsonl.gz", &["current_description", "body"]),
    ("engagement/participedia_cases.jsonl.gz", &["description"]),
];
/// Shorter ones are headings, longer ones lists.
const WORDS_MIN: usize = 5;
const WORDS_MAX: usize = 40;

/// Every sentence once.
pub(super) fn read(data: &Path) -> anyhow::Result<Vec<String>> {
    let mut sentences = BTreeSet::new();
    for (comment, _) in Comments::read(data)?.0 {
        sentences.extend(split(&comment));
    }
    for (file, fields) in CASES {
        for line in BufReader::new(unpack(&data.join(file))?).lines() {
            let case: Value = serde_json::from_str(&line?)?;
            let texts = fields.iter().filter_map(|field| case.get(field)?.as_str());
            sentences.extend(texts.flat_map(split));
        }
    }
    ensure!(sentences.len() > 1_000, "{} has too few sentences", data.display());
    Ok(sentences.into_iter().collect())
}

fn split(text: &str) -> Vec<String> {
    let sentences = text.split(['.', '!', '?', '\n']);
    let clean = sentences.map(|sentence| sentence.split_whitespace().collect::<Vec<_>>());
    let fit = clean.filter(|words| (WORDS_MIN..=WORDS_MAX).contains(&words.len()));
    fit.map(|words| words.join(" ")).collect()
}
