//! Long accounts of engagement, to be found by their titles.

use std::io::{BufRead, BufReader};
use std::path::Path;

use serde::Deserialize;

use super::unpack;

const FILE: &str = "engagement/participedia_2016_structured_cases.jsonl.gz";
/// The part of an account that is looked up, in characters.
const FROM: usize = 1_500;
const TO: usize = 4_500;

/// Titles, each with a stretch of the account that it stands over.
pub(crate) struct Cases(pub(crate) Vec<(String, String)>);

#[derive(Deserialize)]
struct Row {
    title: String,
    body: Option<String>,
}

impl Cases {
    pub(crate) fn read(data: &Path) -> anyhow::Result<Self> {
        let mut cases = Vec::new();
        for line in BufReader::new(unpack(&data.join(FILE))?).lines() {
            let Row { title, body } = serde_json::from_str(&line?)?;
            let body = body.unwrap_or_default();
            if body.chars().nth(TO).is_some() {
                cases.push((title, body.chars().skip(FROM).take(TO - FROM).collect()));
            }
        }
        Ok(Self(cases))
    }
}
