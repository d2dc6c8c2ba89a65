//! The list of decisions, newest first.

use axum::response::Html;
use convenor_domain::{Action, Decision, Outcome, Resource, ResourceKind};
use serde::Serialize;

use super::sample;
use crate::error::PageError;
use crate::next;
use crate::paging::{Pager, Paging};
use crate::reader::Visit;
use crate::theme::Page;

/// The list of decisions.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DecisionsPage {
    /// The decisions of this page.
    pub(super) rows: Vec<Row>,
    /// The other pages.
    pub(super) pager: Pager,
    /// Whether the reader may record one.
    pub(super) may_add: bool,
}

/// One decision.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Row {
    pub(super) href: String,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) date: String,
    pub(super) organisation: String,
    /// Insights weighed that the reader may see.
    pub(super) insights: usize,
    pub(super) outcome: String,
    pub(super) outcome_tone: &'static str,
}

/// `GET /decisions`
pub(super) async fn list(visit: Visit) -> Result<Html<String>, PageError> {
    let store = &visit.state.store;
    let total = store.count_decisions(visit.scope()).await?;
    let paging = Paging::read(&visit.query).within(total);
    let decisions = store.list_decisions(visit.scope(), paging.rows, paging.offset()).await?;
    let page = DecisionsPage {
        rows: rows(&visit, &decisions).await?,
        pager: Pager::new(&visit.state, paging, total, "/decisions", &visit.query),
        may_add: visit.may(Action::Create, Resource::any(ResourceKind::Decision)),
    };
    visit.show(&page).await
}

async fn rows(visit: &Visit, decisions: &[Decision]) -> Result<Vec<Row>, PageError> {
    let state = &visit.state;
    let directory = state.directory().await?;
    let weighed = decisions.iter().flat_map(|one| &one.content.influences).map(|one| one.insight);
    let weighed: Vec<_> = weighed.collect();
    let seen = state.store.list_insights_by_id(visit.scope(), &weighed).await?;
    let row = |decision: &Decision| {
        let content = &decision.content;
        // What came of insights that the reader may not see must not show here either.
        let influences =
            content.influences.iter().filter(|one| seen.iter().any(|insight| insight.id == one.insight));
        let influences: Vec<_> = influences.map(|one| one.influence).collect();
        let outcome = Outcome::of(influences.iter().copied());
        Row {
            href: format!("/decisions/{}", decision.id),
            title: content.title.clone(),
            body: content.body.clone(),
            date: if content.date.is_unknown() { String::new() } else { content.date.to_string() },
            organisation: content.organisation.map(|id| directory.name_of(id).to_owned()).unwrap_or_default(),
            insights: influences.len(),
            outcome: if influences.is_empty() { String::new() } else { next::tag(state, outcome) },
            outcome_tone: next::tone(outcome),
        }
    };
    Ok(decisions.iter().map(row).collect())
}

impl Page for DecisionsPage {
    const TEMPLATE: &'static str = "decision/list.html";

    fn samples() -> Vec<Self> {
        sample::lists()
    }
}
