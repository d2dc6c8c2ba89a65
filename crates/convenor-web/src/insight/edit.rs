//! Writing an insight down, and changing it. Nothing that was typed is lost: not to a mistake, not to somebody else
//! who saved meanwhile.

use axum::extract::Path;
use axum::response::{Html, IntoResponse, Response};
use convenor_domain::{
    Action, Engagement, EngagementId, InsightContent, InsightId, Resource, ResourceKind, SystemId,
};
use convenor_store::{NewInsight, StoreError};
use serde::Serialize;

use super::form::{draw, fill, is_checked_again, read};
use super::{get_insight, sample};
use crate::error::PageError;
use crate::field::{Field, in_page_order};
use crate::form::Fields;
use crate::reader::Visit;
use crate::theme::{Crumb, FieldError, Page};

/// The form of an insight.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct InsightFormPage {
    /// The way back.
    pub(super) trail: Vec<Crumb>,
    /// What is wrong, in the order of the page.
    pub(super) errors: Vec<FieldError>,
    /// The key of the heading's words.
    pub(super) heading: &'static str,
    /// Where the form goes.
    pub(super) action: String,
    /// The fields.
    pub(super) fields: Vec<Field>,
    /// The engagement that it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) engagement: Option<Crumb>,
    /// The engagement's identifier.
    pub(super) engagement_id: String,
    /// The version that the writer changes.
    pub(super) version: u32,
    /// Whether it must be checked for personal data again.
    pub(super) checked_again: bool,
    /// The saved record, when somebody else saved it meanwhile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) saved_meanwhile: Option<String>,
}

/// `GET /insights/new?engagement=ID`
pub(super) async fn begin(visit: Visit) -> Result<Html<String>, PageError> {
    visit.require(Action::Create, Resource::any(ResourceKind::Insight))?;
    let engagement = source(&visit, Fields::parse(visit.query.as_bytes()).get("engagement")).await?;
    let start = suggested(&visit, engagement.as_ref());
    let fields = fill(&visit.state, &start).await?;
    let page = Form { visit: &visit, engagement, insight: None }.page(&fields, Vec::new(), 0).await?;
    visit.show(&page).await
}

/// `POST /insights/new`
pub(super) async fn add(visit: Visit, sent: Fields) -> Result<Response, PageError> {
    visit.require(Action::Create, Resource::any(ResourceKind::Insight))?;
    let engagement = source(&visit, sent.get("engagement")).await?;
    let start = InsightContent {
        engagement: engagement.as_ref().map(|engagement| engagement.id),
        ..InsightContent::default()
    };
    let (content, mut errors) = read(&visit, &sent, &start).await?;
    let system = visit.system()?;
    errors.extend(not_ours(&visit, system, &content));
    if !errors.is_empty() {
        let page = Form { visit: &visit, engagement, insight: None }.page(&sent, errors, 0).await?;
        return visit.show_invalid(&page).await;
    }
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    let added = writing.add_insight(NewInsight { system, content }).await?;
    writing.commit().await?;
    let news = visit.state.word("insight-added");
    Ok(visit.done(&format!("/insights/{}", added.id), news).await?.into_response())
}

/// `GET /insights/{id}/edit`
pub(super) async fn again(visit: Visit, Path(id): Path<String>) -> Result<Html<String>, PageError> {
    let insight = get_insight(&visit, &id).await?;
    visit.require(Action::Edit, Resource::one(ResourceKind::Insight, &insight.access()))?;
    let fields = fill(&visit.state, &insight.content).await?;
    let engagement = known_source(&visit, insight.content.engagement).await?;
    let mut page = Form { visit: &visit, engagement, insight: Some(insight.id) }
        .page(&fields, Vec::new(), insight.version)
        .await?;
    page.checked_again = is_checked_again(&insight);
    visit.show(&page).await
}

