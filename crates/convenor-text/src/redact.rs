//! Takes out of people's own words what tells who somebody is, before they are kept.
//!
//! A first line of defence: what has a shape of its own (addresses of e-mail, telephone and other numbers, postcodes), and
//! names where the words around them say so. What it leaves in, people who check comments still have to find.

mod name;

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

/// What is taken out: the word that stands in its place, and the pattern. Of a group `keep`, the words stay.
const SHAPES: &[(&str, &str)] = &[
    ("e-mail address", r"(?i)[a-z0-9._%+'-]+\s?@\s?[a-z0-9.-]+\.[a-z]{2,}"),
    ("web address", r"(?i)\b(?:https?://|www\.)\S+"),
    ("number", r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"),
    ("telephone number", r"(?:\+44\s?(?:\(0\)\s?)?|\(?\b0)\d(?:[\s().-]{0,2}\d){8,9}\b"),
    ("number", r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b"),
    ("number", r"\b(?:\d[ -]?){13,19}\b"),
    ("postcode", r"(?i)\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b"),
    (
        "address",
        r"(?i)\b(?:flat\s+\d+\w?,?\s*)?\d{1,4}\w?\s+(?:[a-z'’]+\s+){1,3}(?:street|road|avenue|lane|close|drive|crescent|gardens|terrace|grove|court|way)\b",
    ),
    ("IP address", r"\b\d{1,3}(?:\.\d{1,3}){3}\b"),
    (
        "date of birth",
        r"(?i)(?P<keep>\b(?:born(?: on)?|d\.?o\.?b\.?|date of birth)[:\s]+(?:is\s+|was\s+)?)(?:\d{1,2}[ /.-](?:\d{1,2}|[a-z]{3,9})[ /.-]\d{2,4})",
    ),
    ("account", r"(?P<keep>^|[\s(])@[A-Za-z0-9_]{3,}"),
];

static BY_SHAPE: LazyLock<Vec<(&str, Regex)>> = LazyLock::new(|| {
    SHAPES.iter().filter_map(|(what, pattern)| Some((*what, Regex::new(pattern).ok()?))).collect()
});

/// The text with a word in brackets in place of what tells who somebody is: “Ring [telephone number]”.
///
/// ```
/// assert_eq!(convenor_text::redact("Ring Dr Okafor on 020 7946 0000"), "Ring Dr [name] on [telephone number]");
/// ```
pub fn redact(text: &str) -> String {
    let mut redacted = Cow::Borrowed(text);
    // Most words have none of these: then no pattern need be tried.
    let has_shape = text.contains(|c: char| c.is_ascii_digit() || c == '@')
        || text.contains("www.")
        || text.contains("://");
    for (what, pattern) in BY_SHAPE.iter().filter(|_| has_shape) {
        if let Cow::Owned(changed) = pattern.replace_all(&redacted, |found: &Captures<'_>| {
            format!("{}[{what}]", found.name("keep").map_or("", |kept| kept.as_str()))
        }) {
            redacted = Cow::Owned(changed);
        }
    }
    name::take_out(redacted.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_who_somebody_is_goes_and_the_rest_stays() {
        let cases = [
            ("Mail me: ann.lee@example.org.", "Mail me: [e-mail address]."),
            ("ring 07700 900123 after six", "ring [telephone number] after six"),
            ("call (020) 7946 0000", "call [telephone number]"),
            ("or +44 20 7946 0000", "or [telephone number]"),
            ("I live at SE13 5XX", "I live at [postcode]"),
            ("NHS number 943 476 5919", "NHS number [number]"),
            ("QQ 12 34 56 C is not one, AB 12 34 56 C is", "QQ 12 34 56 C is not one, [number] is"),
            ("I live at 12 Mill Road in town", "I live at [address] in town"),
            ("My name is Ada Byron and I wait", "My name is [name] and I wait"),
            ("Nurse Adeyemi was kind", "Nurse [name] was kind"),
            ("Thanks to Dr O'Neill", "Thanks to Dr [name]"),
            ("My daughter, Zoë, was seen", "My daughter, [name], was seen"),
            ("I was born on 3 May 1961", "I was born on [date of birth]"),
            ("see www.example.org/x?y=1 or @annlee", "see [web address] or [account]"),
        ];
        for (text, expected) in cases {
            assert_eq!(redact(text), expected);
        }
    }

    #[test]
    fn plain_words_stay_as_they_are() {
        let texts = [
            "We waited 45 minutes on 12/03/2026 and again in May 2025.",
            "The nurse was kind. Thank you. Very good.",
            "Doctor was late. They said ring at 8.",
            "Rated 4 out of 5, ward B12, 2 of 10 lifts work",
            "The GP spoke to The Council about 300 homes",
        ];
        for text in texts {
            assert_eq!(redact(text), text);
        }
    }
}
