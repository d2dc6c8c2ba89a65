//! Splits text into words as BERT's uncased models do: lower case, no accents, every punctuation mark a word.
//!
//! The same as the normaliser and pre-tokeniser of Hugging Face's `tokenizers`, in one pass: what the pieces are made of
//! has to be read the same way as when the table was fitted.

use unicode_normalization::char::decompose_canonical;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// Tells of every word in order.
pub(super) fn words(text: &str, tell: impl FnMut(&str)) {
    let mut splitter = Splitter { word: String::with_capacity(32), tell };
    for letter in text.chars() {
        if letter.is_ascii() {
            splitter.read_ascii(letter);
        } else {
            splitter.read_other(letter);
        }
    }
    splitter.end_word();
}

struct Splitter<T> {
    word: String,
    tell: T,
}

impl<T: FnMut(&str)> Splitter<T> {
    fn read_ascii(&mut self, letter: char) {
        match letter {
            'a'..='z' | '0'..='9' => self.word.push(letter),
            'A'..='Z' => self.word.push(letter.to_ascii_lowercase()),
            ' ' | '\t' | '\n' | '\r' => self.end_word(),
            _ if letter.is_ascii_punctuation() => self.read_alone(letter),
            // A control character.
            _ => {}
        }
    }

    fn read_other(&mut self, letter: char) {
        if is_control(letter) {
            return;
        }
        if letter.is_whitespace() {
            return self.end_word();
        }
        let alone = is_ideograph(letter);
        if alone {
            self.end_word();
        }
        decompose_canonical(letter, |part| self.read_part(part));
        if alone {
            self.end_word();
        }
    }

    fn read_part(&mut self, part: char) {
        if part.general_category() == GeneralCategory::NonspacingMark {
            return;
        }
        for letter in part.to_lowercase() {
            if letter.is_ascii_punctuation()
                || letter.general_category_group() == GeneralCategoryGroup::Punctuation
            {
                self.read_alone(letter);
            } else {
                self.word.push(letter);
            }
        }
    }

    fn read_alone(&mut self, letter: char) {
        self.end_word();
        self.word.push(letter);
        self.end_word();
    }

    fn end_word(&mut self) {
        if !self.word.is_empty() {
            (self.tell)(&self.word);
            self.word.clear();
        }
    }
}

/// Control characters, and what only tells how others are shown; characters that Unicode has not named yet stay.
fn is_control(letter: char) -> bool {
    use GeneralCategory::{Control, Format, PrivateUse};
    letter == char::REPLACEMENT_CHARACTER
        || matches!(letter.general_category(), Control | Format | PrivateUse)
}

/// Chinese characters: each is a word.
fn is_ideograph(letter: char) -> bool {
    matches!(letter,
        '\u{4e00}'..='\u{9fff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{20000}'..='\u{2a6df}'
        | '\u{2a700}'..='\u{2b73f}'
        | '\u{2b740}'..='\u{2b81f}'
        | '\u{2b920}'..='\u{2ceaf}'
        | '\u{f900}'..='\u{faff}'
        | '\u{2f800}'..='\u{2fa1f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let mut all = Vec::new();
        words(text, |word| all.push(word.to_owned()));
        all
    }

    #[test]
    fn words_are_lower_case_without_accents_and_punctuation_stands_alone() {
        assert_eq!(split("GP’s café,\tZOË!"), ["gp", "’", "s", "cafe", ",", "zoe", "!"]);
        assert_eq!(split("cafe\u{301} co-op £5"), ["cafe", "co", "-", "op", "£5"]);
        assert_eq!(split("a\u{200b}b\u{7}c\u{a0}d \u{fffd}"), ["abc", "d"]);
        assert_eq!(split("你好 мир"), ["你", "好", "мир"]);
        assert_eq!(split(" \n "), Vec::<String>::new());
    }
}
