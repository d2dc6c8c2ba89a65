//! The first step: what the engagement is, why it is done, and what it can change.

use convenor_domain::EngagementContent;
use convenor_domain::engagement::EngagementKind;

use super::choices::Choices;
use super::mistakes::Mistakes;
use super::question::{Choice, Control, Question, Width};
use crate::form::{Fields, unreadable};

pub(super) fn fill(content: &EngagementContent, fields: &mut Fields) {
    let texts = [
        ("title", &content.title),
        ("summary", &content.summary),
        ("purpose", &content.purpose),
        ("decision_informed", &content.decision_informed),
        ("decided_by", &content.decided_by),
        ("can_change", &content.can_change),
        ("cannot_change", &content.cannot_change),
    ];
    for (name, text) in texts {
        fields.add(name, text);
    }
    fields.add("kind", content.kind.map(EngagementKind::key).unwrap_or_default());
    fields.add("questions", content.questions.join("\n"));
}

pub(super) fn questions(fields: &Fields, choices: &Choices<'_>) -> Vec<Question> {
    vec![
        choices.line("title", fields, Width::Full),
        choices.paragraph("summary", fields, 4),
        choices.paragraph("purpose", fields, 4),
        choices.question("kind", Control::One { choices: kinds(fields, choices) }),
        choices.paragraph("decision_informed", fields, 3),
        choices.line("decided_by", fields, Width::Full),
        choices.paragraph("can_change", fields, 3),
        choices.paragraph("cannot_change", fields, 3),
        choices.paragraph("questions", fields, 4),
    ]
}

fn kinds(fields: &Fields, choices: &Choices<'_>) -> Vec<Choice> {
    let apart = |kind: &EngagementKind| {
        matches!(kind, EngagementKind::BehaviourChange | EngagementKind::IndividualCareFeedback)
    };
    let known = EngagementKind::ALL.iter().map(|kind| Choice {
        id: format!("kind-{kind}"),
        value: kind.key().to_owned(),
        name: choices.words.t(&format!("kind-{}", kind.key()), &[]),
        explanation: apart(kind).then(|| choices.words.t("edit-kind-apart", &[])),
        chosen: fields.has("kind", kind.key()),
        narrower: false,
    });
    std::iter::once(choices.none("kind", fields)).chain(known).collect()
}

pub(super) fn apply(fields: &Fields, content: &mut EngagementContent, mistakes: &mut Mistakes<'_>) {
    content.title = fields.text("title");
    content.summary = fields.text("summary");
    content.purpose = fields.text("purpose");
    content.decision_informed = fields.text("decision_informed");
    content.decided_by = fields.text("decided_by");
    content.can_change = fields.text("can_change");
    content.cannot_change = fields.text("cannot_change");
    content.questions = fields.lines("questions");
    content.kind = fields.choice("kind").and_then(|key| {
        let kind = EngagementKind::from_key(&key);
        if kind.is_none() {
            mistakes.add("kind", &unreadable(&key, EngagementKind::InformDecision.key()));
        }
        kind
    });
}
