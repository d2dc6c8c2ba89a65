//! The rule for numbers about people in words, wherever such numbers are shown. What the rule does is left to
//! `convenor-statistics`; the page `/why-hidden` explains it at length.

use convenor_statistics::{Disclosure, Method};

use crate::state::AppState;
use crate::words::{Value, Words};

/// The page that explains why a number is hidden.
pub const WHY_HIDDEN: &str = "/why-hidden";

/// The rule of this system in words.
pub(crate) fn rule(state: &AppState) -> String {
    in_words(state.engine.words(), &state.convened.disclosure)
}

/// A rule in words: what is hidden, what is rounded or changed, and how to read the rest.
pub fn in_words(words: &Words, disclosure: &Disclosure) -> String {
    let rule = disclosure.rule();
    let values = [
        ("hidden", Value::from(rule.hidden_to)),
        ("threshold", Value::from(disclosure.people_min())),
        ("step", Value::from(rule.rounded_to.unwrap_or(1))),
        ("change", Value::from(disclosure.change_max())),
    ];
    let key = match (rule.method, rule.rounded_to) {
        (Method::Suppress, None) => "disclosure-rule-suppress",
        (Method::Suppress, Some(_)) => "disclosure-rule-round",
        (Method::CellKey, _) => "disclosure-rule-cell-key",
    };
    format!("{} {}", words.t(key, &values), words.t("disclosure-rule-people", &[]))
}
