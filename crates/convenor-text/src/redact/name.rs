//! Names of people, where the words around them say so.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use regex::{Captures, Regex};

/// A name: one to three words that begin with a capital letter.
const NAME: &str = r"[A-Z][\p{L}'’-]+(?:\s+(?:de|van|von|al|el|bin|O['’])?\s?[A-Z][\p{L}'’-]+){0,2}";

/// Words before a name, of which only the name is taken out.
const BEFORE_NAMES: &[&str] = &[
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Prof|Professor|Sister|Nurse|Matron|Rev|Sir|Dame|Lady|Lord|Cllr|Councillor)\.?\s+",
    r"\b(?i:my name is|my name's|i am called|i'm called|name is|named|called|signed|regards|thanks to|thank you to|thank you|spoke to|speak to|seen by|saw)[,:]?\s+",
    r"\b(?i:my (?:son|daughter|husband|wife|partner|mother|father|mum|dad|brother|sister|friend|carer|nurse|doctor|midwife|gp|consultant|social worker)),?\s+",
    r"\b(?i:(?:nurse|doctor|midwife|receptionist|consultant|social worker|physio|surgeon|support worker|health visitor))\s+",
];

/// Words with a capital letter that are no names behind such words.
const NO_NAMES: &[&str] = &[
    "A",
    "All",
    "Although",
    "An",
    "And",
    "April",
    "August",
    "Because",
    "But",
    "CQC",
    "Christmas",
    "Council",
    "Covid",
    "December",
    "Doctor",
    "Dr",
    "Everyone",
    "February",
    "For",
    "Friday",
    "GP",
    "GPs",
    "He",
    "Hospital",
    "However",
    "I",
    "In",
    "It",
    "January",
    "July",
    "June",
    "March",
    "Matron",
    "May",
    "Miss",
    "Monday",
    "Mr",
    "Mrs",
    "Ms",
    "Mx",
    "My",
    "NHS",
    "No",
    "November",
    "Nurse",
    "October",
    "Please",
    "Prof",
    "Professor",
    "Saturday",
    "September",
    "Sister",
    "She",
    "So",
    "Some",
    "Staff",
    "Sunday",
    "Thank",
    "Thanks",
    "That",
    "The",
    "Their",
    "They",
    "This",
    "Thursday",
    "Tuesday",
    "Very",
    "We",
    "Wednesday",
    "What",
    "When",
    "Why",
    "You",
    "Your",
    "Zoom",
    "Teams",
];

/// The last words of [`BEFORE_NAMES`]: where none of them stands before a word with a capital letter, no pattern need be
/// tried.
const LAST_BEFORE_NAMES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "doctor",
    "prof",
    "professor",
    "sister",
    "nurse",
    "matron",
    "rev",
    "sir",
    "dame",
    "lady",
    "lord",
    "cllr",
    "councillor",
    "is",
    "name's",
    "called",
    "named",
    "signed",
    "regards",
    "to",
    "you",
    "by",
    "saw",
    "son",
    "daughter",
    "husband",
    "wife",
    "partner",
    "mother",
    "father",
    "mum",
    "dad",
    "brother",
    "friend",
    "carer",
    "midwife",
    "gp",
    "consultant",
    "worker",
    "receptionist",
    "physio",
    "surgeon",
    "visitor",
];

static PATTERNS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let pattern = |before: &&str| Regex::new(&format!("(?P<keep>{before})(?P<name>{NAME})")).ok();
    BEFORE_NAMES.iter().filter_map(pattern).collect()
});
static CUES: LazyLock<HashSet<&str>> = LazyLock::new(|| LAST_BEFORE_NAMES.iter().copied().collect());

/// The text without names.
pub(super) fn take_out(text: String) -> String {
    if may_name(&text) { without_names(&text).into_owned() } else { text }
}

/// Whether a word with a capital letter stands behind one that may tell of a name.
fn may_name(text: &str) -> bool {
    let mut before = "";
    text.split_whitespace().any(|word| {
        let told = word.starts_with(|c: char| c.is_ascii_uppercase()) && is_cue(before);
        before = word;
        told
    })
}

fn is_cue(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',', ':']);
    // What stands before the cue without a blank, such as a bracket or a dash, is no part of it.
    let bare = bare.rsplit(|c: char| !c.is_alphabetic() && c != '\'').next().unwrap_or_default();
    bare.len() <= 12 && CUES.contains(bare.to_ascii_lowercase().as_str())
}

fn without_names(text: &str) -> Cow<'_, str> {
    let mut left = Cow::Borrowed(text);
    for pattern in PATTERNS.iter() {
        if let Cow::Owned(changed) = pattern.replace_all(&left, without_name) {
            left = Cow::Owned(changed);
        }
    }
    left
}

fn without_name(found: &Captures<'_>) -> String {
    let part = |name| found.name(name).map_or("", |part| part.as_str());
    let name = part("name");
    let first = name.split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’')).next().unwrap_or_default();
    if NO_NAMES.contains(&first) {
        return format!("{}{name}", part("keep"));
    }
    format!("{}[name]", part("keep"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_tried_has_no_name_in_it() {
        let before = [
            "Mr",
            "(Mrs.",
            "my name's",
            "I'm called",
            "and name is:",
            "kind regards,",
            "thanks to",
            "THANK YOU",
            "seen by",
            "saw",
            "my social worker,",
            "my GP",
            "health visitor",
            "-nurse",
            "support worker",
            "spoke to",
            "my son",
            "Rev.",
            "signed:",
        ];
        for cue in before {
            let text = format!("We waited {cue} Okoye on ward 4. Very Good");
            assert!(may_name(&text), "{cue}");
            assert_ne!(without_names(&text), text, "{cue}");
        }
        for text in ["Signs in the Car Park are small. The lift was broken. I came up", "Okoye", "you and"] {
            assert!(!may_name(text));
            assert_eq!(without_names(text), text);
        }
    }
}
