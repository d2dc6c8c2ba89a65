//! All that a record says, field by field, in the words of the form.

use convenor_domain::Engagement;

use super::choices;
use super::choices::label;
use super::step::Step;
use crate::error::PageError;
use crate::reader::Visit;

/// What a record says in one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The field, by the name of its first input.
    pub(crate) field: &'static str,
    /// Its name on screen.
    pub(crate) label: String,
    /// What it says, in lines; none when nothing is recorded.
    pub(crate) lines: Vec<String>,
}

/// What a record says, in the order of the form; the full account, which only files bring, comes last.
pub(crate) async fn answers(visit: &Visit, engagement: &Engagement) -> Result<Vec<Answer>, PageError> {
    let choices = choices(visit, engagement, &[]).await?;
    let content = &engagement.content;
    let questions =
        Step::ALL.into_iter().flat_map(|step| step.questions(&step.fill(content, &choices), &choices));
    let answer = |question: super::question::Question| Answer {
        field: question.id,
        lines: question.answer(),
        label: question.label,
    };
    let narrative = Answer {
        field: "narrative",
        label: label(choices.words, "narrative"),
        lines: content.narrative.lines().map(str::to_owned).collect(),
    };
    Ok(questions.map(answer).chain([narrative]).collect())
}
