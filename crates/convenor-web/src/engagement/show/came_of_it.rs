//! From what people said to what is different now, a step at a time. A step that is missing is shown as open.

use convenor_domain::{Engagement, EngagementStatus, Outcome};
use convenor_store::WhatHappened;
use serde::Serialize;

use super::fact::Line;
use super::page::Tag;
use super::records::Records;
use crate::names::{period, terms};
use crate::next;
use crate::people::people;
use crate::reader::Visit;
use crate::state::AppState;
use crate::words::Value;

/// Findings named in the chain; all of them stand under their own tab.
const FINDINGS_NAMED: usize = 3;

/// One step.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Step {
    /// Whether it is still to come, or not recorded.
    pub(super) open: bool,
    /// What an insight did to a decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tag: Option<Tag>,
    /// What it is.
    pub(super) title: String,
    /// Where it leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) href: Option<String>,
    /// When, and by whom; empty when not recorded.
    pub(super) when: String,
    /// More of it.
    pub(super) lines: Vec<Line>,
}

/// The chain of a record.
pub(super) fn chain(visit: &Visit, records: &Records) -> Vec<Step> {
    let state = &visit.state;
    let engagement = &records.engagement;
    let mut steps = vec![heard(state, engagement), found(state, records)];
    steps.extend(said_to_have_happened(state, records));
    let decisions = records.decisions();
    if decisions.is_empty() {
        steps.push(open(state, "activity-no-decision"));
    }
    steps.extend(decisions.into_iter().map(|decision| decided(state, decision)));
    steps.extend(told(state, engagement.status));
    steps
}

/// Only the decisions of the chain.
pub(super) fn decisions(visit: &Visit, records: &Records) -> Vec<Step> {
    records.decisions().into_iter().map(|decision| decided(&visit.state, decision)).collect()
}

fn open(state: &AppState, key: &str) -> Step {
    Step { open: true, title: state.word(key), ..Step::default() }
}

/// Who took part.
fn heard(state: &AppState, engagement: &Engagement) -> Step {
    let (content, words) = (&engagement.content, state.engine.words());
    let band = |number: u32| [("people", Value::from(people(words, number)))];
    let planned = content.people_planned.map(|number| words.t("activity-planned", &band(number)));
    let methods = terms(&state.vocabularies().methods, &content.methods).join(", ");
    let lines = [Some(methods), planned].into_iter().flatten().filter(|line| !line.is_empty());
    let title = match content.people_heard {
        Some(number) => words.t("activity-took-part", &band(number)),
        None => state.word("activity-took-part-not-recorded"),
    };
    Step {
        open: content.people_heard.is_none(),
        title,
        when: period(&content.starts, &content.ends),
        lines: lines.map(Line::plain).collect(),
        ..Step::default()
    }
}

/// What they said.
fn found(state: &AppState, records: &Records) -> Step {
    if records.insights.is_empty() {
        return open(state, "activity-no-finding");
    }
    let count = [("count", Value::from(records.insights.len()))];
    let some = records.insights.iter().take(FINDINGS_NAMED);
    Step {
        title: state.engine.words().t("activity-findings", &count),
        lines: some.map(|one| Line::link(&one.content.finding, format!("/insights/{}", one.id))).collect(),
        ..Step::default()
    }
}

/// What is said to have happened next where no decision is linked.
fn said_to_have_happened(state: &AppState, records: &Records) -> Option<Step> {
    let linked = |id| records.happened.contains_key(id);
    let unlinked = records.insights.iter().filter(|insight| !linked(&insight.id));
    let told = unlinked.map(|insight| insight.content.what_happened_next.trim());
    let lines: Vec<_> = told.filter(|told| !told.is_empty()).map(Line::plain).collect();
    let title = state.word("activity-happened-next");
    (!lines.is_empty()).then(|| Step { title, lines, ..Step::default() })
}

fn decided(state: &AppState, decision: &WhatHappened) -> Step {
    let influence = decision.influence;
    let tag = Tag {
        text: state.word(&format!("influence-{influence}")),
        tone: next::tone(Outcome::of([influence])),
    };
    let date = if decision.date.is_unknown() { String::new() } else { decision.date.to_string() };
    let when = [decision.body.clone(), date].into_iter().filter(|part| !part.is_empty());
    let lines = [decision.outcome.as_str(), decision.reason.as_str()];
    let lines = lines.into_iter().filter(|line| !line.trim().is_empty());
    Step {
        open: false,
        tag: Some(tag),
        title: decision.title.clone(),
        href: Some(format!("/decisions/{}", decision.decision)),
        when: when.collect::<Vec<_>>().join(", "),
        lines: lines.map(Line::plain).collect(),
    }
}

/// Whether people were told; nothing while there is nothing yet to tell.
fn told(state: &AppState, status: EngagementStatus) -> Option<Step> {
    use EngagementStatus as S;
    match status {
        S::FedBack | S::Complete => Some(Step { title: state.word("activity-told"), ..Step::default() }),
        S::ClosedAnalysing | S::Reported | S::DecisionMade => Some(open(state, "activity-not-told")),
        S::Draft | S::SubmittedForAdvice | S::Planned | S::Open | S::Paused | S::Cancelled => None,
    }
}
