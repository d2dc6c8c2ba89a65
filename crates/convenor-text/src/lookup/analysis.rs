//! How text becomes words, the same way when a record is indexed, looked up and marked on a page.
//!
//! A word is a run of letters and digits. Apostrophes vanish (“citizens’”, “don’t”), a possessive “’s” is dropped, and
//! short prefixes grow on (“co-production” is “coproduction”); other hyphens part words. Letters with “&” between them are
//! one word (“A&E”, “Q&A”).

use tantivy::tokenizer::{
    AsciiFoldingFilter, Language, LowerCaser, RemoveLongFilter, Stemmer, TextAnalyzer, Token, TokenStream,
    Tokenizer,
};

/// Name of the analyser that stems.
pub(super) const STEMS: &str = "stems";
/// Name of the analyser that keeps words as they are, in lower case and without accents.
pub(super) const FORMS: &str = "forms";

/// Longer words are no words, in bytes.
const WORD_BYTES_MAX: usize = 64;
/// Prefixes that belong to the word after the hyphen.
const PREFIXES: [&str; 9] = ["co", "e", "non", "pre", "re", "anti", "multi", "inter", "sub"];

/// Words as they are, in lower case and without accents.
pub(super) fn forms() -> TextAnalyzer {
    TextAnalyzer::builder(Splitter::default())
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter)
        .filter(RemoveLongFilter::limit(WORD_BYTES_MAX))
        .build()
}

/// Stems of English words.
pub(super) fn stems() -> TextAnalyzer {
    TextAnalyzer::builder(Splitter::default())
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter)
        .filter(RemoveLongFilter::limit(WORD_BYTES_MAX))
        .filter(Stemmer::new(Language::English))
        .build()
}

/// The analyser's words of a text, in order.
pub(super) fn tokens(mut analyser: TextAnalyzer, text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    analyser.token_stream(text).process(&mut |token| tokens.push(token.clone()));
    tokens
}

/// Splits text into words.
#[derive(Clone, Default)]
struct Splitter {
    token: Token,
}

/// The words of one text.
struct Words<'a> {
    text: &'a str,
    next: usize,
    token: &'a mut Token,
}

impl Tokenizer for Splitter {
    type TokenStream<'a> = Words<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Words<'a> {
        self.token.reset();
        Words { text, next: 0, token: &mut self.token }
    }
}

impl TokenStream for Words<'_> {
    fn advance(&mut self) -> bool {
        self.token.text.clear();
        let Some(rest) = self.text.get(self.next..) else { return false };
        let Some(skipped) = rest.find(char::is_alphanumeric) else { return false };
        let word = rest.get(skipped..).unwrap_or_default();
        let length = read_word(word, &mut self.token.text);
        self.token.position = self.token.position.wrapping_add(1);
        self.token.offset_from = self.next + skipped;
        self.token.offset_to = self.token.offset_from + length;
        self.next = self.token.offset_to;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

/// Reads the word at the start of `text` into `word`, and gives its length in bytes.
fn read_word(text: &str, word: &mut String) -> usize {
    let mut length = 0;
    let mut possessive = false;
    let mut letters = text.char_indices().peekable();
    while let Some((offset, letter)) = letters.next() {
        let word_goes_on = letters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if letter.is_alphanumeric() {
            possessive = possessive && !word_goes_on && matches!(letter, 's' | 'S');
            word.push(letter);
        } else if is_apostrophe(letter) && word_goes_on {
            possessive = true;
            continue;
        } else if word_goes_on && (is_hyphen(letter) && is_prefix(word) || letter == '&' && is_letter(word)) {
            continue;
        } else if !is_accent(letter) {
            break;
        }
        length = offset + letter.len_utf8();
    }
    if possessive && word.chars().count() > 1 {
        word.pop();
    }
    length
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ')
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{2011}')
}

/// Accents written as characters of their own.
fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

fn is_letter(word: &str) -> bool {
    word.chars().count() == 1
}

fn is_prefix(word: &str) -> bool {
    PREFIXES.iter().any(|prefix| prefix.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(forms(), text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn words_are_what_people_would_type_again() {
        assert_eq!(
            words("Citizens’ jury, the Citizen's choice"),
            ["citizens", "jury", "the", "citizen", "choice"]
        );
        assert_eq!(
            words("Don't! Co-production; long-term e-mail"),
            ["dont", "coproduction", "long", "term", "email"]
        );
        assert_eq!(words("Café cafe\u{301} 18–25"), ["cafe", "cafe", "18", "25"]);
        assert_eq!(words("A&E, Q&As; food&drink & rest"), ["ae", "qas", "food", "drink", "rest"]);
        assert_eq!(words("'' - ’ !"), Vec::<String>::new());
    }

    #[test]
    fn a_word_knows_where_it_stands() {
        let text = "« Carer’s » allowance";
        let spans: Vec<_> =
            tokens(stems(), text).iter().map(|token| &text[token.offset_from..token.offset_to]).collect();
        assert_eq!(spans, ["Carer’s", "allowance"]);
    }

    #[test]
    fn stems_meet() {
        let stem = |word| tokens(stems(), word)[0].text.clone();
        assert_eq!(stem("carers"), stem("carer"));
        assert_eq!(stem("payments"), stem("Payment"));
    }
}
