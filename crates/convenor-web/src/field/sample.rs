//! One field of every kind, made up, for samples of pages.

use super::{Choice, Field, Input};

/// One field of every kind, all with the same mistake or with none.
pub(crate) fn samples(error: Option<&str>) -> Vec<Field> {
    let choice = |value: &str, narrower| Choice {
        value: value.to_owned(),
        label: format!("{value} <b>Ash</b>"),
        chosen: narrower,
        narrower,
    };
    let choices = || vec![choice("a", false), choice("b", true)];
    let text = || "A text <b>Ash</b>".to_owned();
    let inputs = [
        ("line", Input::Line { value: text() }),
        ("lines", Input::Lines { value: text(), rows: 4 }),
        ("one", Input::One { choices: choices() }),
        ("pick", Input::Pick { choices: choices() }),
        ("several", Input::Several { choices: choices() }),
        ("date", Input::Date { value: "spring 2026".to_owned(), own_words: error.is_some() }),
    ];
    let field = |(name, input)| Field {
        name,
        label: format!("The field {name}"),
        hint: error.is_none().then(|| "How to answer.".to_owned()),
        error: error.map(str::to_owned),
        input,
    };
    inputs.into_iter().map(field).collect()
}
