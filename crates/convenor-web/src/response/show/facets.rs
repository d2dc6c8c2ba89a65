//! The form that chooses whose answers are shown, and what they are compared by.

use convenor_domain::response::{Dimension, Question};
use serde::Serialize;

use super::asked::{ANSWER, Asked, WHO, can_filter};

/// Most characters of a question in the list of answers.
const LABEL_CHARACTERS_MAX: usize = 80;

/// The form.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Facets {
    /// Where it goes.
    pub(super) action: String,
    /// What else is asked, and the answers chosen already, which stay.
    pub(super) kept: Vec<(&'static str, String)>,
    /// Dimensions with their categories.
    pub(super) who: Vec<Choices>,
    /// Questions of this page with their answers.
    pub(super) answers: Vec<Choices>,
    /// First and last day, as typed.
    pub(super) since: String,
    pub(super) until: String,
    /// Dimensions to compare by.
    pub(super) by: Vec<Choice>,
}

/// A group of choices.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Choices {
    pub(super) name: String,
    pub(super) options: Vec<Choice>,
    /// Whether one of them is chosen.
    pub(super) any: bool,
}

/// One choice.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) text: String,
    pub(super) chosen: bool,
}

impl Facets {
    /// The form over the questions of a page.
    pub(super) fn new(path: &str, asked: &Asked, dimensions: &[&Dimension], questions: &[Question]) -> Self {
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let kept = asked.filters().into_iter().filter(|(name, _)| *name == ANSWER);
        let others = asked.others().into_iter().filter(|(name, _)| *name != "by");
        Self {
            action: path.to_owned(),
            kept: kept.chain(others).collect(),
            who: dimensions.iter().map(|dimension| categories(dimension, asked)).collect(),
            answers: questions.iter().filter(|question| can_filter(question)).map(answers).collect(),
            since: day(asked.since),
            until: day(asked.until),
            by: dimensions.iter().map(|dimension| by(dimension, asked)).collect(),
        }
    }
}

fn categories(dimension: &Dimension, asked: &Asked) -> Choices {
    let options: Vec<Choice> = dimension
        .categories
        .iter()
        .map(|category| Choice {
            value: category.key.clone(),
            text: category.name.clone(),
            chosen: asked.filters().contains(&(WHO, category.key.clone())),
        })
        .collect();
    Choices { name: dimension.name.clone(), any: options.iter().any(|choice| choice.chosen), options }
}

fn answers(question: &Question) -> Choices {
    let choice = |option: &String| Choice {
        value: format!("{}:{option}", question.key),
        text: shortened(option),
        chosen: false,
    };
    Choices {
        name: shortened(&question.text),
        options: question.options.iter().map(choice).collect(),
        any: false,
    }
}

fn by(dimension: &Dimension, asked: &Asked) -> Choice {
    Choice {
        value: dimension.key.clone(),
        text: dimension.name.clone(),
        chosen: asked.by.as_deref() == Some(&dimension.key),
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LABEL_CHARACTERS_MAX) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
