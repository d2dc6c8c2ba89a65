//! The page of one decision: what was decided, and what people had said.

use axum::extract::Path;
use axum::response::Html;
use convenor_domain::engagement::Document;
use convenor_domain::{Action, Decision, Resource, ResourceKind};
use serde::Serialize;

use super::influence::Weighed;
use super::{get_decision, influence, sample};
use crate::error::PageError;
use crate::history::{HistoryEntry, history};
use crate::insight::Credit;
use crate::reader::Visit;
use crate::theme::{Crumb, Page};

/// The page of one decision.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DecisionPage {
    /// The way back.
    pub(super) trail: Vec<Crumb>,
    /// What was decided, in a line.
    pub(super) title: String,
    /// What came of it.
    pub(super) outcome: String,
    /// Name and value of what is known of it.
    pub(super) facts: Vec<(String, String)>,
    /// The insights weighed that the reader may see.
    pub(super) weighed: Vec<Weighed>,
    /// Minutes and papers.
    pub(super) documents: Vec<Document>,
    /// Where a record that was imported comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) credit: Option<Credit>,
    /// The permanent reference.
    pub(super) reference: String,
    /// Where it can be changed, by those who may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) edit: Option<String>,
    /// Who changed what, for those who may know.
    pub(super) history: Vec<HistoryEntry>,
}

/// `GET /decisions/{id}`
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Html<String>, PageError> {
    let decision = get_decision(&visit, &id).await?;
    let page = page(&visit, &decision).await?;
    visit.show(&page).await
}

async fn page(visit: &Visit, decision: &Decision) -> Result<DecisionPage, PageError> {
    let (state, content) = (&visit.state, &decision.content);
    let may_edit = visit.may(Action::Edit, Resource::one(ResourceKind::Decision, &decision.access()));
    Ok(DecisionPage {
        trail: vec![Crumb::new("/decisions", state.word("decision-list-title"))],
        title: content.title.clone(),
        outcome: content.outcome.clone(),
        facts: facts(visit, decision).await?,
        weighed: influence::weighed(visit, &content.influences).await?,
        documents: content.documents.clone(),
        credit: decision.provenance.as_ref().map(Credit::new),
        reference: decision.reference().0,
        edit: may_edit.then(|| format!("/decisions/{}/edit", decision.id)),
        history: history(visit, decision.id.into()).await?,
    })
}

async fn facts(visit: &Visit, decision: &Decision) -> Result<Vec<(String, String)>, PageError> {
    let (state, content) = (&visit.state, &decision.content);
    let directory = state.directory().await?;
    let date = if content.date.is_unknown() { String::new() } else { content.date.to_string() };
    let organisation = content.organisation.map_or("", |id| directory.name_of(id));
    let facts = [
        ("decision-field-body", content.body.clone()),
        ("decision-field-date", date),
        ("decision-field-organisation", organisation.to_owned()),
        ("decision-field-visibility", state.word(&format!("insight-visibility-{}", content.visibility))),
    ];
    let not_recorded = state.word("field-not-recorded");
    let known = |value: String| if value.is_empty() { not_recorded.clone() } else { value };
    Ok(facts.into_iter().map(|(key, value)| (state.word(key), known(value))).collect())
}

impl Page for DecisionPage {
    const TEMPLATE: &'static str = "decision/show.html";

    fn samples() -> Vec<Self> {
        sample::pages()
    }
}
