//! The fields of a form as data: each with its label, hint and mistake, drawn by the macros in `field.html`.
//! Reading what was sent is left to `form`, what is valid to the domain.

mod draw;
mod lines;
mod organisations;
mod sample;

use convenor_domain::FieldProblem;
use serde::Serialize;

pub(crate) use draw::Drawing;
pub(crate) use lines::{areas, areas_in_lines, documents, documents_in_lines};
pub(crate) use organisations::organisations;
pub(crate) use sample::samples;

use crate::form::in_words;
use crate::theme::FieldError;
use crate::words::Words;

/// One field.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Field {
    /// Its name, and the `id` of its first input.
    pub(crate) name: &'static str,
    /// What is asked for.
    pub(crate) label: String,
    /// How to answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) hint: Option<String>,
    /// What is wrong with the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) error: Option<String>,
    /// How it is answered.
    #[serde(flatten)]
    pub(crate) input: Input,
}

/// How a field is answered.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "input", rename_all = "kebab-case")]
pub(crate) enum Input {
    /// A line of text.
    Line { value: String },
    /// Some lines of text.
    Lines { value: String, rows: u8 },
    /// One of a few, all in sight.
    One { choices: Vec<Choice> },
    /// One of many.
    Pick { choices: Vec<Choice> },
    /// Any number of some.
    Several { choices: Vec<Choice> },
    /// A date as exactly as it is known; the writer's own words where they ask for it.
    Date { value: String, own_words: bool },
}

/// Something to choose.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) chosen: bool,
    /// Whether it lies below the choice before it, in a tree.
    pub(crate) narrower: bool,
}

/// How the keys of a form's words begin.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FormWords {
    /// Of the fields' names: `insight-field-`.
    pub(crate) field: &'static str,
    /// Of the hints: `insight-hint-`.
    pub(crate) hint: &'static str,
}

/// The name of a field on screen.
pub(crate) fn label(words: &Words, form: FormWords, name: &str) -> String {
    words.t(&format!("{}{}", form.field, name.replace('_', "-")), &[])
}

/// What the domain finds wrong, in words.
pub(crate) fn mistakes(words: &Words, form: FormWords, problems: &[FieldProblem]) -> Vec<FieldError> {
    let one = |problem: &FieldProblem| {
        let message = in_words(words, &label(words, form, problem.field), &problem.reason);
        FieldError::new(problem.field, message)
    };
    problems.iter().map(one).collect()
}

/// Puts mistakes in the order of the page, one a field.
pub(crate) fn in_page_order(mut errors: Vec<FieldError>, fields: &[Field]) -> Vec<FieldError> {
    let place =
        |error: &FieldError| fields.iter().position(|field| field.name == error.field).unwrap_or(usize::MAX);
    errors.sort_by_key(place);
    errors.dedup_by(|later, first| later.field == first.field);
    errors
}
