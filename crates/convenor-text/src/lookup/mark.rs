//! Marks the words of a question in a text, in whatever form they stand there.

use std::collections::BTreeSet;
use std::ops::Range;

use super::analysis::{stems, tokens};
use super::found::{Hit, Why};
use super::question::Question;

/// Characters of a text within which a snippet is looked for.
const SNIPPET_SEARCHED_CHARS: usize = 20_000;

/// Marks words in texts.
#[derive(Debug, Clone, Default)]
pub struct Marker {
    stems: BTreeSet<String>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text as it is; nothing is escaped.
    pub text: String,
    /// Whether it is a word of the question.
    pub marked: bool,
}

/// A word to mark.
struct Mark {
    span: Range<usize>,
    stem: String,
}

impl Marker {
    /// Marks the words of a question.
    pub fn for_words(words: &str) -> Self {
        let wanted = Question::read(words).wanted;
        Self { stems: wanted.into_iter().flat_map(|wanted| wanted.stems).collect() }
    }

    /// Marks what made this a hit, with the words found in place of slips of the pen.
    pub fn for_hit(hit: &Hit) -> Self {
        let typed = hit.why.iter().flat_map(|why| match why {
            Why::Words { typed } => typed.clone(),
            Why::Typo { found, .. } => vec![found.clone()],
            Why::Reference | Why::SimilarMeaning => Vec::new(),
        });
        Self { stems: typed.flat_map(|words| stems_of(&words)).collect() }
    }

    /// The whole text in pieces.
    pub fn mark(&self, text: &str) -> Vec<Piece> {
        pieces(text, &(0..text.len()), &self.marks(text))
    }

    /// At most about `chars_max` characters of the text, where the most of the words stand; cut ends are “…”.
    pub fn snippet(&self, text: &str, chars_max: usize) -> Vec<Piece> {
        if text.chars().nth(chars_max).is_none() {
            return self.mark(text);
        }
        let searched = text.get(..after_chars(text, 0, SNIPPET_SEARCHED_CHARS)).unwrap_or(text);
        let marks = self.marks(searched);
        let window = window(text, &marks, chars_max);
        let mut pieces = pieces(text, &window, &marks);
        if window.start > 0 {
            pieces.insert(0, Piece { text: "…".to_owned(), marked: false });
        }
        if window.end < text.len() {
            pieces.push(Piece { text: "…".to_owned(), marked: false });
        }
        pieces
    }

    fn marks(&self, text: &str) -> Vec<Mark> {
        let marked = tokens(stems(), text).into_iter().filter(|token| self.stems.contains(&token.text));
        marked.map(|token| Mark { span: token.offset_from..token.offset_to, stem: token.text }).collect()
    }
}

fn stems_of(words: &str) -> Vec<String> {
    tokens(stems(), words).into_iter().map(|token| token.text).collect()
}

/// The stretch that holds the most different words, with some room before them.
fn window(text: &str, marks: &[Mark], chars_max: usize) -> Range<usize> {
    let lead = chars_max / 4;
    let holds = |first: usize| {
        let from = marks.get(first).map_or(0, |mark| mark.span.start);
        let to = after_chars(text, from, chars_max - lead);
        let inside = marks.iter().skip(first).take_while(|mark| mark.span.end <= to);
        inside.map(|mark| &mark.stem).collect::<BTreeSet<_>>().len()
    };
    // Of equals the first: `max_by_key` keeps the last, so the order is turned round.
    let best = (0..marks.len()).rev().max_by_key(|first| holds(*first)).and_then(|first| marks.get(first));
    let start = best.map_or(0, |mark| start_of_word(text, before_chars(text, mark.span.start, lead)));
    start..end_of_word(text, start, after_chars(text, start, chars_max))
}

/// The place `count` characters after `from`, at most the end.
fn after_chars(text: &str, from: usize, count: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.char_indices().nth(count).map_or(text.len(), |(offset, _)| from + offset)
}

/// The place `count` characters before `from`, at least the start.
fn before_chars(text: &str, from: usize, count: usize) -> usize {
    let before = text.get(..from).unwrap_or_default();
    before.char_indices().rev().take(count).last().map_or(from, |(offset, _)| offset)
}

/// The start of the first whole word from here on.
fn start_of_word(text: &str, from: usize) -> usize {
    if from == 0 {
        return 0;
    }
    let rest = text.get(from..).unwrap_or_default();
    let space = rest.find(char::is_whitespace).unwrap_or(0);
    let word = rest.get(space..).and_then(|rest| rest.find(|letter: char| !letter.is_whitespace()));
    from + space + word.unwrap_or(0)
}

/// The end of the last whole word up to here; in a text without spaces, here.
fn end_of_word(text: &str, start: usize, to: usize) -> usize {
    if to >= text.len() {
        return text.len();
    }
    let inside = text.get(start..to).unwrap_or_default();
    let end = inside
        .rfind(char::is_whitespace)
        .map(|space| inside.get(..space).unwrap_or_default().trim_end().len());
    end.filter(|end| *end > 0).map_or(to, |end| start + end)
}

fn pieces(text: &str, window: &Range<usize>, marks: &[Mark]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut push = |span: Range<usize>, marked| {
        if let Some(text) = text.get(span).filter(|text| !text.is_empty()) {
            pieces.push(Piece { text: text.to_owned(), marked });
        }
    };
    let mut next = window.start;
    for mark in marks.iter().filter(|mark| mark.span.start >= window.start && mark.span.end <= window.end) {
        push(next..mark.span.start, false);
        push(mark.span.clone(), true);
        next = mark.span.end;
    }
    push(next..window.end, false);
    pieces
}
