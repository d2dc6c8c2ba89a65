//! Recording a decision, and changing it. Nothing that was typed is lost.

use axum::extract::Path;
use axum::response::{Html, IntoResponse, Response};
use convenor_domain::{
    Access, Action, DecisionContent, DecisionId, DecisionInfluence, Influence, InsightId, Resource,
    ResourceKind, Stage, SystemId,
};
use convenor_store::{NewDecision, StoreError};
use serde::Serialize;

use super::form::{draw, fill, read};
use super::{get_decision, influence, sample};
use crate::error::PageError;
use crate::field::{Field, in_page_order};
use crate::form::Fields;
use crate::reader::Visit;
use crate::theme::{Crumb, FieldError, Page};

/// The form of a decision.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DecisionFormPage {
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
    /// The insights weighed.
    pub(super) rows: Vec<influence::Row>,
    /// The version that the writer changes.
    pub(super) version: u32,
    /// The saved record, when somebody else saved it meanwhile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) saved_meanwhile: Option<String>,
}

/// `GET /decisions/new?insight=ID`
pub(super) async fn begin(visit: Visit) -> Result<Html<String>, PageError> {
    visit.require(Action::Create, Resource::any(ResourceKind::Decision))?;
    let insight = Fields::parse(visit.query.as_bytes()).choice("insight");
    let insight = insight.map(|id| id.parse::<InsightId>()).transpose().map_err(|_| PageError::NotFound)?;
    let one = |insight| DecisionInfluence { insight, influence: Influence::NotStated, reason: String::new() };
    let start = DecisionContent {
        organisation: visit.actor().organisation,
        influences: insight.map(one).into_iter().collect(),
        ..DecisionContent::default()
    };
    let fields = fill(&visit, &start).await?;
    let page = page(&visit, None, &fields, Vec::new(), 0).await?;
    visit.show(&page).await
}

/// `POST /decisions/new`
pub(super) async fn add(visit: Visit, sent: Fields) -> Result<Response, PageError> {
    visit.require(Action::Create, Resource::any(ResourceKind::Decision))?;
    let system = visit.system()?;
    let (content, mut errors) = read(&visit, &sent, &DecisionContent::default()).await?;
    errors.extend(not_ours(&visit, system, &content));
    if !errors.is_empty() {
        return visit.show_invalid(&page(&visit, None, &sent, errors, 0).await?).await;
    }
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    let added = writing.add_decision(NewDecision { system, content }).await?;
    writing.commit().await?;
    done(&visit, added.id).await
}

/// `GET /decisions/{id}/edit`
pub(super) async fn again(visit: Visit, Path(id): Path<String>) -> Result<Html<String>, PageError> {
    let decision = get_decision(&visit, &id).await?;
    visit.require(Action::Edit, Resource::one(ResourceKind::Decision, &decision.access()))?;
    let fields = fill(&visit, &decision.content).await?;
    let page = page(&visit, Some(decision.id), &fields, Vec::new(), decision.version).await?;
    visit.show(&page).await
}

/// `POST /decisions/{id}/edit`
pub(super) async fn save(visit: Visit, Path(id): Path<String>, sent: Fields) -> Result<Response, PageError> {
    let decision = get_decision(&visit, &id).await?;
    visit.require(Action::Edit, Resource::one(ResourceKind::Decision, &decision.access()))?;
    let (content, mut errors) = read(&visit, &sent, &decision.content).await?;
    errors.extend(not_ours(&visit, decision.system, &content));
    let held = sent.get("version").parse().unwrap_or_default();
    if !errors.is_empty() {
        return visit.show_invalid(&page(&visit, Some(decision.id), &sent, errors, held).await?).await;
    }
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    match writing.update_decision(decision.id, held, content).await {
        Err(StoreError::Stale { saved, .. }) => {
            writing.abandon().await?;
            let mut page = page(&visit, Some(decision.id), &sent, Vec::new(), saved).await?;
            page.saved_meanwhile = Some(format!("/decisions/{}", decision.id));
            return visit.show_invalid(&page).await;
        }
        done => done?,
    };
    writing.commit().await?;
    done(&visit, decision.id).await
}

async fn done(visit: &Visit, id: DecisionId) -> Result<Response, PageError> {
    let news = visit.state.word("decision-saved");
    Ok(visit.done(&format!("/decisions/{id}"), news).await?.into_response())
}

/// A mistake, where the writer would put the decision where they may not write: in another's organisation.
fn not_ours(visit: &Visit, system: SystemId, content: &DecisionContent) -> Option<FieldError> {
    let organisations = content.organisation.into_iter().collect();
    let access = Access { system, organisations, visibility: content.visibility, stage: Stage::Live };
    let may = visit.may(Action::Edit, Resource::one(ResourceKind::Decision, &access));
    (!may).then(|| FieldError::new("organisation", visit.state.word("decision-not-ours")))
}

async fn page(
    visit: &Visit,
    decision: Option<DecisionId>,
    fields: &Fields,
    errors: Vec<FieldError>,
    version: u32,
) -> Result<DecisionFormPage, PageError> {
    let drawn = draw(visit, fields, &errors).await?;
    let rows = influence::rows(visit, fields, &errors).await?;
    let own = decision.map(|id| format!("/decisions/{id}"));
    let mut trail = vec![Crumb::new("/decisions", visit.state.word("decision-list-title"))];
    trail.extend(own.as_ref().map(|own| Crumb::new(own, visit.state.word("decision-kind"))));
    Ok(DecisionFormPage {
        trail,
        errors: in_page_order(errors, &drawn),
        heading: if own.is_some() { "decision-edit-title" } else { "decision-new-title" },
        action: own.map_or_else(|| "/decisions/new".to_owned(), |own| format!("{own}/edit")),
        fields: drawn,
        rows,
        version,
        saved_meanwhile: None,
    })
}

impl Page for DecisionFormPage {
    const TEMPLATE: &'static str = "decision/edit.html";

    fn samples() -> Vec<Self> {
        sample::forms()
    }
}
