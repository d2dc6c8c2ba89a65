//! What a column can be, as choices in a list: the words that corrections are written with.

use convenor_domain::response::{Dimensions, DimensionsError, QuestionKind, Treatment};
use serde::Serialize;

use crate::state::AppState;

/// What stands before the key of a dimension.
const DEMOGRAPHIC: &str = "demographic:";

/// Choices of one kind.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ChoiceGroup {
    label: String,
    choices: Vec<Choice>,
}

/// Something that a column can be.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Choice {
    key: String,
    name: String,
}

/// Everything that a column can be.
pub(super) fn all(state: &AppState) -> Result<Vec<ChoiceGroup>, DimensionsError> {
    let named = |key: &str| Choice { key: key.to_owned(), name: state.word(&format!("answers-role-{key}")) };
    let group =
        |key: &str, choices| ChoiceGroup { label: state.word(&format!("answers-roles-{key}")), choices };
    let questions = QuestionKind::ALL.iter().filter(|kind| **kind != QuestionKind::Demographic);
    let dimensions = Dimensions::shipped()?.dimensions.iter().map(|dimension| Choice {
        key: format!("{DEMOGRAPHIC}{}", dimension.key),
        name: dimension.name.clone(),
    });
    Ok(vec![
        group("question", questions.map(|kind| named(kind.key())).collect()),
        group("demographic", dimensions.collect()),
        group("response", ["identifier", "given-on"].map(named).to_vec()),
        group("personal", Treatment::ALL.iter().map(|treatment| named(treatment.key())).collect()),
        group("rest", vec![named("ignore")]),
    ])
}

/// Whether a form may say this of a column.
pub(super) fn is_role(key: &str) -> bool {
    if let Some(dimension) = key.strip_prefix(DEMOGRAPHIC) {
        return Dimensions::shipped().is_ok_and(|dimensions| dimensions.lookup(dimension).is_some());
    }
    let is_kind = QuestionKind::from_key(key).is_some_and(|kind| kind != QuestionKind::Demographic);
    is_kind || Treatment::from_key(key).is_some() || ["identifier", "given-on", "ignore"].contains(&key)
}

impl ChoiceGroup {
    /// Some for samples of the page.
    pub(super) fn samples() -> Vec<Self> {
        let choice = |key: &str, name: &str| Choice { key: key.to_owned(), name: name.to_owned() };
        vec![
            Self { label: "A question".to_owned(), choices: vec![choice("closed", "One of a few answers")] },
            Self { label: "Left out".to_owned(), choices: vec![choice("ignore", "Leave it out")] },
        ]
    }
}
