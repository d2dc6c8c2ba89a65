//! The list of insights. Those who check find what waits for its check for personal data under a tab of its own.

use axum::response::Html;
use convenor_domain::{Action, AreaCode, EngagementId, Insight, InsightStatus, Resource, ResourceKind};
use convenor_store::{InsightList, WhatHappened};
use serde::Serialize;

use super::{sample, status_word, tone};
use crate::directory::Directory;
use crate::error::PageError;
use crate::form::Fields;
use crate::names::{Places, period, terms};
use crate::next;
use crate::paging::{Pager, Paging};
use crate::people::people;
use crate::reader::Visit;
use crate::theme::Page;

/// The list of insights.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct InsightsPage {
    /// By status, for those who see more than what is published.
    pub(super) tabs: Vec<Tab>,
    /// The insights of this page.
    pub(super) rows: Vec<Row>,
    /// The other pages.
    pub(super) pager: Pager,
    /// Whether the reader may write one down.
    pub(super) may_add: bool,
}

/// The insights of one status, or all.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Tab {
    pub(super) text: String,
    pub(super) href: String,
    pub(super) count: u64,
    pub(super) chosen: bool,
}

/// One insight.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Row {
    pub(super) href: String,
    pub(super) finding: String,
    pub(super) who: String,
    pub(super) place: String,
    pub(super) period: String,
    pub(super) organisation: String,
    pub(super) status: String,
    pub(super) status_tone: &'static str,
    pub(super) outcome: String,
    pub(super) outcome_tone: &'static str,
}

/// `GET /insights`
pub(super) async fn list(visit: Visit) -> Result<Html<String>, PageError> {
    let asked = Fields::parse(visit.query.as_bytes());
    let mut list = narrowed(&visit, &asked);
    let status = InsightStatus::from_key(asked.get("status"));
    let tabs = tabs(&visit, &list, status).await?;
    list.statuses = status.into_iter().collect();
    let store = &visit.state.store;
    let total = store.count_insights(&list).await?;
    let paging = Paging::read(&visit.query).within(total);
    let insights = store.list_insights(&on_page(list, paging)).await?;
    let page = InsightsPage {
        tabs,
        rows: rows(&visit, &insights).await?,
        pager: Pager::new(&visit.state, paging, total, "/insights", &visit.query),
        may_add: visit.may(Action::Create, Resource::any(ResourceKind::Insight)),
    };
    visit.show(&page).await
}

/// All that the filters leave; which page of it is known once it is counted.
fn narrowed(visit: &Visit, asked: &Fields) -> InsightList {
    InsightList {
        engagement: asked.choice("engagement").and_then(|id| id.parse::<EngagementId>().ok()),
        topic: asked.choice("topic"),
        group: asked.choice("group"),
        area: asked.choice("area").map(|code| AreaCode(code.to_uppercase())),
        ..InsightList::all(visit.scope(), 0)
    }
}

fn on_page(list: InsightList, paging: Paging) -> InsightList {
    InsightList { limit: paging.rows, offset: paging.offset(), ..list }
}

/// A tab for every status, with counts; the public has published insights only, and needs none.
async fn tabs(
    visit: &Visit,
    list: &InsightList,
    chosen: Option<InsightStatus>,
) -> Result<Vec<Tab>, PageError> {
    if visit.reader.account.is_none() {
        return Ok(Vec::new());
    }
    let state = &visit.state;
    let all = Tab {
        text: state.word("insight-tab-all"),
        href: "/insights".to_owned(),
        count: state.store.count_insights(list).await?,
        chosen: chosen.is_none(),
    };
    let mut tabs = vec![all];
    for status in InsightStatus::ALL.iter().copied() {
        let of_status = InsightList { statuses: vec![status], ..list.clone() };
        let text = match status {
            InsightStatus::Submitted => state.word("insight-tab-to-check"),
            _ => status_word(state, status),
        };
        tabs.push(Tab {
            text,
            href: format!("/insights?status={status}"),
            count: state.store.count_insights(&of_status).await?,
            chosen: chosen == Some(status),
        });
    }
    Ok(tabs)
}

async fn rows(visit: &Visit, insights: &[Insight]) -> Result<Vec<Row>, PageError> {
    let state = &visit.state;
    let directory = state.directory().await?;
    let places = Places::read(state, insights.iter().flat_map(|one| &one.content.areas)).await?;
    let ids: Vec<_> = insights.iter().map(|insight| insight.id).collect();
    let happened = state.store.what_happened(visit.scope(), &ids).await?;
    let row = |insight: &Insight| {
        row(visit, &directory, &places, insight, happened.get(&insight.id).map_or(&[], Vec::as_slice))
    };
    Ok(insights.iter().map(row).collect())
}

fn row(
    visit: &Visit,
    directory: &Directory,
    places: &Places,
    insight: &Insight,
    happened: &[WhatHappened],
) -> Row {
    let (state, content) = (&visit.state, &insight.content);
    let mut who = terms(&state.vocabularies().groups, &content.groups).join(", ");
    if let Some(count) = content.people {
        let band = people(state.engine.words(), count);
        who = if who.is_empty() { band } else { format!("{who} · {band}") };
    }
    let outcome = next::outcome_of(happened);
    Row {
        href: format!("/insights/{}", insight.id),
        finding: content.finding.clone(),
        who,
        place: places.named(&content.areas, &content.place),
        period: period(&content.starts, &content.ends),
        organisation: content.organisation.map(|id| directory.name_of(id).to_owned()).unwrap_or_default(),
        status: status_word(state, insight.status),
        status_tone: tone(insight.status),
        outcome: next::tag(state, outcome),
        outcome_tone: next::tone(outcome),
    }
}

impl Page for InsightsPage {
    const TEMPLATE: &'static str = "insight/list.html";

    fn samples() -> Vec<Self> {
        sample::lists()
    }
}
