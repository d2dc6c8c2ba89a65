//! The page of one insight: what was said, by whom, and what happened next.

use axum::extract::Path;
use axum::response::Html;
use convenor_domain::engagement::Document;
use convenor_domain::{
    Access, Action, Engagement, Insight, InsightStatus, Provenance, Resource, ResourceKind,
};
use serde::Serialize;

use super::{get_insight, sample, status_word, step, tone};
use crate::decision::Link;
use crate::error::PageError;
use crate::history::{HistoryEntry, history};
use crate::names::{Places, period, terms};
use crate::next::Next;
use crate::people::people;
use crate::reader::Visit;
use crate::theme::{Crumb, Page};
use crate::words::Value;

/// The page of one insight.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct InsightPage {
    /// The way back.
    pub(super) trail: Vec<Crumb>,
    /// The finding.
    pub(super) finding: String,
    /// Where it stands.
    pub(super) status: String,
    pub(super) status_tone: &'static str,
    /// Detail, a paragraph a line.
    pub(super) detail: String,
    /// Name and value of what is known of it.
    pub(super) facts: Vec<(String, String)>,
    /// The engagement that it comes from, when the reader may see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) engagement: Option<Crumb>,
    /// Documents that it comes from.
    pub(super) documents: Vec<Document>,
    /// What happened next, in short.
    pub(super) next: Next,
    /// The decisions that weighed it.
    pub(super) decisions: Vec<Link>,
    /// The permanent reference.
    pub(super) reference: String,
    /// The text for citing it.
    pub(super) citation: String,
    /// Where a record that was imported comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) credit: Option<Credit>,
    /// What the reader may do.
    pub(super) doing: Doing,
    /// Who changed what, for those who may know.
    pub(super) history: Vec<HistoryEntry>,
}

/// Where an imported record comes from.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Credit {
    pub(crate) text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<String>,
}

impl Credit {
    /// The credit that a source asks for; its name where it asks for none.
    pub(crate) fn new(from: &Provenance) -> Self {
        Self { text: from.credit.clone().unwrap_or_else(|| from.source.clone()), url: from.url.clone() }
    }
}

/// What the reader may do with an insight.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Doing {
    /// The insight's own address.
    pub(super) address: String,
    /// The version that was read.
    pub(super) version: u32,
    /// Whether they may change it.
    pub(super) edit: bool,
    /// Whether they may record a decision on it.
    pub(super) decide: Option<String>,
    /// Statuses that they may take it to: key and what the button says.
    pub(super) moves: Vec<(&'static str, String)>,
}

/// `GET /insights/{id}`
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Html<String>, PageError> {
    let insight = get_insight(&visit, &id).await?;
    let page = page(&visit, &insight).await?;
    visit.show(&page).await
}

async fn page(visit: &Visit, insight: &Insight) -> Result<InsightPage, PageError> {
    let (state, content) = (&visit.state, &insight.content);
    let engagement = match content.engagement {
        Some(id) => state.store.lookup_engagement(visit.scope(), id).await?,
        None => None,
    };
    let mut happened = state.store.what_happened(visit.scope(), &[insight.id]).await?;
    let happened = happened.remove(&insight.id).unwrap_or_default();
    Ok(InsightPage {
        trail: vec![Crumb::new("/insights", state.word("insight-list-title"))],
        finding: content.finding.clone(),
        status: status_word(state, insight.status),
        status_tone: tone(insight.status),
        detail: content.detail.clone(),
        facts: facts(visit, insight).await?,
        engagement: engagement.map(crumb),
        documents: content.documents.clone(),
        next: Next::of_insight(state, insight, &happened),
        decisions: happened.iter().map(|decision| Link::new(state, decision)).collect(),
        reference: insight.reference().0,
        citation: citation(visit, insight).await?,
        credit: insight.provenance.as_ref().map(Credit::new),
        doing: doing(visit, insight),
        history: history(visit, insight.id.into()).await?,
    })
}

fn crumb(engagement: Engagement) -> Crumb {
    Crumb::new(format!("/engagements/{}", engagement.id), engagement.content.title)
}

/// Every fact by name; what is missing is said to be missing.
async fn facts(visit: &Visit, insight: &Insight) -> Result<Vec<(String, String)>, PageError> {
    let (state, content) = (&visit.state, &insight.content);
    let v = state.vocabularies();
    let directory = state.directory().await?;
    let places = Places::read(state, &content.areas).await?;
    let source = content.source_type.as_ref().map(|key| v.source_types.name_of(key).to_owned());
    let facts = [
        ("insight-field-groups", terms(&v.groups, &content.groups).join(", ")),
        ("insight-field-people", content.people.map_or(String::new(), |n| people(state.engine.words(), n))),
        ("insight-field-recruitment", terms(&v.recruitment, &content.recruitment).join(", ")),
        ("insight-field-areas", places.named(&content.areas, &content.place)),
        ("insight-field-starts", period(&content.starts, &content.ends)),
        ("insight-field-topics", terms(&v.topics, &content.topics).join(", ")),
        (
            "insight-field-strength",
            content
                .strength
                .map_or(String::new(), |strength| state.word(&format!("insight-strength-{strength}"))),
        ),
        (
            "insight-field-organisation",
            content.organisation.map_or(String::new(), |id| directory.name_of(id).to_owned()),
        ),
        ("insight-field-source-type", source.unwrap_or_default()),
        ("insight-field-visibility", state.word(&format!("insight-visibility-{}", content.visibility))),
    ];
    let not_recorded = state.word("field-not-recorded");
    let known = |value: String| if value.is_empty() { not_recorded.clone() } else { value };
    Ok(facts.into_iter().map(|(key, value)| (state.word(key), known(value))).collect())
}

async fn citation(visit: &Visit, insight: &Insight) -> Result<String, PageError> {
    let (state, content) = (&visit.state, &insight.content);
    let directory = state.directory().await?;
    let system = directory.system(insight.system).map(|system| system.name.clone()).unwrap_or_default();
    let source = content.organisation.map_or(system.as_str(), |id| directory.name_of(id));
    let heard = period(&content.starts, &content.ends);
    let heard = if heard.is_empty() { state.word("insight-cite-undated") } else { heard };
    let reference = insight.reference().0;
    let values = [
        ("finding", Value::from(content.finding.trim_end_matches('.').to_owned())),
        ("source", Value::from(source.to_owned())),
        ("heard", Value::from(heard)),
        ("reference", Value::from(reference)),
    ];
    Ok(state.engine.words().t("insight-cite-text", &values))
}

fn doing(visit: &Visit, insight: &Insight) -> Doing {
    let access = insight.access();
    let may = |action| visit.may(action, Resource::one(ResourceKind::Insight, &access));
    let decide = visit.may(Action::Create, Resource::any(ResourceKind::Decision));
    Doing {
        address: format!("/insights/{}", insight.id),
        version: insight.version,
        edit: may(Action::Edit),
        decide: decide.then(|| format!("/decisions/new?insight={}", insight.id)),
        moves: moves(visit, insight, &access),
    }
}

fn moves(visit: &Visit, insight: &Insight, access: &Access) -> Vec<(&'static str, String)> {
    let allowed =
        |to: &&InsightStatus| visit.may(step::needed(**to), Resource::one(ResourceKind::Insight, access));
    let button = |to: &InsightStatus| (to.key(), visit.state.word(&format!("insight-move-{to}")));
    insight.status.next().iter().filter(allowed).map(button).collect()
}

impl Page for InsightPage {
    const TEMPLATE: &'static str = "insight/show.html";

    fn samples() -> Vec<Self> {
        sample::pages()
    }
}
