//! Recording an engagement in steps: a page for each step, a list of what is done and missing, and a check of all
//! answers before the record goes on. What is valid is left to the domain, saving to the store.

mod answers;
mod choices;
mod links;
mod method;
mod mistakes;
mod new;
mod organisations;
mod page;
mod people;
mod places;
mod purpose;
mod question;
mod review;
mod rows;
mod save;
mod step;
mod tasks;
mod visibility;
mod when;

use axum::Router;
use axum::routing::get;
use convenor_domain::{Action, Engagement, EngagementContent, Resource, ResourceKind, SystemId};

use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;
use crate::theme::Crumb;
use choices::{Choices, Publishing};
use places::Places;

pub(crate) use answers::{Answer, answers};
pub(crate) use choices::label;
pub(crate) use new::BeginPage;
pub(crate) use page::StepPage;
pub(crate) use review::ReviewPage;
pub(crate) use tasks::TasksPage;

/// `/engagements/new` and `/engagements/{id}/edit/…`.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/engagements/new", get(new::show).post(new::look))
        .route("/engagements/{id}/edit", get(tasks::show))
        .route("/engagements/{id}/edit/check", get(review::show).post(review::go_on))
        .route("/engagements/{id}/edit/{step}", get(save::show).post(save::save))
}

/// The engagement, for somebody who may change it.
async fn open(visit: &Visit, id: &str) -> Result<Engagement, PageError> {
    let id = id.parse().map_err(|_| PageError::NotFound)?;
    let found = visit.state.store.lookup_engagement(visit.scope(), id).await?;
    let engagement = found.ok_or(PageError::NotFound)?;
    visit.require(Action::Edit, one(&engagement.access()))?;
    Ok(engagement)
}

fn one(access: &convenor_domain::Access) -> Resource<'_> {
    Resource::one(ResourceKind::Engagement, access)
}

/// What the questions about a saved engagement can be answered with. `lines` are places as somebody typed them.
async fn choices<'v>(
    visit: &'v Visit,
    engagement: &Engagement,
    lines: &[String],
) -> Result<Choices<'v>, PageError> {
    let publishing = publishing(visit, one(&engagement.access()));
    choices_from(visit, engagement.system, &engagement.content, lines, publishing).await
}

async fn choices_from<'v>(
    visit: &'v Visit,
    system: SystemId,
    content: &EngagementContent,
    lines: &[String],
    publishing: Publishing,
) -> Result<Choices<'v>, PageError> {
    let directory = visit.state.directory().await?;
    let named: Vec<_> = content.organisations().collect();
    let choosable =
        directory.organisations.iter().filter(|one| one.system == system || named.contains(&one.id));
    Ok(Choices {
        words: visit.state.engine.words(),
        vocabularies: visit.state.vocabularies(),
        organisations: choosable.map(|one| (one.id, one.name.clone())).collect(),
        places: Places::look_up(&visit.state, &content.areas, lines).await?,
        publishing,
    })
}

fn publishing(visit: &Visit, resource: Resource<'_>) -> Publishing {
    if visit.may(Action::Publish, resource) { Publishing::Allowed } else { Publishing::LeftToOthers }
}

/// Where the record's own page is.
fn address(engagement: &Engagement) -> String {
    format!("/engagements/{}", engagement.id)
}

/// The way from a page of the form back to the list, with the record on it.
fn trail(visit: &Visit, engagement: Option<&Engagement>) -> Vec<Crumb> {
    let mut trail = vec![Crumb::new("/engagements", visit.state.word("nav-engagements"))];
    if let Some(engagement) = engagement {
        trail.push(Crumb::new(address(engagement), engagement.content.title.as_str()));
    }
    trail
}
