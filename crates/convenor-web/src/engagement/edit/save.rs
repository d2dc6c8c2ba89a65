//! Showing and saving one step of a record. What was typed comes back whenever it cannot be saved, with the reason.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use convenor_domain::{Action, Engagement, EngagementContent, FieldProblem, Visibility};
use convenor_store::StoreError;

use super::choices::Choices;
use super::mistakes::Mistakes;
use super::page::{Elsewhere, StepPage};
use super::step::Step;
use super::{address, choices, label, one, open};
use crate::error::PageError;
use crate::form::{Fields, in_words};
use crate::reader::Visit;
use crate::theme::FieldError;

/// What the writer wants after this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Then {
    /// The next step.
    Next,
    /// To come back another time.
    Later,
    /// More rows to write in.
    More,
}

impl Then {
    pub(super) fn of(fields: &Fields) -> Self {
        match fields.get("then") {
            "later" => Self::Later,
            "more" => Self::More,
            _ => Self::Next,
        }
    }
}

/// The page of a step, with what is saved.
pub(super) async fn show(
    visit: Visit,
    Path((id, step)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let step = Step::from_key(&step).ok_or(PageError::NotFound)?;
    let saved = open(&visit, &id).await?;
    let choices = choices(&visit, &saved, &[]).await?;
    let fields = step.fill(&saved.content, &choices);
    let page = StepPage::of(&visit, &saved, step, step.questions(&fields, &choices));
    Ok(visit.show(&page).await?.into_response())
}

/// Saves a step.
pub(super) async fn save(
    visit: Visit,
    Path((id, step)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, PageError> {
    let step = Step::from_key(&step).ok_or(PageError::NotFound)?;
    let saved = open(&visit, &id).await?;
    let choices = choices(&visit, &saved, &fields.lines("areas")).await?;
    let held = version(&fields)?;
    if Then::of(&fields) == Then::More {
        let mut page = StepPage::of(&visit, &saved, step, step.questions(&fields, &choices));
        page.keep_version(held);
        return Ok(visit.show(&page).await?.into_response());
    }
    if held != saved.version {
        return stale(&visit, &saved, step, &fields, &choices).await;
    }
    let mut content = saved.content.clone();
    let mut mistakes = Mistakes::new(choices.words);
    step.apply(&fields, &choices, &mut content, &mut mistakes);
    may_be_saved(&visit, &saved, &content, &mut mistakes)?;
    let elsewhere = check(step, &content, &choices, &mut mistakes);
    if !mistakes.is_empty() || !elsewhere.is_empty() {
        let mut page = StepPage::of(&visit, &saved, step, step.questions(&fields, &choices));
        page = page.with_mistakes(mistakes);
        page.elsewhere = elsewhere.iter().map(|problem| mend(&saved, &choices, problem)).collect();
        if !page.elsewhere.is_empty() {
            page.errors.push(FieldError::new("elsewhere", visit.state.word("edit-elsewhere")));
        }
        return visit.show_invalid(&page).await;
    }
    match write(&visit, &saved, content).await {
        Ok(()) => go_on(&visit, &saved, step, Then::of(&fields)).await,
        Err(StoreError::Stale { .. }) => {
            let saved = open(&visit, &id).await?;
            stale(&visit, &saved, step, &fields, &choices).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The version that the form was made from.
pub(super) fn version(fields: &Fields) -> Result<u32, PageError> {
    fields.get("version").parse().map_err(|_| PageError::BadRequest(String::new()))
}

/// Notes what the domain finds wrong with the step's fields, and gives back what is wrong in other steps.
pub(super) fn check(
    step: Step,
    content: &EngagementContent,
    choices: &Choices<'_>,
    mistakes: &mut Mistakes<'_>,
) -> Vec<FieldProblem> {
    let problems = content.check(choices.vocabularies).err().unwrap_or_default();
    mistakes.take(step, problems)
}

/// Refuses to show a record to everyone for those who may not; and keeps writers from shutting themselves out.
fn may_be_saved(
    visit: &Visit,
    saved: &Engagement,
    content: &EngagementContent,
    mistakes: &mut Mistakes<'_>,
) -> Result<(), PageError> {
    if content.visibility == Visibility::Public && saved.content.visibility != Visibility::Public {
        visit.require(Action::Publish, one(&saved.access()))?;
    }
    let after = Engagement { content: content.clone(), ..saved.clone() };
    if !visit.may(Action::Edit, one(&after.access())) {
        mistakes.say("lead", visit.state.word("edit-keep-own-organisation"));
    }
    Ok(())
}

async fn write(visit: &Visit, saved: &Engagement, content: EngagementContent) -> Result<(), StoreError> {
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    writing.update_engagement(saved.id, saved.version, content).await?;
    writing.commit().await?;
    Ok(())
}

/// Sends the writer on once a step is saved.
pub(super) async fn go_on(
    visit: &Visit,
    saved: &Engagement,
    step: Step,
    then: Then,
) -> Result<Response, PageError> {
    let tasks = format!("{}/edit", address(saved));
    if then == Then::Later {
        let news = visit.state.word("edit-saved-for-later");
        return Ok(visit.done(&tasks, news).await?.into_response());
    }
    Ok(Redirect::to(&format!("{tasks}/{}", step.next_key())).into_response())
}

/// The page of a step that somebody else saved meanwhile: what was typed stays, what they saved stands beside it,
/// and saving again puts what was typed in its place.
async fn stale(
    visit: &Visit,
    saved: &Engagement,
    step: Step,
    fields: &Fields,
    choices: &Choices<'_>,
) -> Result<Response, PageError> {
    let mut questions = step.questions(fields, choices);
    let theirs = step.questions(&step.fill(&saved.content, choices), choices);
    for (question, theirs) in questions.iter_mut().zip(theirs) {
        let answer = theirs.answer();
        if question.answer() == answer {
            continue;
        }
        let none = answer.is_empty().then(|| visit.state.word("edit-not-recorded"));
        question.meanwhile = Some(none.unwrap_or_else(|| answer.join("; ")));
    }
    let mut page = StepPage::of(visit, saved, step, questions);
    page.stale = true;
    page.errors = vec![FieldError::new("stale", visit.state.word("edit-stale-error"))];
    let html = visit.show(&page).await?;
    Ok((StatusCode::CONFLICT, html).into_response())
}

fn mend(saved: &Engagement, choices: &Choices<'_>, problem: &FieldProblem) -> Elsewhere {
    let step = Step::of_field(problem.field).unwrap_or(Step::Purpose);
    Elsewhere {
        href: format!("{}/edit/{}", address(saved), step.key()),
        text: in_words(choices.words, &label(choices.words, problem.field), &problem.reason),
    }
}
