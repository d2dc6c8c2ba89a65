//! An activity in a list.

use chrono::{DateTime, Utc};
use convenor_domain::EngagementKind;
use convenor_store::EngagementSummary;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::names::{Names, terms};
use crate::api::shape::{Date, Heard, Organisation, People, Place, Term, heard, said};

/// An activity, in short.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Activity {
    /// Identifier.
    id: Uuid,
    /// Permanent reference for citing.
    #[schema(example = "E-7K2M9-QXD4F")]
    reference: String,
    /// Its page on this instance.
    url: String,
    /// Title.
    title: String,
    /// Plain summary.
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    /// Where it stands.
    #[schema(value_type = String, example = "open")]
    status: &'static str,
    /// What it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "inform-decision")]
    kind: Option<&'static str>,
    /// Topics.
    topics: Vec<Term>,
    /// Places.
    areas: Vec<Place>,
    /// The place as the source wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    /// The organisation that leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    lead: Option<Organisation>,
    /// When it opens.
    #[serde(skip_serializing_if = "Option::is_none")]
    starts: Option<Date>,
    /// When it closes.
    #[serde(skip_serializing_if = "Option::is_none")]
    ends: Option<Date>,
    /// People heard, in all.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<People>)]
    people_heard: Option<Heard>,
    /// Insights of it that the reader may see.
    insights: u64,
    /// What came of it: `changed`, `partly`, `decided`, `no-change`, or `not-recorded`.
    #[schema(value_type = String, example = "changed")]
    outcome: &'static str,
    /// Who it is for: `organisation`, `system` or `public`.
    #[schema(value_type = String, example = "public")]
    visibility: &'static str,
    /// When it was last saved.
    updated_at: DateTime<Utc>,
}

impl Activity {
    pub(super) fn new(names: &Names, row: &EngagementSummary) -> Self {
        let (engagement, content) = (&row.engagement, &row.engagement.content);
        Self {
            id: engagement.id.0,
            reference: engagement.reference().to_string(),
            url: format!("/engagements/{}", engagement.id),
            title: content.title.clone(),
            summary: said(&content.summary),
            status: engagement.status.key(),
            kind: content.kind.map(EngagementKind::key),
            topics: terms(&names.vocabularies.topics, &content.topics),
            areas: names.places(&content.areas),
            place: said(&content.place),
            lead: content.lead.map(|id| names.organisation(id)),
            starts: Date::known(&content.starts),
            ends: Date::known(&content.ends),
            people_heard: heard(content.people_heard),
            insights: row.insights,
            outcome: row.outcome.key(),
            visibility: content.visibility.key(),
            updated_at: engagement.updated_at,
        }
    }
}
