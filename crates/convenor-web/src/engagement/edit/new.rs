//! Beginning a record: the first step, saved as a draft of the writer's own organisation.

use axum::response::{IntoResponse, Response};
use convenor_domain::{Action, EngagementContent, EngagementStatus, Resource, ResourceKind};
use convenor_store::NewEngagement;

use super::choices::Choices;
use super::mistakes::Mistakes;
use super::page::StepPage;
use super::save::{Then, check, go_on};
use super::step::Step;
use super::{choices_from, publishing};
use crate::error::PageError;
use crate::form::Fields;
use crate::reader::Visit;

/// The first step; the address may fill it in, as a look-up that found nothing does with its words.
pub(super) async fn show(visit: Visit) -> Result<Response, PageError> {
    let choices = begin(&visit).await?;
    let fields = Fields::parse(visit.query.as_bytes());
    let page = StepPage::of_new(&visit, Step::Purpose.questions(&fields, &choices));
    Ok(visit.show(&page).await?.into_response())
}

/// Saves the draft and goes on to the next step.
pub(super) async fn add(visit: Visit, fields: Fields) -> Result<Response, PageError> {
    let choices = begin(&visit).await?;
    let mut content = EngagementContent { lead: visit.actor().organisation, ..EngagementContent::default() };
    let mut mistakes = Mistakes::new(choices.words);
    Step::Purpose.apply(&fields, &choices, &mut content, &mut mistakes);
    check(Step::Purpose, &content, &choices, &mut mistakes);
    if !mistakes.is_empty() {
        let page = StepPage::of_new(&visit, Step::Purpose.questions(&fields, &choices));
        return visit.show_invalid(&page.with_mistakes(mistakes)).await;
    }
    let new = NewEngagement { system: visit.system()?, status: EngagementStatus::Draft, content };
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    let added = writing.add_engagement(new).await?;
    writing.commit().await?;
    go_on(&visit, &added, Step::Purpose, Then::of(&fields)).await
}

async fn begin(visit: &Visit) -> Result<Choices<'_>, PageError> {
    let any = Resource::any(ResourceKind::Engagement);
    visit.require(Action::Create, any)?;
    choices_from(visit, visit.system()?, &EngagementContent::default(), &[], publishing(visit, any)).await
}
