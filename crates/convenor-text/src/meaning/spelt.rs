//! Abbreviations of health and care, spelt out before a text becomes a vector: the model hardly knows them.

use std::borrow::Cow;

/// The text, each abbreviation in it followed by what it stands for, in words that people use.
pub(crate) fn spelt_out(text: &str) -> Cow<'_, str> {
    let mut spelt = String::new();
    let mut told = 0;
    for (start, word) in words(text) {
        let end = start + word.len();
        if let Some(meant) = meant_by(word) {
            spelt.push_str(text.get(told..end).unwrap_or_default());
            spelt.push(' ');
            spelt.push_str(meant);
            told = end;
        }
    }
    if told == 0 {
        return Cow::Borrowed(text);
    }
    spelt.push_str(text.get(told..).unwrap_or_default());
    Cow::Owned(spelt)
}

/// Runs of letters, digits and `&`, each with its place.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let inside = |letter: char| letter.is_alphanumeric() || letter == '&';
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text.get(from..)?.find(inside)?;
        let rest = text.get(start..)?;
        let length = rest.find(|letter| !inside(letter)).unwrap_or(rest.len());
        from = start + length;
        rest.get(..length).map(|word| (start, word))
    })
}

/// What an abbreviation stands for. Those that are no words otherwise may be in small letters.
fn meant_by(word: &str) -> Option<&'static str> {
    if word.len() < 2 || word.len() > LETTERS_MAX || !word.is_ascii() {
        return None;
    }
    let capitals = word.to_ascii_uppercase();
    // “PCNs” is “PCN”.
    let one = word.strip_suffix('s').filter(|one| one.chars().all(|letter| letter.is_ascii_uppercase()));
    let sought = one.unwrap_or(&capitals);
    let place = ABBREVIATIONS.binary_search_by(|(short, _, _)| (*short).cmp(sought)).ok()?;
    let (_, meant, letters) = ABBREVIATIONS.get(place)?;
    let in_capitals = one.is_some() || capitals == word;
    (in_capitals || *letters == Letters::Any).then_some(*meant)
}

/// How an abbreviation is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    /// Only in capitals: in small letters it is another word, or none.
    Capital,
    /// In any letters.
    Any,
}
use Letters::{Any, Capital};

const LETTERS_MAX: usize = 7;

/// In order of the alphabet, for the binary search.
const ABBREVIATIONS: [(&str, &str, Letters); 47] = [
    ("A&E", "accident and emergency department", Any),
    ("ADHD", "attention deficit", Any),
    ("ASD", "autism", Any),
    ("BAME", "ethnic minority", Any),
    ("BME", "ethnic minority", Any),
    ("BSL", "British sign language", Any),
    ("CAMHS", "child and adolescent mental health services", Any),
    ("CBT", "talking therapy", Any),
    ("CCG", "health commissioners", Any),
    ("CHC", "continuing health care", Any),
    ("COPD", "lung disease", Any),
    ("CPN", "mental health nurse", Any),
    ("CQC", "care inspectors", Any),
    ("CYP", "children and young people", Any),
    ("DNACPR", "do not resuscitate", Any),
    ("DNR", "do not resuscitate", Any),
    ("DWP", "benefits", Any),
    ("ED", "emergency department", Capital),
    ("EHCP", "education, health and care plan", Any),
    ("EOL", "end of life", Capital),
    ("ESOL", "learning English", Any),
    ("HCA", "healthcare assistant", Any),
    ("HRT", "hormone therapy for the menopause", Any),
    ("IAPT", "talking therapies", Any),
    ("ICB", "health and care board", Any),
    ("ICS", "health and care system", Any),
    ("ICU", "intensive care", Any),
    ("ITU", "intensive care", Any),
    ("IVF", "fertility treatment", Any),
    ("JSNA", "health needs", Any),
    ("LD", "learning disability", Capital),
    ("LGBT", "lesbian, gay, bisexual and transgender people", Any),
    ("LGBTQ", "lesbian, gay, bisexual and transgender people", Any),
    ("MIU", "minor injuries unit", Any),
    ("MSK", "muscles, bones and joints", Any),
    ("NICU", "intensive care for newborn babies", Any),
    ("OCD", "obsessive compulsive disorder", Any),
    ("OT", "occupational therapy", Capital),
    ("PALS", "patient advice and complaints", Capital),
    ("PCN", "doctors' practices working together", Any),
    ("PPG", "patient participation group", Any),
    ("PTSD", "post-traumatic stress", Any),
    ("SALT", "speech and language therapy", Capital),
    ("SEND", "special educational needs and disabilities", Capital),
    ("SMI", "severe mental illness", Any),
    ("VCS", "voluntary and community organisations", Any),
    ("VCSE", "voluntary and community organisations", Any),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order_and_none_is_too_long() {
        assert!(ABBREVIATIONS.is_sorted_by_key(|(short, _, _)| *short));
        assert!(ABBREVIATIONS.iter().all(|(short, _, _)| (2..=LETTERS_MAX).contains(&short.len())));
    }

    #[test]
    fn abbreviations_are_followed_by_what_they_stand_for() {
        assert_eq!(spelt_out("CBT for all"), "CBT talking therapy for all");
        assert_eq!(spelt_out("(cbt, ICUs)."), "(cbt talking therapy, ICUs intensive care).");
        assert_eq!(spelt_out("at a&e"), "at a&e accident and emergency department");
        assert_eq!(
            spelt_out("send salt, SEND"),
            "send salt, SEND special educational needs and disabilities"
        );
        assert_eq!(spelt_out("Icus café & & é"), "Icus café & & é");
        assert!(matches!(spelt_out("no such word"), Cow::Borrowed(_)));
        assert_eq!(spelt_out(""), "");
    }
}
