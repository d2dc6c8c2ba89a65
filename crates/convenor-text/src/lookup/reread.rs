//! Reads the best of what was found once more, where the instance has a model that reads more closely.
//!
//! The index finds; a close reader only puts the first hits in another order, and hides or adds none.

use super::found::Hit;

/// How many of the best hits are read again.
pub const REREAD: usize = 50;
/// What the close reader counts beside the index. Chosen on the same texts as the settings of `score`.
const READER_SHARE: f64 = 0.5;

/// Reads texts beside a question.
pub trait CloseReader: Send + Sync {
    /// How close each text comes to the question, up to 1; `None` when it could not read.
    fn closeness(&self, question: &str, texts: &[String]) -> Option<Vec<f64>>;
}

/// Puts hits in order of both judgements, each stretched over these hits. Scores stay as the index gave them.
pub fn reread(hits: &mut Vec<Hit>, closeness: &[f64]) {
    if closeness.len() != hits.len() {
        return;
    }
    let by_index = stretched(&hits.iter().map(|hit| hit.score).collect::<Vec<_>>());
    let by_reader = stretched(closeness);
    let both = by_index.into_iter().zip(by_reader);
    let judged = both.map(|(index, reader)| (1.0 - READER_SHARE) * index + READER_SHARE * reader);
    let mut placed: Vec<(f64, Hit)> = judged.zip(hits.drain(..)).collect();
    placed.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    hits.extend(placed.into_iter().map(|(_, hit)| hit));
}

/// From 0 for the least to 1 for the most; all alike when they are.
fn stretched(values: &[f64]) -> Vec<f64> {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let width = if most > least { most - least } else { 1.0 };
    values.iter().map(|value| (value - least) / width).collect()
}
