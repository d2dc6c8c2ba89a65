//! An activity in a line: what it is called, who leads it, when it is, where it stands.

use convenor_domain::{Engagement, RegisterFilter};
use convenor_store::{EngagementList, EngagementSort, Order};
use serde::Serialize;

use super::known;
use crate::directory::Directory;
use crate::error::PageError;
use crate::names::{Places, period};
use crate::reader::Visit;
use crate::state::AppState;

/// An activity in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Activity {
    href: String,
    title: String,
    status: String,
    /// Who leads, where, when: what is known of these.
    about: Vec<String>,
}

impl Activity {
    /// A made-up one, for samples of pages.
    pub(crate) fn sample() -> Self {
        Self {
            href: "/engagements/1".to_owned(),
            title: "Winter <clinics>".to_owned(),
            status: "Open".to_owned(),
            about: vec!["Fernshire Council".to_owned(), "March 2026 to May 2026".to_owned()],
        }
    }
}

/// The activities that a filter lets through, last saved first.
pub(crate) async fn activities(
    visit: &Visit,
    filter: &RegisterFilter,
    limit: u64,
) -> Result<Vec<Activity>, PageError> {
    let list = EngagementList {
        scope: visit.scope(),
        filter: filter.clone(),
        today: visit.state.store.today(),
        sort: EngagementSort::Updated,
        order: Order::Desc,
        limit,
        offset: 0,
    };
    let found: Vec<Engagement> =
        visit.state.store.list_engagements(&list).await?.into_iter().map(|row| row.engagement).collect();
    let directory = visit.state.directory().await?;
    let places = Places::read(&visit.state, found.iter().flat_map(|one| &one.content.areas)).await?;
    Ok(found.iter().map(|engagement| activity(&visit.state, &directory, &places, engagement)).collect())
}

fn activity(state: &AppState, directory: &Directory, places: &Places, engagement: &Engagement) -> Activity {
    let content = &engagement.content;
    Activity {
        href: format!("/engagements/{}", engagement.id),
        title: content.title.clone(),
        status: state.word(&format!("status-{}", engagement.status)),
        about: known([
            content.lead.map(|id| directory.name_of(id).to_owned()).unwrap_or_default(),
            places.named(&content.areas, &content.place),
            period(&content.starts, &content.ends),
        ]),
    }
}
