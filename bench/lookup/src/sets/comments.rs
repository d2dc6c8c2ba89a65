//! Patients' comments with the theme that people gave each.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;

use super::unpack;

const FILE: &str = "feedback/nhs_feedback_labelled.csv.gz";
/// A shorter comment says too little.
const WORDS_MIN: usize = 5;
/// A smaller theme is left out.
const COMMENTS_MIN: usize = 20;
/// Themes that say nothing about what a comment is about.
const GENERIC: [&str; 5] =
    ["nothing to improve", "everything was good/bad", "miscellaneous", "nothing was good", "surveying"];

/// Comments, each with the name of its theme.
pub(crate) struct Comments(pub(crate) Vec<(String, String)>);

#[derive(Deserialize)]
struct Row {
    feedback: String,
    subcategory: String,
}

impl Comments {
    pub(crate) fn read(data: &Path) -> anyhow::Result<Self> {
        let mut rows = csv::Reader::from_reader(unpack(&data.join(FILE))?);
        let mut seen = BTreeSet::new();
        let mut kept = Vec::new();
        for row in rows.deserialize() {
            let Row { feedback, subcategory } = row?;
            let (comment, theme) = (feedback.trim().to_owned(), subcategory.trim().to_owned());
            let words = words(&comment);
            if words.len() >= WORDS_MIN && !is_generic(&theme) && seen.insert(words) {
                kept.push((comment, theme));
            }
        }
        let sizes = sizes(&kept);
        kept.retain(|(_, theme)| sizes.get(theme).is_some_and(|size| *size >= COMMENTS_MIN));
        Ok(Self(kept))
    }

    /// The themes, each with the number of its comments.
    pub(crate) fn themes(&self) -> BTreeMap<String, usize> {
        sizes(&self.0)
    }
}

/// Comments of the same words are one comment.
fn words(comment: &str) -> Vec<String> {
    let is_letter = |letter: char| letter.is_alphanumeric() || letter == '_';
    let words = comment.split(|letter: char| !is_letter(letter)).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

fn is_generic(theme: &str) -> bool {
    GENERIC.contains(&theme.to_lowercase().as_str())
}

fn sizes(comments: &[(String, String)]) -> BTreeMap<String, usize> {
    comments.iter().fold(BTreeMap::new(), |mut sizes, (_, theme)| {
        *sizes.entry(theme.clone()).or_default() += 1;
        sizes
    })
}
