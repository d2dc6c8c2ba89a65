//! What stands in a column: how much, how different, and whether it is numbers or dates.

use std::collections::HashMap;

use super::heading::is_number;
use crate::dates;

/// Different answers that are counted; a column with more has own words or identifiers.
const DIFFERENT_MAX: usize = 1_000;

/// What stands in a column of the rows looked at.
#[derive(Debug, Clone, Default)]
pub(super) struct Profile {
    /// Rows with something in it.
    pub(super) filled: usize,
    /// Different answers with their counts; not all of them where there are very many.
    pub(super) answers: HashMap<String, usize>,
    /// How many of those filled are numbers.
    pub(super) numbers: usize,
    /// How many are days.
    pub(super) days: usize,
    /// Characters in all.
    pub(super) chars: usize,
    /// Characters in the longest.
    pub(super) longest: usize,
}

impl Profile {
    /// Looks at one cell.
    pub(super) fn see(&mut self, cell: &str) {
        if cell.is_empty() {
            return;
        }
        let chars = cell.chars().count();
        self.filled += 1;
        self.chars += chars;
        self.longest = self.longest.max(chars);
        self.numbers += usize::from(is_number(cell));
        self.days += usize::from(is_day(cell));
        if self.answers.len() < DIFFERENT_MAX || self.answers.contains_key(cell) {
            *self.answers.entry(cell.to_owned()).or_default() += 1;
        }
    }

    /// Whether so many percent of those filled are something.
    pub(super) fn mostly(&self, count: usize) -> bool {
        self.filled > 0 && count * 100 >= self.filled * 95
    }

    /// Different answers for a hundred filled rows.
    pub(super) fn different_pct(&self) -> usize {
        self.answers.len() * 100 / self.filled.max(1)
    }

    /// Characters in the mean answer.
    pub(super) fn chars_mean(&self) -> usize {
        self.chars / self.filled.max(1)
    }

    /// The answers, the most frequent first; of equals by name.
    pub(super) fn by_count(&self) -> Vec<&str> {
        let mut answers: Vec<(&String, &usize)> = self.answers.iter().collect();
        answers.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
        answers.into_iter().map(|(answer, _)| answer.as_str()).collect()
    }
}

/// Whether a cell is one day, with or without the time.
fn is_day(cell: &str) -> bool {
    cell.len() >= 8 && cell.contains(|c: char| c.is_ascii_digit()) && day(cell).is_some()
}

/// The day that a cell names, with or without the time.
pub(super) fn day(cell: &str) -> Option<chrono::NaiveDate> {
    let start = cell.split(['T', ' ']).next().unwrap_or_default();
    // The usual way, thousands of times a second.
    if let Ok(date) = start.parse() {
        return Some(date);
    }
    let read = if start.len() >= 8 { dates::read(start) } else { dates::read(cell) };
    let date = read.earliest()?;
    (read.latest() == Some(date)).then_some(date)
}
