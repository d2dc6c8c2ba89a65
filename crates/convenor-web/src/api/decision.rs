//! One decision with the insights that it weighed.

use axum::Json;
use axum::extract::Path;
use chrono::{DateTime, Utc};
use convenor_domain::{Action, Decision, DecisionId, DecisionInfluence, Insight, Resource, ResourceKind};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::names::Names;
use super::shape::{Date, Link, Organisation, Problem, Source, said};
use crate::error::PageError;
use crate::reader::Visit;

/// A decision, and what moved it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Decision)]
pub(super) struct DecisionRecord {
    /// Identifier.
    id: Uuid,
    /// Permanent reference for citing.
    #[schema(example = "D-7K2M9-QXD4F")]
    reference: String,
    /// Its page on this instance.
    url: String,
    /// What was decided, in a line.
    title: String,
    /// Who decided: a board, committee or partnership.
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
    /// What came of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<String>,
    /// The organisation that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<Organisation>,
    /// The insights that were weighed, as far as the reader may see them.
    insights: Vec<Moved>,
    /// Minutes and papers.
    documents: Vec<Link>,
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

/// An insight that was weighed.
#[derive(Debug, Serialize, ToSchema)]
struct Moved {
    /// Identifier of the insight.
    insight: Uuid,
    /// The finding in one plain sentence.
    finding: String,
    /// What it did: `changed`, `partly`, `confirmed`, `not-adopted` or `not-stated`.
    #[schema(value_type = String, example = "changed")]
    influence: &'static str,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// One decision and the insights that it weighed
#[utoipa::path(
    get,
    path = "/api/v1/decisions/{id}",
    operation_id = "get_decision",
    tag = "records",
    params(("id" = Uuid, Path, description = "Identifier of the decision")),
    responses(
        (status = 200, description = "The decision", body = DecisionRecord),
        (status = 404, description = "Not there, or not for this reader", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Json<DecisionRecord>, PageError> {
    let id: DecisionId = id.parse().map_err(|_| PageError::NotFound)?;
    let store = &visit.state.store;
    let found = store.lookup_decision(visit.scope(), id).await?.ok_or(PageError::NotFound)?;
    visit.require(Action::Read, Resource::one(ResourceKind::Decision, &found.access()))?;
    let weighed: Vec<_> = found.content.influences.iter().map(|influence| influence.insight).collect();
    let insights = store.list_insights_by_id(visit.scope(), &weighed).await?;
    let names = Names::read(&visit, []).await?;
    Ok(Json(record(&names, &found, &insights)))
}

fn record(names: &Names, decision: &Decision, readable: &[Insight]) -> DecisionRecord {
    let content = &decision.content;
    let moved = |influence: &DecisionInfluence| {
        let insight = readable.iter().find(|insight| insight.id == influence.insight)?;
        Some(Moved {
            insight: insight.id.0,
            finding: insight.content.finding.clone(),
            influence: influence.influence.key(),
            reason: said(&influence.reason),
        })
    };
    DecisionRecord {
        id: decision.id.0,
        reference: decision.reference().to_string(),
        url: format!("/decisions/{}", decision.id),
        title: content.title.clone(),
        body: said(&content.body),
        date: Date::known(&content.date),
        outcome: said(&content.outcome),
        organisation: content.organisation.map(|id| names.organisation(id)),
        insights: content.influences.iter().filter_map(moved).collect(),
        documents: Link::all(&content.documents),
        visibility: content.visibility.key(),
        source: decision.provenance.as_ref().map(Source::of),
        created_at: decision.created_at,
        updated_at: decision.updated_at,
    }
}
