//! The record's own page: what was planned, what people said, what came of it, and what is missing.

mod came_of_it;
mod cite;
mod fact;
mod glance;
mod lacking;
mod lineage;
mod moving;
mod page;
mod plan;
mod records;
mod sample;
mod tab;

use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use convenor_domain::{Access, Action, Engagement, Resource, ResourceKind};

use crate::engagement::tag;
use crate::error::PageError;
use crate::form::Fields;
use crate::reader::Visit;
use crate::state::AppState;
use crate::theme::Crumb;
use cite::Cite;
use lacking::Lacking;
use moving::Ways;
pub(crate) use page::ShowPage;
use page::Tag;
use records::Records;
use tab::{Content, Tab};
pub(crate) use tab::{TabLink, tabs};

/// `/engagements/{id}` and what can be done to it from there.
pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/engagements/{id}", get(show)).route("/engagements/{id}/move", post(moving::take))
}

async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, PageError> {
    let engagement = match open(&visit, &id).await {
        Err(PageError::NotFound) => return lead_on(&visit, &id).await,
        found => found?,
    };
    let tab = Tab::read(Fields::parse(visit.query.as_bytes()).get("tab"), &visit, &engagement);
    let page = page(&visit, engagement, tab).await?;
    Ok(visit.show(&page).await?.into_response())
}

/// The old link of a record that was merged leads to the one that it is part of now.
async fn lead_on(visit: &Visit, id: &str) -> Result<Response, PageError> {
    let to = lineage::leads_to(visit, id).await?.ok_or(PageError::NotFound)?;
    Ok(Redirect::to(&to).into_response())
}

/// The record, if the reader may see it.
async fn open(visit: &Visit, id: &str) -> Result<Engagement, PageError> {
    let id = id.parse().map_err(|_| PageError::NotFound)?;
    let found = visit.state.store.lookup_engagement(visit.scope(), id).await?;
    let engagement = found.ok_or(PageError::NotFound)?;
    visit.require(Action::Read, one(&engagement.access()))?;
    Ok(engagement)
}

fn one(access: &Access) -> Resource<'_> {
    Resource::one(ResourceKind::Engagement, access)
}

/// Where a record is shown.
fn address(engagement: &Engagement) -> String {
    format!("/engagements/{}", engagement.id)
}

async fn page(visit: &Visit, engagement: Engagement, tab: Tab) -> Result<ShowPage, PageError> {
    let records = Records::read(visit, engagement).await?;
    let engagement = &records.engagement;
    let content = &engagement.content;
    let may_edit = visit.may(Action::Edit, one(&engagement.access()));
    let may_add = may_edit && visit.may(Action::Create, Resource::any(ResourceKind::Insight));
    let asked = content.questions.first().filter(|_| content.summary.is_empty());
    Ok(ShowPage {
        trail: vec![Crumb::new("/engagements", visit.state.word("nav-engagements"))],
        title: content.title.clone(),
        lede: asked.unwrap_or(&content.summary).clone(),
        tags: tags(&visit.state, engagement),
        kept_apart: page::kept_apart(content.kind),
        tabs: tab::links(visit, &records, tab),
        content: Content::read(visit, &records, tab).await?,
        glance: glance::facts(&records.naming(visit), engagement),
        lacking: Lacking::new(&visit.state, engagement, may_edit),
        merged: lineage::merged(visit, engagement).await?,
        cite: Cite::new(visit, &records),
        edit: may_edit.then(|| format!("{}/edit", address(engagement))),
        add_insight: may_add.then(|| format!("/insights/new?engagement={}", engagement.id)),
        add_responses: (may_edit && visit.may(Action::Create, Resource::any(ResourceKind::Import)))
            .then(|| format!("/responses/new?engagement={}", engagement.id)),
        add_lottery: (may_edit && visit.may(Action::Create, Resource::any(ResourceKind::Lottery)))
            .then(|| format!("/lottery/new?engagement={}", engagement.id)),
        ways: Ways::open(visit, engagement),
    })
}

/// Status, level, kind, who may see it.
fn tags(state: &AppState, engagement: &Engagement) -> Vec<Tag> {
    let content = &engagement.content;
    let levels = &state.vocabularies().levels;
    let promised = content.level_promised.as_deref().map(|level| levels.name_of(level));
    let delivered = content.level_delivered.as_deref().map(|level| levels.name_of(level));
    let level = match (promised, delivered) {
        (Some(promised), Some(delivered)) if promised != delivered => {
            Some(format!("{promised} → {delivered}"))
        }
        (level, None) | (_, level) => level.map(str::to_owned),
    };
    let status = Tag { text: tag::status(state, engagement.status), tone: tag::tone(engagement.status) };
    let plain = |text: String| Tag { text, tone: "none" };
    let kind = content.kind.map(|kind| plain(state.word(&format!("kind-{kind}"))));
    let visibility = plain(state.word(&format!("activity-for-{}", content.visibility)));
    let level = level.map(|text| Tag { text, tone: "info" });
    std::iter::once(status).chain(level).chain(kind).chain([visibility]).collect()
}
