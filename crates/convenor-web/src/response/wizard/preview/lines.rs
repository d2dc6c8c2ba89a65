//! The lines of the preview's tables, in words.

use convenor_domain::response::{
    Dimensions, PersonalColumn, Question, ResponseWarning, SampleResponse, Severity, UnmappedAnswer,
};
use serde::Serialize;

use crate::state::AppState;

/// Characters of an answer that are shown of a sample.
const ANSWER_CHARS_MAX: usize = 200;

/// A column that tells who somebody is.
#[derive(Debug, Serialize)]
pub(super) struct PersonalLine {
    heading: String,
    /// What it holds, and what becomes of it.
    what: String,
    becomes: String,
}

/// Something to look at.
#[derive(Debug, Serialize)]
pub(super) struct WarningLine {
    severity: String,
    /// The class of its tag.
    tag: &'static str,
    /// The column; empty where it is about the whole file.
    column: String,
    /// Rows that it is about; nothing where they cannot be counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<u64>,
    example: String,
    /// What it is.
    what: String,
    /// What to do.
    mend: String,
}

/// Answers that fit no category.
#[derive(Debug, Serialize)]
pub(super) struct UnmappedLine {
    dimension: String,
    said: String,
    people: u64,
}

/// A question as it was found.
#[derive(Debug, Serialize)]
pub(super) struct QuestionLine {
    heading: String,
    /// The question's words, where the heading is only a code.
    text: String,
    kind: String,
    /// How many different answers there are, where they are counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    answers: Option<usize>,
}

/// One response as it will be kept.
#[derive(Debug, Serialize)]
pub(super) struct SampleLine {
    row: u64,
    given_on: String,
    area: String,
    has_pseudonym: bool,
    answers: Vec<String>,
}

impl PersonalLine {
    pub(super) fn new(state: &AppState, column: &PersonalColumn) -> Self {
        Self {
            heading: column.heading.clone(),
            what: state.word(&format!("answers-personal-{}", column.what)),
            becomes: state.word(&format!("answers-becomes-{}", column.treatment)),
        }
    }

    pub(super) fn sample() -> Self {
        Self {
            heading: "Name <b>Ash</b>".to_owned(),
            what: "Names".to_owned(),
            becomes: "It is not kept.".to_owned(),
        }
    }
}

impl WarningLine {
    pub(super) fn new(state: &AppState, warning: &ResponseWarning) -> Self {
        let severity = warning.kind.severity();
        Self {
            severity: state.word(&format!("answers-severity-{severity}")),
            tag: match severity {
                Severity::Serious => "tag--bad",
                Severity::Check => "tag--warn",
                Severity::Note => "tag--info",
            },
            column: warning.column.clone(),
            rows: (warning.rows > 0).then_some(warning.rows),
            example: warning.example.clone(),
            what: state.word(&format!("answers-warning-{}", warning.kind)),
            mend: state.word(&format!("answers-mend-{}", warning.kind)),
        }
    }

    pub(super) fn sample() -> Self {
        Self {
            severity: "Check".to_owned(),
            tag: "tag--warn",
            column: "Age <b>Ash</b>".to_owned(),
            rows: Some(12),
            example: "old <b>Ash</b>".to_owned(),
            what: "It fits no category.".to_owned(),
            mend: "Mend it.".to_owned(),
        }
    }
}

impl UnmappedLine {
    pub(super) fn new(answer: &UnmappedAnswer) -> Self {
        Self {
            dimension: dimension_name(&answer.dimension),
            said: answer.said.clone(),
            people: answer.people,
        }
    }

    pub(super) fn sample() -> Self {
        Self { dimension: "Age".to_owned(), said: "old <b>Ash</b>".to_owned(), people: 12 }
    }
}

fn dimension_name(key: &str) -> String {
    let shipped = Dimensions::shipped().ok().and_then(|dimensions| dimensions.lookup(key));
    shipped.map_or_else(|| key.to_owned(), |dimension| dimension.name.clone())
}

impl QuestionLine {
    pub(super) fn new(state: &AppState, question: &Question) -> Self {
        let kind = match &question.dimension {
            Some(dimension) => dimension_name(dimension),
            None => state.word(&format!("answers-role-{}", question.kind)),
        };
        Self {
            heading: question.heading.clone(),
            text: if question.text == question.heading { String::new() } else { question.text.clone() },
            kind,
            answers: (!question.options.is_empty()).then_some(question.options.len()),
        }
    }

    pub(super) fn sample() -> Self {
        Self {
            heading: "Q1 <b>Ash</b>".to_owned(),
            text: "What matters to <b>Ash</b>?".to_owned(),
            kind: "One of a few answers".to_owned(),
            answers: Some(5),
        }
    }
}

impl SampleLine {
    /// A response with its first answers.
    pub(super) fn new(sample: &SampleResponse, answers_max: usize) -> Self {
        let day = sample.given_on.map(|day| day.format("%-d %B %Y").to_string());
        Self {
            row: sample.row,
            given_on: day.unwrap_or_default(),
            area: sample.area.as_ref().map(|area| area.0.clone()).unwrap_or_default(),
            has_pseudonym: sample.has_pseudonym,
            answers: sample.answers.iter().take(answers_max).map(|answer| shortened(answer)).collect(),
        }
    }

    pub(super) fn sample() -> Self {
        Self {
            row: 4,
            given_on: "2 November 2026".to_owned(),
            area: "E01000001".to_owned(),
            has_pseudonym: true,
            answers: vec!["<b>Ash</b>".to_owned()],
        }
    }
}

fn shortened(answer: &str) -> String {
    let mut short: String = answer.chars().take(ANSWER_CHARS_MAX).collect();
    if short.len() < answer.len() {
        short.push('…');
    }
    short
}
