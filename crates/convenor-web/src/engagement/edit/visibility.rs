//! The last step: who the record is for. Showing it to everyone is for those who convene.

use convenor_domain::{EngagementContent, Reason, Visibility};

use super::choices::{Choices, Publishing};
use super::mistakes::Mistakes;
use super::question::{Choice, Control, Question};
use crate::form::Fields;

pub(super) fn fill(content: &EngagementContent, fields: &mut Fields) {
    fields.add("visibility", content.visibility.key());
}

pub(super) fn questions(fields: &Fields, choices: &Choices<'_>) -> Vec<Question> {
    let chosen = Visibility::from_key(fields.get("visibility")).unwrap_or_default();
    let offered = |visibility: &Visibility| {
        *visibility != Visibility::Public
            || choices.publishing == Publishing::Allowed
            || chosen == *visibility
    };
    let known =
        Visibility::ALL.iter().copied().filter(offered).enumerate().map(|(index, visibility)| Choice {
            id: if index == 0 { "visibility".to_owned() } else { format!("visibility-{visibility}") },
            value: visibility.key().to_owned(),
            name: choices.words.t(&format!("edit-visibility-{}", visibility.key()), &[]),
            explanation: Some(choices.words.t(&format!("edit-visibility-means-{}", visibility.key()), &[])),
            chosen: visibility == chosen,
            narrower: false,
        });
    let mut question = choices.question("visibility", Control::One { choices: known.collect() });
    if choices.publishing == Publishing::LeftToOthers {
        question.hint = Some(choices.words.t("edit-visibility-left-to-others", &[]));
    }
    vec![question]
}

pub(super) fn apply(fields: &Fields, content: &mut EngagementContent, mistakes: &mut Mistakes<'_>) {
    let key = fields.get("visibility");
    match Visibility::from_key(key) {
        Some(visibility) => content.visibility = visibility,
        None if key.is_empty() => mistakes.add("visibility", &Reason::Missing),
        None => {
            mistakes.add("visibility", &Reason::Unknown { value: key.chars().take(40).collect() });
        }
    }
}
