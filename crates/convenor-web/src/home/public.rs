//! The first page for the public: what this is, a search, the newest findings, the newest decisions.

use axum::response::Html;
use convenor_domain::{Decision, InsightStatus, Outcome};
use convenor_store::InsightList;
use serde::Serialize;

use crate::digest::{Finding, findings};
use crate::error::PageError;
use crate::reader::Visit;
use crate::theme::Page;

/// Findings on the page.
const FINDINGS_MAX: u64 = 5;
/// Decisions on the page.
const DECISIONS_MAX: u64 = 5;

/// The first page for the public.
#[derive(Debug, Serialize)]
pub(crate) struct PublicHomePage {
    findings: Vec<Finding>,
    decisions: Vec<DecisionLine>,
}

/// A decision in a few lines.
#[derive(Debug, Serialize)]
struct DecisionLine {
    href: String,
    title: String,
    body: String,
    /// When, as exactly as known; empty when not recorded.
    date: String,
    outcome: String,
}

impl DecisionLine {
    fn new(decision: &Decision) -> Self {
        let content = &decision.content;
        let date = if content.date.is_unknown() { String::new() } else { content.date.to_string() };
        Self {
            href: format!("/decisions/{}", decision.id),
            title: content.title.clone(),
            body: content.body.clone(),
            date,
            outcome: content.outcome.clone(),
        }
    }
}

pub(super) async fn show(visit: &Visit) -> Result<Html<String>, PageError> {
    let statuses = vec![InsightStatus::Published];
    let newest = InsightList { statuses, ..InsightList::all(visit.scope(), FINDINGS_MAX) };
    let decisions = visit.state.store.list_decisions(visit.scope(), DECISIONS_MAX, 0).await?;
    let page = PublicHomePage {
        findings: findings(visit, &newest).await?,
        decisions: decisions.iter().map(DecisionLine::new).collect(),
    };
    visit.show(&page).await
}

impl Page for PublicHomePage {
    const TEMPLATE: &'static str = "home/public.html";

    fn samples() -> Vec<Self> {
        let decision = |date: &str, outcome: &str| DecisionLine {
            href: "/decisions/1".to_owned(),
            title: "One form <for> all".to_owned(),
            body: "Fernshire partnership board".to_owned(),
            date: date.to_owned(),
            outcome: outcome.to_owned(),
        };
        let full = Self {
            findings: vec![Finding::sample(Outcome::Changed), Finding::sample(Outcome::NotRecorded)],
            decisions: vec![decision("March 2026", "The form is in use."), decision("", "")],
        };
        vec![Self { findings: Vec::new(), decisions: Vec::new() }, full]
    }
}
