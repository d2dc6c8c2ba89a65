//! Looking up by words and meaning: “has this been asked before, of whom, and what came of it?”

use axum::Json;
use convenor_domain::{Action, Outcome, Record, RecordId, RecordKind, Resource, ResourceKind};
use convenor_text::{FindQuery, Hit, Why};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::params::{Filters, Pages};
use super::shape::{Problem, said};
use crate::error::PageError;
use crate::filter::Asked;
use crate::paging::Paging;
use crate::reader::Visit;

/// Most characters of the words looked for.
const WORDS_CHARS_MAX: usize = 500;

/// What only the look-up is asked.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `question` reads from the address")]
struct Question {
    /// Words; phrases in double quotes. Without any, everything, newest first.
    #[param(example = "direct payments young carers")]
    q: Option<String>,
    /// Only these kinds of record: `engagement`, `insight`, `decision`.
    record: Option<Vec<String>>,
    /// Only what came to this: `changed`, `partly`, `decided`, `no-change`, `not-recorded`.
    outcome: Option<Vec<String>>,
}

/// What was found.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FoundRecords {
    /// Records found, as far as the reader may see them.
    total: u64,
    /// The page, best first; without words, newest first.
    hits: Vec<FoundRecord>,
}

/// One record found.
#[derive(Debug, Serialize, ToSchema)]
struct FoundRecord {
    /// What it is: `engagement`, `insight` or `decision`.
    #[schema(value_type = String, example = "insight")]
    kind: &'static str,
    /// Identifier.
    id: Uuid,
    /// Permanent reference for citing.
    reference: String,
    /// Its page on this instance.
    url: String,
    /// Title; of an insight, the finding.
    title: String,
    /// Summary, detail or outcome.
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    /// How well it fits, by words and by meaning together: about 1 at best, 0 without words.
    score: f64,
    /// How near it comes by meaning, up to 1; absent where that was not looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    closeness: Option<f64>,
    /// Why it was found.
    why: Vec<Reason>,
}

/// Why a record was found.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Reason {
    /// It is the record whose permanent reference was typed.
    Reference,
    /// These words are in it, in this or another form.
    Words {
        /// The words and phrases, as typed.
        typed: Vec<String>,
    },
    /// A word was taken for a slip of the pen.
    Typo {
        /// The word, as typed.
        typed: String,
        /// The word found in its place.
        found: String,
    },
    /// Part of it means alike, in these words or in others.
    SimilarMeaning,
}

impl From<Why> for Reason {
    fn from(why: Why) -> Self {
        match why {
            Why::Reference => Self::Reference,
            Why::Words { typed } => Self::Words { typed },
            Why::Typo { typed, found } => Self::Typo { typed, found },
            Why::SimilarMeaning => Self::SimilarMeaning,
        }
    }
}

/// What was already heard, by words and filters
#[utoipa::path(
    get,
    path = "/api/v1/find",
    operation_id = "find",
    tag = "records",
    params(Question, Filters, Pages),
    responses(
        (status = 200, description = "What was found, best first", body = FoundRecords),
        (status = 400, description = "The request cannot be read", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn find(visit: Visit) -> Result<Json<FoundRecords>, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Insight))?;
    let query = question(&visit).await?;
    let found = visit.state.lookup.find(&visit.state.store, &query).await?;
    let ids = found.hits.iter().map(|hit| hit.id);
    let records = visit.state.store.list_records_by_id(visit.scope(), ids).await?;
    let records: Vec<Record> = records.into_iter().collect();
    let record = |hit: Hit| {
        let record = records.iter().find(|record| record.id() == hit.id)?;
        Some(found_record(record, hit))
    };
    Ok(Json(FoundRecords { total: found.total, hits: found.hits.into_iter().filter_map(record).collect() }))
}

async fn question(visit: &Visit) -> Result<FindQuery, PageError> {
    let today = visit.state.store.today();
    let directory = visit.state.directory().await?;
    let paging = Paging::read(&visit.query);
    let mut query = FindQuery {
        filter: Asked::read(&visit.query, &directory, today).filter,
        today: Some(today),
        limit: usize::try_from(paging.rows).unwrap_or(usize::MAX),
        offset: usize::try_from(paging.offset()).unwrap_or(usize::MAX),
        ..FindQuery::within(visit.scope())
    };
    for (name, value) in form_urlencoded::parse(visit.query.as_bytes()) {
        match name.as_ref() {
            "q" => query.words = value.chars().take(WORDS_CHARS_MAX).collect(),
            "record" => query.record_kinds.extend(RecordKind::from_key(&value)),
            "outcome" => query.outcomes.extend(Outcome::from_key(&value)),
            _ => {}
        }
    }
    Ok(query)
}

fn found_record(record: &Record, hit: Hit) -> FoundRecord {
    let RecordId { kind, id } = hit.id;
    let (reference, title, summary) = match record {
        Record::Engagement(one) => (one.reference(), &one.content.title, &one.content.summary),
        Record::Insight(one) => (one.reference(), &one.content.finding, &one.content.detail),
        Record::Decision(one) => (one.reference(), &one.content.title, &one.content.outcome),
    };
    FoundRecord {
        kind: kind.key(),
        id,
        reference: reference.to_string(),
        url: format!("/{kind}s/{id}"),
        title: title.clone(),
        summary: said(summary),
        score: hit.score,
        closeness: hit.closeness,
        why: hit.why.into_iter().map(Reason::from).collect(),
    }
}
