//! The ways on after a check, as one form; and reading what was chosen in it.

use convenor_domain::overlap::{Choice, NewSettled, OverlapCheck};
use convenor_domain::{EngagementId, FieldProblem, Reason};
use serde::Serialize;

use crate::form::{Fields, in_words};
use crate::overlap::card::Card;
use crate::state::AppState;
use crate::theme::FieldError;

/// The ways on.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Ways {
    /// Where the form is sent.
    pub(super) action: String,
    /// What can be chosen; empty when nothing is similar, and one can only go on.
    pub(super) choices: Vec<Way>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) choice_error: Option<String>,
    /// The records that can be used or built on.
    pub(super) records: Vec<Way>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) with_error: Option<String>,
    /// The reason as typed.
    pub(super) reason: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason_error: Option<String>,
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Way {
    pub(super) id: String,
    pub(super) value: String,
    pub(super) name: String,
    /// What it means; empty for a record.
    pub(super) means: String,
    pub(super) chosen: bool,
}

/// The choices where something is similar, in the order of the page.
const CHOICES: [Choice; 3] = [Choice::Reuse, Choice::BuildOn, Choice::AskAnyway];

impl Ways {
    /// The form, with what was sent. Where only one record is similar, it is ticked.
    pub(super) fn new(
        state: &AppState,
        action: String,
        cards: &[Card],
        nothing_similar: bool,
        sent: &Fields,
    ) -> Self {
        let way = |(index, choice): (usize, Choice)| Way {
            id: numbered("choice", index),
            value: choice.key().to_owned(),
            name: state.word(&format!("overlap-choose-{choice}")),
            means: state.word(&format!("overlap-choose-means-{choice}")),
            chosen: sent.get("choice") == choice.key(),
        };
        let only_one = cards.len() == 1 && sent.get("choice").is_empty();
        let record = |(index, card): (usize, &Card)| Way {
            id: numbered("with", index),
            value: card.id.clone(),
            name: card.title.clone(),
            means: card.facts.join(" · "),
            chosen: only_one || sent.has("with", &card.id),
        };
        let choices = CHOICES.into_iter().filter(|choice| !cards.is_empty() || *choice == Choice::AskAnyway);
        Self {
            action,
            choices: if nothing_similar { Vec::new() } else { choices.enumerate().map(way).collect() },
            choice_error: None,
            records: cards.iter().enumerate().map(record).collect(),
            with_error: None,
            reason: sent.text("reason"),
            reason_error: None,
        }
    }

    /// Puts what is wrong beside the question that it is about.
    pub(super) fn take(&mut self, errors: &[FieldError]) {
        for error in errors {
            let place = match error.field.as_str() {
                "with" => &mut self.with_error,
                "reason" => &mut self.reason_error,
                _ => &mut self.choice_error,
            };
            *place = Some(error.message.clone());
        }
    }
}

/// The first bears the field's own name, so that the summary of mistakes leads to it.
fn numbered(field: &str, index: usize) -> String {
    if index == 0 { field.to_owned() } else { format!("{field}-{index}") }
}

/// What was chosen; or what is wrong with it, in the order of the page. Only records that the check showed can be
/// chosen.
pub(in crate::overlap) fn read(
    state: &AppState,
    check: &OverlapCheck,
    sent: &Fields,
) -> Result<NewSettled, Vec<FieldError>> {
    let nothing_similar = check.shown.similar.is_empty();
    let choice =
        if nothing_similar { Some(Choice::NothingSimilar) } else { Choice::from_key(sent.get("choice")) };
    let Some(choice) = choice else {
        return Err(vec![FieldError::new("choice", state.word("overlap-error-choice"))]);
    };
    let is_shown = |id: &EngagementId| check.shown.similar.iter().any(|one| one.engagement == *id);
    let ticked = sent.choices("with");
    let ids = ticked.iter().filter_map(|id| id.parse().ok()).filter(is_shown).map(Into::into);
    let with = if matches!(choice, Choice::Reuse | Choice::BuildOn) { ids.collect() } else { Vec::new() };
    let new = NewSettled { choice, with, reason: sent.text("reason"), engagement: None };
    match new.check(check) {
        Ok(()) => Ok(new),
        Err(problems) => Err(problems.iter().map(|problem| mistake(state, problem)).collect()),
    }
}

fn mistake(state: &AppState, problem: &FieldProblem) -> FieldError {
    let message = match (problem.field, &problem.reason) {
        ("with", Reason::Missing) => state.word("overlap-error-with"),
        ("reason", Reason::Missing) => state.word("overlap-error-reason"),
        (field, reason) => {
            let label = state.word(if field == "reason" { "overlap-reason" } else { "overlap-ways-title" });
            in_words(state.engine.words(), &label, reason)
        }
    };
    FieldError::new(problem.field, message)
}
