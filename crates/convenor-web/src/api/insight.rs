//! One insight with the decisions that weighed it.

use axum::Json;
use axum::extract::Path;
use chrono::{DateTime, Utc};
use convenor_domain::{Action, EngagementId, Insight, InsightId, Outcome, Resource, ResourceKind, Strength};
use convenor_store::WhatHappened;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::names::{Names, term, terms};
use super::shape::{Date, Heard, Link, Organisation, People, Place, Problem, Source, Term, heard, said};
use crate::error::PageError;
use crate::reader::Visit;

/// A finding, and what came of it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Insight)]
pub(super) struct InsightRecord {
    /// Identifier.
    id: Uuid,
    /// Permanent reference for citing.
    #[schema(example = "I-7K2M9-QXD4F")]
    reference: String,
    /// Its page on this instance.
    url: String,
    /// The finding in one plain sentence.
    finding: String,
    /// Detail.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// Where it stands.
    #[schema(value_type = String, example = "published")]
    status: &'static str,
    /// Topics.
    topics: Vec<Term>,
    /// Who said it.
    groups: Vec<Term>,
    /// Places.
    areas: Vec<Place>,
    /// The place as the source wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    /// First date on which it was heard.
    #[serde(skip_serializing_if = "Option::is_none")]
    starts: Option<Date>,
    /// Last date on which it was heard.
    #[serde(skip_serializing_if = "Option::is_none")]
    ends: Option<Date>,
    /// How many people it rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<People>)]
    people: Option<Heard>,
    /// How those people were chosen.
    recruitment: Vec<Term>,
    /// How sure it is: `strong`, `moderate` or `tentative`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "moderate")]
    strength: Option<&'static str>,
    /// The activity that it comes from, where the reader may see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    engagement: Option<Uuid>,
    /// The organisation that it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<Organisation>,
    /// What kind of source it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    source_type: Option<Term>,
    /// Documents that it comes from.
    documents: Vec<Link>,
    /// What came of it: `changed`, `partly`, `decided`, `no-change`, or `not-recorded`.
    #[schema(value_type = String, example = "changed")]
    outcome: &'static str,
    /// The decisions that weighed it.
    decisions: Vec<Weighed>,
    /// What happened next in words, where no decision is linked.
    #[serde(skip_serializing_if = "Option::is_none")]
    what_happened_next: Option<String>,
    /// Who it is for: `organisation`, `system` or `public`.
    #[schema(value_type = String, example = "public")]
    visibility: &'static str,
    /// Where the record came from, when it was not typed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Source>,
    /// When it was first saved.
    created_at: DateTime<Utc>,
    /// When it was last saved.
    updated_at: DateTime<Utc>,
}

/// A decision that weighed an insight.
#[derive(Debug, Serialize, ToSchema)]
struct Weighed {
    /// Identifier of the decision.
    decision: Uuid,
    /// What was decided, in a line.
    title: String,
    /// Who decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
    /// What came of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<String>,
    /// What the insight did to it: `changed`, `partly`, `confirmed`, `not-adopted` or `not-stated`.
    #[schema(value_type = String, example = "partly")]
    influence: &'static str,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// One insight and what came of it
#[utoipa::path(
    get,
    path = "/api/v1/insights/{id}",
    operation_id = "get_insight",
    tag = "records",
    params(("id" = Uuid, Path, description = "Identifier of the insight")),
    responses(
        (status = 200, description = "The insight", body = InsightRecord),
        (status = 404, description = "Not there, or not for this reader", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Json<InsightRecord>, PageError> {
    let id: InsightId = id.parse().map_err(|_| PageError::NotFound)?;
    let store = &visit.state.store;
    let found = store.lookup_insight(visit.scope(), id).await?.ok_or(PageError::NotFound)?;
    visit.require(Action::Read, Resource::one(ResourceKind::Insight, &found.access()))?;
    let happened = store.what_happened(visit.scope(), &[id]).await?.remove(&id).unwrap_or_default();
    let names = Names::read(&visit, &found.content.areas).await?;
    let engagement = readable(&visit, found.content.engagement).await?;
    Ok(Json(record(&names, &found, engagement, happened)))
}

/// The activity, if the reader may know of it.
async fn readable(visit: &Visit, id: Option<EngagementId>) -> Result<Option<Uuid>, PageError> {
    let Some(id) = id else { return Ok(None) };
    let found = visit.state.store.lookup_engagement(visit.scope(), id).await?;
    Ok(found.map(|engagement| engagement.id.0))
}

fn record(
    names: &Names,
    insight: &Insight,
    engagement: Option<Uuid>,
    happened: Vec<WhatHappened>,
) -> InsightRecord {
    let (content, v) = (&insight.content, &names.vocabularies);
    InsightRecord {
        id: insight.id.0,
        reference: insight.reference().to_string(),
        url: format!("/insights/{}", insight.id),
        finding: content.finding.clone(),
        detail: said(&content.detail),
        status: insight.status.key(),
        topics: terms(&v.topics, &content.topics),
        groups: terms(&v.groups, &content.groups),
        areas: names.places(&content.areas),
        place: said(&content.place),
        starts: Date::known(&content.starts),
        ends: Date::known(&content.ends),
        people: heard(content.people),
        recruitment: terms(&v.recruitment, &content.recruitment),
        strength: content.strength.map(Strength::key),
        engagement,
        organisation: content.organisation.map(|id| names.organisation(id)),
        source_type: content.source_type.as_deref().map(|key| term(&v.source_types, key)),
        documents: Link::all(&content.documents),
        outcome: Outcome::of(happened.iter().map(|one| one.influence)).key(),
        decisions: happened.into_iter().map(weighed).collect(),
        what_happened_next: said(&content.what_happened_next),
        visibility: content.visibility.key(),
        source: insight.provenance.as_ref().map(Source::of),
        created_at: insight.created_at,
        updated_at: insight.updated_at,
    }
}

fn weighed(happened: WhatHappened) -> Weighed {
    Weighed {
        decision: happened.decision.0,
        body: said(&happened.body),
        date: Date::known(&happened.date),
        outcome: said(&happened.outcome),
        influence: happened.influence.key(),
        reason: said(&happened.reason),
        title: happened.title,
    }
}