/// `POST /insights/{id}/edit`
pub(super) async fn save(visit: Visit, Path(id): Path<String>, sent: Fields) -> Result<Response, PageError> {
    let insight = get_insight(&visit, &id).await?;
    visit.require(Action::Edit, Resource::one(ResourceKind::Insight, &insight.access()))?;
    let (content, mut errors) = read(&visit, &sent, &insight.content).await?;
    errors.extend(not_ours(&visit, insight.system, &content));
    let engagement = known_source(&visit, insight.content.engagement).await?;
    let form = Form { visit: &visit, engagement, insight: Some(insight.id) };
    let held = sent.get("version").parse().unwrap_or_default();
    if !errors.is_empty() {
        return visit.show_invalid(&form.page(&sent, errors, held).await?).await;
    }
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    match writing.update_insight(insight.id, held, content).await {
        Err(StoreError::Stale { saved, .. }) => {
            writing.abandon().await?;
            let mut page = form.page(&sent, Vec::new(), saved).await?;
            page.saved_meanwhile = Some(format!("/insights/{}", insight.id));
            return visit.show_invalid(&page).await;
        }
        done => done?,
    };
    writing.commit().await?;
    let news = visit.state.word("insight-saved");
    Ok(visit.done(&format!("/insights/{}", insight.id), news).await?.into_response())
}

/// The engagement named in an address or a form, if the reader may see it.
async fn source(visit: &Visit, id: &str) -> Result<Option<Engagement>, PageError> {
    if id.is_empty() {
        return Ok(None);
    }
    let id: EngagementId = id.parse().map_err(|_| PageError::NotFound)?;
    let found = visit.state.store.lookup_engagement(visit.scope(), id).await?;
    found.map(Some).ok_or(PageError::NotFound)
}

/// The engagement that a saved insight comes from, as far as the reader may see it.
async fn known_source(visit: &Visit, id: Option<EngagementId>) -> Result<Option<Engagement>, PageError> {
    match id {
        Some(id) => Ok(visit.state.store.lookup_engagement(visit.scope(), id).await?),
        None => Ok(None),
    }
}

/// What the engagement already says, for the writer to keep or change.
fn suggested(visit: &Visit, engagement: Option<&Engagement>) -> InsightContent {
    let own = InsightContent { organisation: visit.actor().organisation, ..InsightContent::default() };
    let Some(engagement) = engagement else { return own };
    let content = &engagement.content;
    InsightContent {
        engagement: Some(engagement.id),
        topics: content.topics.clone(),
        groups: content.groups.iter().map(|reach| reach.group.clone()).collect(),
        areas: content.areas.clone(),
        place: content.place.clone(),
        starts: content.starts.clone(),
        ends: content.ends.clone(),
        recruitment: content.recruitment.clone(),
        source_type: content.source_type.clone(),
        organisation: own.organisation.or(content.lead),
        ..own
    }
}

/// A mistake, where the writer would put the insight where they may not write: in another's organisation.
fn not_ours(visit: &Visit, system: SystemId, content: &InsightContent) -> Option<FieldError> {
    let access = convenor_domain::Access {
        system,
        organisations: content.organisation.into_iter().collect(),
        visibility: content.visibility,
        stage: convenor_domain::Stage::Draft,
    };
    let may = visit.may(Action::Edit, Resource::one(ResourceKind::Insight, &access));
    (!may).then(|| FieldError::new("organisation", visit.state.word("insight-not-ours")))
}

/// The form's surroundings.
struct Form<'a> {
    visit: &'a Visit,
    engagement: Option<Engagement>,
    insight: Option<InsightId>,
}

impl Form<'_> {
    async fn page(
        self,
        fields: &Fields,
        errors: Vec<FieldError>,
        version: u32,
    ) -> Result<InsightFormPage, PageError> {
        let drawn = draw(self.visit, fields, &errors).await?;
        let own = self.insight.map(|id| format!("/insights/{id}"));
        let mut trail = vec![Crumb::new("/insights", self.visit.state.word("insight-list-title"))];
        trail.extend(own.as_ref().map(|own| Crumb::new(own, self.visit.state.word("insight-kind"))));
        Ok(InsightFormPage {
            trail,
            errors: in_page_order(errors, &drawn),
            heading: if own.is_some() { "insight-edit-title" } else { "insight-new-title" },
            action: own.map_or_else(|| "/insights/new".to_owned(), |own| format!("{own}/edit")),
            fields: drawn,
            engagement_id: self.engagement.as_ref().map(|one| one.id.to_string()).unwrap_or_default(),
            engagement: self
                .engagement
                .map(|one| Crumb::new(format!("/engagements/{}", one.id), one.content.title)),
            version,
            checked_again: false,
            saved_meanwhile: None,
        })
    }
}

impl Page for InsightFormPage {
    const TEMPLATE: &'static str = "insight/edit.html";

    fn samples() -> Vec<Self> {
        sample::forms()
    }
}
