//! BM25 over one field, as textbooks and the anchors have it: what the product has to beat.

use std::collections::{BTreeMap, BTreeSet};

use frostem::{Algorithm, Stemmer};

use crate::finder::Finder;

const K1: f64 = 1.2;
const B: f64 = 0.75;

/// Words that say nothing by themselves, in order of the alphabet.
const STOP_WORDS: [&str; 60] = [
    "a", "about", "after", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been", "but",
    "by", "can", "could", "did", "do", "for", "from", "had", "has", "have", "he", "her", "him", "his", "i",
    "if", "in", "into", "is", "it", "its", "me", "my", "no", "not", "of", "on", "or", "our", "she", "so",
    "that", "the", "their", "them", "they", "this", "to", "us", "was", "we", "were", "with", "you", "your",
];

/// An index of stems.
pub(crate) struct Bm25 {
    /// By stem: places of texts, with how often each holds it.
    postings: BTreeMap<String, Vec<(usize, f64)>>,
    lengths: Vec<f64>,
    mean_length: f64,
}

impl Bm25 {
    pub(crate) fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut postings: BTreeMap<String, Vec<(usize, f64)>> = BTreeMap::new();
        let mut lengths = Vec::new();
        for (place, text) in texts.into_iter().enumerate() {
            let mut counts: BTreeMap<String, f64> = BTreeMap::new();
            for stem in stems(text) {
                *counts.entry(stem).or_default() += 1.0;
            }
            lengths.push(counts.values().sum());
            for (stem, count) in counts {
                postings.entry(stem).or_default().push((place, count));
            }
        }
        let mean_length = lengths.iter().sum::<f64>() / number(lengths.len());
        Self { postings, lengths, mean_length }
    }
}

impl Finder for Bm25 {
    fn best(&self, words: &str, count: usize) -> anyhow::Result<Vec<usize>> {
        let mut scores = vec![0.0; self.lengths.len()];
        for stem in stems(words).into_iter().collect::<BTreeSet<_>>() {
            let Some(postings) = self.postings.get(&stem) else { continue };
            let holding = number(postings.len());
            let rarity = (1.0 + (number(scores.len()) - holding + 0.5) / (holding + 0.5)).ln();
            for (place, times) in postings {
                let length = self.lengths.get(*place).copied().unwrap_or_default() / self.mean_length;
                if let Some(score) = scores.get_mut(*place) {
                    *score += rarity * times * (K1 + 1.0) / (times + K1 * (1.0 - B + B * length));
                }
            }
        }
        let mut best: Vec<(usize, f64)> =
            scores.into_iter().enumerate().filter(|(_, score)| *score > 0.0).collect();
        best.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Ok(best.into_iter().take(count).map(|(place, _)| place).collect())
    }
}

fn stems(text: &str) -> Vec<String> {
    let stemmer = Stemmer::new(Algorithm::English);
    let lower = text.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let telling = words.filter(|word| STOP_WORDS.binary_search(word).is_err());
    telling.map(|word| stemmer.stem(word).into_owned()).collect()
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rarer_word_in_the_shorter_text_comes_first() {
        assert!(STOP_WORDS.is_sorted());
        let texts = ["The bus and the carer", "A bus", "Bus after bus, and much more about a ward"];
        let index = Bm25::of(texts);
        assert_eq!(index.best("bus", 10).unwrap(), [1, 0, 2], "a word counts less in a longer text");
        assert_eq!(index.best("carers", 10).unwrap(), [0]);
        assert_eq!(index.best("the", 10).unwrap(), Vec::<usize>::new());
    }
}
