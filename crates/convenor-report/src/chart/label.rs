//! Words in a drawing. SVG does not break lines, so their width is reckoned here, from the widths of Arial's letters.

use super::element::{Element, number};
use super::ink::Ink;

/// Where a label's place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// At its beginning.
    Start,
    /// In its middle.
    Middle,
    /// At its end.
    End,
}

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// As usual.
    Plain,
    /// Bold.
    Bold,
}

/// How words look.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// Height of letters, in units of the drawing.
    pub(super) size: f64,
    /// How heavy they are.
    pub(super) weight: Weight,
    /// Their colour.
    pub(super) ink: Ink,
}

impl Style {
    /// Plain words.
    pub(super) const fn plain(size: f64, ink: Ink) -> Self {
        Self { size, weight: Weight::Plain, ink }
    }

    /// Bold words.
    pub(super) const fn bold(size: f64, ink: Ink) -> Self {
        Self { size, weight: Weight::Bold, ink }
    }

    /// From one line to the next.
    pub(super) fn line_height(self) -> f64 {
        (self.size * 1.25).round()
    }

    /// How wide a line is.
    pub(super) fn width(self, line: &str) -> f64 {
        let thousandths: u32 = line.chars().map(letter_width).sum();
        let heavier = if self.weight == Weight::Bold { 1.08 } else { 1.0 };
        f64::from(thousandths) / 1000.0 * self.size * heavier
    }

    /// Words in lines no wider than this; a word that is wider by itself is broken.
    pub(super) fn lines(self, words: &str, width: f64) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for word in words.split_whitespace() {
            for piece in self.pieces(word, width) {
                let longer = if line.is_empty() { piece.clone() } else { format!("{line} {piece}") };
                if line.is_empty() || self.width(&longer) <= width {
                    line = longer;
                } else {
                    lines.push(std::mem::replace(&mut line, piece));
                }
            }
        }
        lines.push(line);
        lines
    }

    /// One line of words.
    pub(super) fn line(self, words: &str, anchor: Anchor, x: f64, y: f64) -> Element {
        self.empty(anchor, x, y).text(words)
    }

    /// Lines of words, one below the other; `y` is the foot of the first.
    pub(super) fn block(self, lines: &[String], anchor: Anchor, x: f64, y: f64) -> Element {
        if let [line] = lines {
            return self.line(line, anchor, x, y);
        }
        let spans = lines.iter().enumerate().map(|(at, line)| {
            let down = if at == 0 { 0.0 } else { self.line_height() };
            Element::new("tspan").at([("x", x), ("dy", down)]).text(line)
        });
        self.empty(anchor, x, y).children(&spans.collect::<Vec<_>>())
    }

    fn empty(self, anchor: Anchor, x: f64, y: f64) -> Element {
        let text = Element::new("text").at([("x", x), ("y", y)]).with("font-size", &number(self.size));
        let text = match anchor {
            Anchor::Start => text,
            Anchor::Middle => text.with("text-anchor", "middle"),
            Anchor::End => text.with("text-anchor", "end"),
        };
        let text = if self.weight == Weight::Bold { text.with("font-weight", "700") } else { text };
        text.fill(self.ink)
    }

    fn pieces(self, word: &str, width: f64) -> Vec<String> {
        let mut pieces = Vec::new();
        let mut piece = String::new();
        for letter in word.chars() {
            piece.push(letter);
            if self.width(&piece) > width && piece.chars().count() > 1 {
                piece.pop();
                pieces.push(std::mem::replace(&mut piece, letter.to_string()));
            }
        }
        pieces.push(piece);
        pieces
    }
}

/// Width of a letter in thousandths of its size: Arial's for English, and a wide guess for all others.
fn letter_width(letter: char) -> u32 {
    match letter {
        'i' | 'j' | 'l' | '\'' | '’' => 222,
        ' ' | '\u{a0}' | 'f' | 't' | 'I' | '.' | ',' | ':' | ';' | '/' | '!' | '|' => 278,
        'r' | '-' | '(' | ')' | '‘' => 333,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 500,
        '0'..='9' | 'a' | 'b' | 'd' | 'e' | 'g' | 'h' | 'n' | 'o' | 'p' | 'q' | 'u' | 'L' | '–' => 556,
        'F' | 'T' | 'Z' => 611,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | '&' => 667,
        'w' | 'C' | 'D' | 'H' | 'N' | 'R' | 'U' => 722,
        'G' | 'O' | 'Q' => 778,
        'm' | 'M' => 833,
        '%' => 889,
        'W' => 944,
        latin if latin < '\u{370}' => 600,
        _ => 1000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: Style = Style::plain(10.0, Ink::Text);

    #[test]
    fn lines_keep_to_the_width_and_lose_no_word() {
        let words = "Gypsy, Roma and Irish Traveller communities";
        let lines = STYLE.lines(words, 90.0);
        assert!(lines.len() > 1 && lines.iter().all(|line| STYLE.width(line) <= 90.0), "{lines:?}");
        assert_eq!(lines.join(" "), words);
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken() {
        let lines = STYLE.lines("Llanfairpwllgwyngyll", 40.0);
        assert!(lines.len() > 1 && lines.iter().all(|line| STYLE.width(line) <= 40.0), "{lines:?}");
        assert_eq!(lines.concat(), "Llanfairpwllgwyngyll");
    }

    #[test]
    fn no_words_are_one_empty_line() {
        assert_eq!(STYLE.lines("", 40.0), [""]);
    }

    #[test]
    fn bold_is_wider() {
        let bold = Style::bold(10.0, Ink::Text);
        assert!(bold.width("heard") > STYLE.width("heard"));
    }
}
