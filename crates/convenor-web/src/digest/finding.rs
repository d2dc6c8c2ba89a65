//! A finding in a few lines: what was heard, from whom, where and when, and what happened next.

use convenor_domain::{Insight, Outcome};
use convenor_store::InsightList;
use serde::Serialize;

use super::known;
use crate::directory::Directory;
use crate::error::PageError;
use crate::names::{Places, period, terms};
use crate::next::Next;
use crate::people::people;
use crate::reader::Visit;
use crate::state::AppState;

/// A finding in a few lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Finding {
    href: String,
    headline: String,
    /// Who, how many, where, when, which organisation: what is known of these.
    about: Vec<String>,
    next: Next,
}

impl Finding {
    /// A made-up one, for samples of pages.
    pub(crate) fn sample(outcome: Outcome) -> Self {
        Self {
            href: "/insights/1".to_owned(),
            headline: "Young carers <want> a break in the week".to_owned(),
            about: vec!["Young carers".to_owned(), "60 to 69 people".to_owned(), "March 2026".to_owned()],
            next: Next::sample(outcome),
        }
    }
}

/// A list of insights with what happened next to each, as far as the reader may see.
pub(crate) async fn findings(visit: &Visit, list: &InsightList) -> Result<Vec<Finding>, PageError> {
    let store = &visit.state.store;
    let insights = store.list_insights(list).await?;
    let ids: Vec<_> = insights.iter().map(|insight| insight.id).collect();
    let happened = store.what_happened(list.scope, &ids).await?;
    let directory = visit.state.directory().await?;
    let places =
        Places::read(&visit.state, insights.iter().flat_map(|insight| &insight.content.areas)).await?;
    let finding = |insight: &Insight| {
        let decisions = happened.get(&insight.id).map_or(&[][..], Vec::as_slice);
        Finding {
            href: format!("/insights/{}", insight.id),
            headline: insight.content.finding.clone(),
            about: about(&visit.state, &directory, &places, insight),
            next: Next::of_insight(&visit.state, insight, decisions),
        }
    };
    Ok(insights.iter().map(finding).collect())
}

fn about(state: &AppState, directory: &Directory, places: &Places, insight: &Insight) -> Vec<String> {
    let content = &insight.content;
    known([
        terms(&state.vocabularies().groups, &content.groups).join(", "),
        content.people.map(|count| people(state.engine.words(), count)).unwrap_or_default(),
        places.named(&content.areas, &content.place),
        period(&content.starts, &content.ends),
        content.organisation.map(|id| directory.name_of(id).to_owned()).unwrap_or_default(),
    ])
}
