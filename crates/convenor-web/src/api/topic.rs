//! The tree of topics with counts.

use axum::Json;
use convenor_domain::{Action, Resource, ResourceKind, Term};
use convenor_store::{Tallied, Tally};
use serde::Serialize;
use utoipa::ToSchema;

use super::shape::said;
use crate::error::PageError;
use crate::reader::Visit;

/// The tree of topics.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct TopicTree {
    /// How many there are.
    total: usize,
    /// Edition of the list.
    edition: String,
    /// Where the list comes from.
    source: String,
    /// The topics, in the order in which people meet them.
    topics: Vec<Topic>,
}

/// A topic.
#[derive(Debug, Serialize, ToSchema)]
struct Topic {
    /// Stable key, as the filter `topic` takes it.
    key: String,
    /// Name on screen.
    name: String,
    /// One plain sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<String>,
    /// Key of the broader topic.
    #[serde(skip_serializing_if = "Option::is_none")]
    broader: Option<String>,
    /// Activities on it or on narrower ones, as far as the reader may see them.
    engagements: u64,
    /// Published insights on it or on narrower ones, as far as the reader may see them.
    insights: u64,
}

/// The tree of topics, with how much there is on each
#[utoipa::path(
    get,
    path = "/api/v1/topics",
    operation_id = "list_topics",
    tag = "lists",
    responses((status = 200, description = "Every topic", body = TopicTree))
)]
pub(super) async fn list(visit: Visit) -> Result<Json<TopicTree>, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Place))?;
    let tallies = visit.state.store.tally(visit.scope(), Tallied::Topics).await?;
    let terms = &visit.state.vocabularies().topics;
    let topic = |term: &Term| {
        let Tally { engagements, insights } = tallies.get(&term.key).copied().unwrap_or_default();
        Topic {
            key: term.key.clone(),
            name: term.name.clone(),
            explanation: said(&term.explanation),
            broader: term.parent.clone(),
            engagements,
            insights,
        }
    };
    Ok(Json(TopicTree {
        total: terms.terms.len(),
        edition: terms.edition.clone(),
        source: terms.source.clone(),
        topics: terms.terms.iter().map(topic).collect(),
    }))
}
