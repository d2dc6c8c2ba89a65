//! Splits words into the pieces that the model has vectors for: the longest piece first, from left to right (`WordPiece`).

use std::collections::HashMap;

use super::split::words;

/// Longer words are unknown, in characters.
const WORD_CHARS_MAX: usize = 100;
/// What stands for unknown words.
const UNKNOWN: &str = "[UNK]";

/// The pieces of a model, each with its row.
pub struct Pieces {
    /// Pieces at the start of a word; whole words are among them.
    starts: HashMap<Box<str>, u32>,
    /// Pieces further on.
    further: HashMap<Box<str>, u32>,
    /// Bytes of the longest piece.
    bytes_max: usize,
    /// The row of unknown words.
    unknown: u32,
}

impl Pieces {
    /// Reads pieces, one a line; those that go on with a word begin with `##`.
    pub fn read(lines: &str) -> Self {
        let mut pieces = Self { starts: HashMap::new(), further: HashMap::new(), bytes_max: 0, unknown: 0 };
        for (row, line) in (0..).zip(lines.lines()) {
            let (place, piece) = match line.strip_prefix("##") {
                Some(piece) if !piece.is_empty() => (&mut pieces.further, piece),
                _ => (&mut pieces.starts, line),
            };
            place.insert(piece.into(), row);
            pieces.bytes_max = pieces.bytes_max.max(piece.len());
        }
        pieces.unknown = pieces.row_of(UNKNOWN).unwrap_or(0);
        pieces
    }

    /// The row of words that cannot be put together.
    pub fn unknown(&self) -> u32 {
        self.unknown
    }

    /// The row of a piece that stands at the start of a word.
    pub fn row_of(&self, piece: &str) -> Option<u32> {
        self.starts.get(piece).copied()
    }

    /// The rows of a text's pieces, in order.
    pub fn rows(&self, text: &str) -> Vec<u32> {
        let mut rows = Vec::with_capacity(text.len() / 4);
        words(text, |word| match self.starts.get(word) {
            Some(row) => rows.push(*row),
            None => self.split(word, &mut rows),
        });
        rows
    }

    /// Adds the pieces of a word, or the unknown when it cannot be put together.
    fn split(&self, word: &str, rows: &mut Vec<u32>) {
        let before = rows.len();
        let mut rest = word;
        let mut pieces = &self.starts;
        let short = word.len() <= WORD_CHARS_MAX || word.chars().nth(WORD_CHARS_MAX).is_none();
        while short && !rest.is_empty() {
            let Some((row, bytes)) = self.longest(pieces, rest) else { break };
            rows.push(row);
            rest = rest.get(bytes..).unwrap_or_default();
            pieces = &self.further;
        }
        if !rest.is_empty() {
            rows.truncate(before);
            rows.push(self.unknown);
        }
    }

    /// The longest of the pieces that the text starts with, and its bytes.
    fn longest(&self, pieces: &HashMap<Box<str>, u32>, text: &str) -> Option<(u32, usize)> {
        let longest = text.len().min(self.bytes_max);
        let piece = |bytes: usize| Some((*pieces.get(text.get(..bytes)?)?, bytes));
        (1..=longest).rev().find_map(piece)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_piece_comes_first_and_what_does_not_fit_is_unknown() {
        let pieces = Pieces::read("[UNK]\ncare\n##r\n##rs\n##s\n#\n##\nz\nun");
        assert_eq!(pieces.rows("Care carer carers"), [1, 1, 2, 1, 3]);
        assert_eq!(pieces.rows("carerss carex un#z"), [1, 3, 4, 0, 8, 5, 7]);
        assert_eq!(pieces.rows(&"z".repeat(3)), [0]);
        assert_eq!(pieces.rows(&format!("care{}", "s".repeat(97))), [0]);
        assert_eq!(pieces.rows(&format!("care{}", "s".repeat(96))).len(), 97);
        assert_eq!(pieces.rows(""), Vec::<u32>::new());
    }
}
