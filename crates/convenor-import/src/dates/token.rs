//! Cuts a text into the few kinds of word that dates are made of.

use convenor_domain::YEARS;

/// A word of a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token {
    /// A number and how many digits it is written with.
    Number { value: u32, digits: usize },
    /// A month by its name, from 1.
    Month(u32),
    /// Another word, in lower case.
    Word(String),
    /// A mark between numbers.
    Mark(char),
}

use Token::{Mark, Month, Number, Word};

impl Token {
    /// Whether it is written as a year: four digits, and one that dates lie in.
    pub(crate) fn is_year(&self) -> bool {
        self.year().is_some()
    }

    /// The year.
    pub(crate) fn year(&self) -> Option<u32> {
        match self {
            Number { value, digits: 4 } if i32::try_from(*value).is_ok_and(|year| YEARS.contains(&year)) => {
                Some(*value)
            }
            _ => None,
        }
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The words of a text without weekday, time of day, commas, “of” and “the”.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = without_time(split(text));
    drop_ordinals(&mut tokens);
    tokens.retain(|token| match token {
        Word(word) => !matches!(word.as_str(), "of" | "the" | "on" | "to") && !is_weekday(word),
        Mark(mark) => *mark != ',',
        _ => true,
    });
    drop_marks_beside_words(&mut tokens);
    tokens
}

fn split(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(first) = chars.next() {
        let mut run = String::from(first);
        let same_kind: fn(char) -> bool = match first {
            _ if first.is_ascii_digit() => |c| c.is_ascii_digit(),
            _ if first.is_alphabetic() => char::is_alphabetic,
            _ if first.is_whitespace() => continue,
            _ => |_| false,
        };
        while let Some(next) = chars.next_if(|c| same_kind(*c)) {
            run.push(next);
        }
        tokens.push(token(first, &run));
    }
    tokens
}

fn token(first: char, run: &str) -> Token {
    if first.is_ascii_digit() {
        return match run.parse() {
            Ok(value) => Number { value, digits: run.len() },
            Err(_) => Word(run.to_owned()),
        };
    }
    if !first.is_alphabetic() {
        return Mark(if matches!(first, '–' | '—' | '−' | '‐' | '‑') { '-' } else { first });
    }
    let word = run.to_lowercase();
    month(&word).map_or(Word(word), Month)
}

fn month(word: &str) -> Option<u32> {
    let is = |name: &&str| *name == word || (word.len() == 3 && name.starts_with(word));
    if word == "sept" {
        return Some(9);
    }
    MONTHS.iter().zip(1..).find(|(name, _)| is(name)).map(|(_, number)| number)
}

fn is_weekday(word: &str) -> bool {
    let short = |name: &str| word.len() >= 3 && word.len() <= 5 && name.starts_with(word);
    WEEKDAYS.iter().any(|name| *name == word || short(name))
}

/// Leaves out a time of day at the end: from the hour before the first colon on.
fn without_time(mut tokens: Vec<Token>) -> Vec<Token> {
    let Some(colon) = tokens.iter().position(|token| *token == Mark(':')) else { return tokens };
    let is_time = |token: &Token| match token {
        Number { .. } => true,
        Mark(mark) => matches!(mark, ':' | '.' | '+' | '-' | '(' | ')'),
        Word(word) => matches!(word.as_str(), "z" | "am" | "pm" | "gmt" | "utc" | "bst" | "hrs"),
        Month(_) => false,
    };
    if !tokens.iter().skip(colon).all(is_time) {
        return tokens;
    }
    tokens.truncate(colon.saturating_sub(1));
    while tokens.last().is_some_and(|last| match last {
        Mark(mark) => matches!(mark, '-' | ','),
        Word(word) => matches!(word.as_str(), "t" | "at"),
        _ => false,
    }) {
        tokens.pop();
    }
    tokens
}

/// Leaves out “st”, “nd”, “rd” and “th” after a number.
fn drop_ordinals(tokens: &mut Vec<Token>) {
    let mut after_number = false;
    tokens.retain(|token| {
        let ordinal =
            after_number && matches!(token, Word(word) if matches!(word.as_str(), "st" | "nd" | "rd" | "th"));
        after_number = matches!(token, Number { digits: 1 | 2, .. });
        !ordinal
    });
}

/// “26-Sep-2009”, “Sept. 2009”, “mid-2019”: marks beside a word only join.
fn drop_marks_beside_words(tokens: &mut Vec<Token>) {
    let wordy = |token: Option<&Token>| matches!(token, Some(Month(_) | Word(_)));
    let joins: Vec<bool> = (0..tokens.len())
        .map(|index| {
            let before = index.checked_sub(1).and_then(|index| tokens.get(index));
            matches!(tokens.get(index), Some(Mark('-' | '.' | '/')))
                && (wordy(before) || wordy(tokens.get(index + 1)))
        })
        .collect();
    let mut joins = joins.into_iter();
    tokens.retain(|_| !joins.next().unwrap_or_default());
}
