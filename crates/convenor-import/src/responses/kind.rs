//! Finds out which kind of answer a column takes.

use convenor_domain::response::{Dimension, Dimensions, QuestionKind};

use super::heading::Heading;
use super::profile::Profile;

/// Steps of scales in order, worst to best or least to most; each list is one way of writing them.
const SCALES: &[&[&str]] = &[
    &["strongly disagree", "disagree", "neither agree nor disagree", "agree", "strongly agree"],
    &[
        "strongly disagree",
        "tend to disagree",
        "neither agree nor disagree",
        "tend to agree",
        "strongly agree",
    ],
    &["strongly disagree", "disagree", "neutral", "agree", "strongly agree"],
    &[
        "very dissatisfied",
        "dissatisfied",
        "neither satisfied nor dissatisfied",
        "satisfied",
        "very satisfied",
    ],
    &[
        "very dissatisfied",
        "fairly dissatisfied",
        "neither satisfied nor dissatisfied",
        "fairly satisfied",
        "very satisfied",
    ],
    &["very poor", "poor", "neither good nor poor", "good", "very good"],
    &["very poor", "poor", "fair", "good", "very good", "excellent"],
    &["extremely unlikely", "unlikely", "neither likely nor unlikely", "likely", "extremely likely"],
    &["very unlikely", "unlikely", "neither likely nor unlikely", "likely", "very likely"],
    &["never", "rarely", "sometimes", "often", "always"],
    &["not at all important", "not very important", "quite important", "very important"],
    &["low", "medium", "high"],
    &["not useful", "useful", "very useful"],
    &["not at all", "a little", "somewhat", "a lot"],
    &["very easy", "easy", "neither easy nor difficult", "difficult", "very difficult"],
    &["not at all confident", "not very confident", "fairly confident", "very confident"],
];

/// From so many different answers to a hundred rows on, and of at least such a length, answers are own words.
const OPEN_DIFFERENT_PCT: usize = 20;
const OPEN_CHARS: usize = 25;
/// Most answers of a question with fixed answers.
const OPTIONS_MAX: usize = 60;
/// Fewest rows by which a column of short texts can be told to repeat itself.
const TELLING: usize = 10;

/// Which kind of answer a column takes, and for a demographic question which dimension.
pub(super) fn find(
    heading: &Heading,
    profile: &Profile,
    dimensions: &Dimensions,
) -> (QuestionKind, Option<String>) {
    if let Some(dimension) = dimension(heading, profile, dimensions) {
        return (QuestionKind::Demographic, Some(dimension.key.clone()));
    }
    (plain_kind(heading, profile), None)
}

fn plain_kind(heading: &Heading, profile: &Profile) -> QuestionKind {
    let asks_for_words = asks_for_words(&heading.text);
    if profile.filled == 0 {
        return if asks_for_words { QuestionKind::Open } else { QuestionKind::Closed };
    }
    if scale(profile).is_some() {
        return QuestionKind::Scale;
    }
    if profile.mostly(profile.numbers) {
        // A few whole steps such as 1 to 5 or 0 to 10 are a scale; anything else is a number.
        let steps = profile.answers.len() <= 11 && profile.answers.keys().all(|answer| is_step(answer));
        return if steps && profile.filled >= profile.answers.len() {
            QuestionKind::Scale
        } else {
            QuestionKind::Number
        };
    }
    if profile.mostly(profile.days) {
        return QuestionKind::Date;
    }
    // Who is asked to explain writes, however often the same words come again.
    if asks_for_words && profile.chars_mean() >= OPEN_CHARS {
        return QuestionKind::Open;
    }
    let different = profile.answers.len();
    let repeats = profile.different_pct() < OPEN_DIFFERENT_PCT || profile.filled < TELLING;
    let short = profile.chars_mean() < OPEN_CHARS && profile.longest <= 4 * OPEN_CHARS;
    let few = different <= OPTIONS_MAX;
    match (few && repeats, few && short) {
        (true, _) if profile.filled >= TELLING => QuestionKind::Closed,
        // Few rows: short answers that nobody was asked to explain are choices.
        (_, true) if !asks_for_words && (profile.filled < TELLING || different * 2 <= profile.filled) => {
            QuestionKind::Closed
        }
        _ => QuestionKind::Open,
    }
}

fn is_step(answer: &str) -> bool {
    answer.parse::<u8>().is_ok_and(|step| step <= 10)
}

