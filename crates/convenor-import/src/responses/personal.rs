//! Finds the columns that tell who somebody is: by their headings and by what stands in them.

use std::sync::LazyLock;

use convenor_domain::response::Treatment;
use regex::Regex;

use super::heading::Heading;
use super::profile::Profile;

/// What tells who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Personal {
    /// What it is, in a word.
    pub(super) what: &'static str,
    /// What becomes of it.
    pub(super) treatment: Treatment,
}

/// Words of headings, the surest first. The pattern is tried on the heading in lower case, its words apart.
const HEADINGS: &[(&str, &str, Treatment)] = &[
    ("email", r"\be ?mails?\b", Treatment::Pseudonym),
    ("ip-address", r"\bip ?(address|adress)?$|\bip address\b", Treatment::Drop),
    (
        "telephone",
        r"\b(tele)?phone\b|\bmobile( number| no)?$|\bcontact number\b|\btel( no| number)?$",
        Treatment::Pseudonym,
    ),
    (
        "location",
        r"\b(latitude|longitude|geolocation|gps|geopoint|location (lat|long)\w*)\b|^_?location$",
        Treatment::Drop,
    ),
    ("postcode", r"\bpost ?codes?\b|\bzip ?code\b|\bpostal code\b", Treatment::Area),
    ("birth-date", r"\bdate of birth\b|\bdob\b|\bbirth ?date\b|\bbirthday\b", Treatment::Drop),
    (
        "number",
        r"\bnhs (number|no)\b|\bnational insurance\b|\bni number\b|\bhospital number\b|\bpassport\b|\bpatient (id|number)\b",
        Treatment::Drop,
    ),
    ("address", r"\b(home |street |postal |your |full )?address( line \d)?\b", Treatment::Drop),
    (
        "name",
        r"\b(first|last|full|your|sur|fore|given|family|recipient|respondent|preferred|contact|customer|patient|carer) ?names?\b|\bsurname\b|\bforename\b|^name$|\bname\s*\(|\b(what is|what's) your name\b|\bsignature\b|\bname (and|&|/) \b|- name$|\brecipient (first|last) name\b|\busername\b",
        Treatment::Drop,
    ),
];

/// What a cell looks like when it tells who somebody is.
static EMAIL: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)^[a-z0-9._%+'-]+@[a-z0-9.-]+\.[a-z]{2,}$").ok());
static IP: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^\d{1,3}(\.\d{1,3}){3}$").ok());
static PHONE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(\+44\s?|0)(\(0\))?[1-9](\d[\s-]?){8,9}$").ok());
static POSTCODE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)^[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}$").ok());
static NHS_NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^\d{3}[ -]\d{3}[ -]\d{4}$").ok());
static BY_HEADING: LazyLock<Vec<(&str, Option<Regex>, Treatment)>> = LazyLock::new(|| {
    HEADINGS.iter().map(|(what, pattern, treatment)| (*what, Regex::new(pattern).ok(), *treatment)).collect()
});

fn fits(pattern: &LazyLock<Option<Regex>>, text: &str) -> bool {
    pattern.as_ref().is_some_and(|pattern| pattern.is_match(text))
}

/// What in a column tells who somebody is, if anything does.
pub(super) fn find(heading: &Heading, profile: &Profile) -> Option<Personal> {
    by_content(profile).or_else(|| by_heading(heading, profile))
}

/// Most words of a heading that only says what stands below it.
const NAMING_WORDS_MAX: usize = 4;