fn asks_for_words(text: &str) -> bool {
    let text = text.to_lowercase();
    [
        "please explain",
        "explain",
        "comment",
        "tell us",
        "describe",
        "why",
        "suggest",
        "free text",
        "what would",
        "anything else",
        "in your own words",
        "other (please specify)",
    ]
    .iter()
    .any(|words| text.contains(words))
}

/// The scale whose steps the answers are, answers that say nothing aside.
pub(super) fn scale(profile: &Profile) -> Option<&'static [&'static str]> {
    let aside =
        ["don't know", "don’t know", "not applicable", "n/a", "prefer not to say", "not sure", "no opinion"];
    let given: Vec<String> = profile.answers.keys().map(|answer| answer.to_lowercase()).collect();
    let steps: Vec<&String> = given.iter().filter(|answer| !aside.contains(&answer.as_str())).collect();
    let fits = |scale: &&&[&str]| steps.len() >= 2 && steps.iter().all(|step| scale.contains(&step.as_str()));
    SCALES.iter().find(fits).copied()
}

/// The dimension that a question asks for: by its heading, if most of its answers fit, or none are there.
fn dimension<'a>(heading: &Heading, profile: &Profile, dimensions: &'a Dimensions) -> Option<&'a Dimension> {
    let texts = [&heading.code, &heading.text].map(|text| text.to_lowercase().replace('_', " "));
    let named = |dimension: &Dimension| {
        let fits = |words: &&String| texts.iter().any(|text| holds_words(text, words));
        dimension.headings.iter().filter(fits).map(String::len).max()
    };
    let (_, best) = dimensions
        .dimensions
        .iter()
        .filter_map(|one| Some((named(one)?, one)))
        .max_by_key(|(length, _)| *length)?;
    let fits = |answer: &&String| {
        !matches!(dimensions.said(best, answer), convenor_domain::response::Said::Unmapped)
    };
    let fitting: usize =
        profile.answers.iter().filter(|(answer, _)| fits(answer)).map(|(_, count)| count).sum();
    (fitting * 2 >= profile.filled).then_some(best)
}

/// Whether a text holds some words as whole words.
fn holds_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + words.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str, answers: &[&str]) -> (QuestionKind, Option<String>) {
        let mut profile = Profile::default();
        for answer in answers {
            profile.see(answer);
        }
        let heading = Heading { code: text.to_owned(), text: text.to_owned(), part: None };
        find(&heading, &profile, Dimensions::shipped().unwrap())
    }

    #[test]
    fn kinds_are_told_by_heading_and_answers() {
        let again = |answers: &[&'static str]| answers.repeat(10);
        let plain = |kind| (kind, None);
        let cases = [
            (
                "Do you agree?",
                again(&["Agree", "Strongly disagree", "Don't know"]),
                plain(QuestionKind::Scale),
            ),
            ("Score", again(&["1", "5", "3"]), plain(QuestionKind::Scale)),
            ("Minutes waited", vec!["12", "45", "7.5", "60"], plain(QuestionKind::Number)),
            (
                "When did you come?",
                vec!["2026-01-03", "04/02/2026", "5 March 2026"],
                plain(QuestionKind::Date),
            ),
            (
                "Please explain your answer",
                again(&["It was much too far away for me"]),
                plain(QuestionKind::Open),
            ),
            ("Which surgery?", again(&["Ash", "Elm"]), plain(QuestionKind::Closed)),
            ("Why?", vec!["It was far", "Nobody rang me back at all"], plain(QuestionKind::Open)),
            (
                "How old are you?",
                again(&["25-34", "65+", "Prefer not to say"]),
                (QuestionKind::Demographic, Some("age".to_owned())),
            ),
            ("Gender", again(&["Woman", "Man"]), (QuestionKind::Demographic, Some("sex".to_owned()))),
            (
                "What is your ethnic group?",
                again(&["White: British", "Asian"]),
                (QuestionKind::Demographic, Some("ethnicity".to_owned())),
            ),
            (
                "Is your gender the same as the sex you were registered at birth?",
                again(&["Yes", "No"]),
                (QuestionKind::Demographic, Some("trans".to_owned())),
            ),
        ];
        for (text, answers, expected) in cases {
            assert_eq!(kind(text, &answers), expected, "{text}");
        }
    }

    #[test]
    fn a_question_about_a_dimension_with_other_answers_is_a_question_like_any_other() {
        let answers = ["Too few toilets", "Steps everywhere", "No loop"].repeat(10);
        assert_eq!(kind("What stops people with a disability here?", &answers).0, QuestionKind::Closed);
    }
}