fn by_heading(heading: &Heading, profile: &Profile) -> Option<Personal> {
    // A whole question is asked for an answer, not for a name: “What do you think of the new address?”
    let asks = |text: &str| text.split_whitespace().count() > 8;
    // A question with one of a few answers over and over asks for no name; a column called so may hold one name often.
    let is_choice = profile.filled >= 20 && profile.answers.len() <= 6;
    let is_called = |text: &String| text.split(' ').count() <= NAMING_WORDS_MAX;
    // Long words are thoughts.
    let is_thought = profile.chars_mean() > 80;
    let texts = [&heading.code, &heading.text].map(|text| words(text));
    let is_choice = is_choice && !texts.iter().any(is_called);
    let found = BY_HEADING.iter().find(|(_, pattern, _)| {
        let fits =
            |text: &String| !asks(text) && pattern.as_ref().is_some_and(|pattern| pattern.is_match(text));
        texts.iter().any(fits)
    });
    let (what, _, treatment) = found.filter(|_| !is_choice && !is_thought)?;
    Some(Personal { what, treatment: *treatment })
}

/// A heading in lower case, its words apart: `RecipientLastName` is `recipient last name`.
fn words(heading: &str) -> String {
    let mut words = String::with_capacity(heading.len() + 8);
    let mut before = ' ';
    for c in heading.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            words.push(' ');
        }
        words.push(if matches!(c, '_' | '/' | '.') { ' ' } else { c.to_ascii_lowercase() });
        before = c;
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches(['?', ':', '*', ' ']).to_owned()
}

fn by_content(profile: &Profile) -> Option<Personal> {
    let patterns: [(&str, &LazyLock<Option<Regex>>, Treatment); 5] = [
        ("email", &EMAIL, Treatment::Pseudonym),
        ("ip-address", &IP, Treatment::Drop),
        ("telephone", &PHONE, Treatment::Pseudonym),
        ("postcode", &POSTCODE, Treatment::Area),
        ("number", &NHS_NUMBER, Treatment::Drop),
    ];
    let share = |pattern: &LazyLock<Option<Regex>>| {
        profile.answers.iter().filter(|(answer, _)| fits(pattern, answer)).count() * 100
    };
    let found = patterns
        .into_iter()
        .find(|(_, pattern, _)| !profile.answers.is_empty() && share(pattern) >= profile.answers.len() * 30);
    found.map(|(what, _, treatment)| Personal { what, treatment })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(heading: &str, answers: &[&str]) -> Option<&'static str> {
        let mut profile = Profile::default();
        for answer in answers {
            profile.see(answer);
        }
        let heading = Heading { code: heading.to_owned(), text: heading.to_owned(), part: None };
        find(&heading, &profile).map(|found| found.what)
    }

    #[test]
    fn headings_of_survey_tools_give_personal_columns_away() {
        let cases = [
            ("RecipientLastName", "name"),
            ("RecipientEmail", "email"),
            ("IPAddress", "ip-address"),
            ("IP Address", "ip-address"),
            ("LocationLatitude", "location"),
            ("Name", "name"),
            ("What is your name?", "name"),
            ("What is your email address?", "email"),
            ("Telephone number", "telephone"),
            ("1. Your details - Name", "name"),
            ("Postcode", "postcode"),
            ("What is your postcode?", "postcode"),
            ("Date of birth", "birth-date"),
            ("Home address", "address"),
            ("first_name", "name"),
            ("NHS number", "number"),
        ];
        for (heading, what) in cases {
            assert_eq!(found(heading, &[]), Some(what), "{heading}");
        }
    }

    #[test]
    fn content_gives_away_what_a_heading_hides() {
        assert_eq!(found("Q7", &["ann@example.org", "bob@example.org", ""]), Some("email"));
        assert_eq!(found("Q8", &["SE13 5XX", "AB1 2CD"]), Some("postcode"));
        assert_eq!(found("Q9", &["020 7946 0000", "07700 900123"]), Some("telephone"));
        assert_eq!(found("Q10", &["192.0.2.7"]), Some("ip-address"));
    }

    #[test]
    fn questions_about_such_things_are_questions() {
        let often = ["Yes"; 30];
        assert_eq!(found("Did we get your name right?", &often), None);
        assert_eq!(found("How do you feel about being asked for your address when you call us?", &[]), None);
        assert_eq!(found("Organisation name", &[]), None);
        assert_eq!(found("How well did we address your needs?", &["Well", "Badly"].repeat(20)), None);
    }
}
