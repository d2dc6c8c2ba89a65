//! When nothing is found: what there is a step further, each step a link.

use convenor_domain::{Action, Resource, ResourceKind};
use serde::Serialize;

use super::PATH;
use super::asked::FindAsked;
use crate::error::PageError;
use crate::filter::address;
use crate::reader::Visit;
use crate::words::Value;

/// What to offer when nothing is found.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Zero {
    /// Steps further that find something.
    pub(super) steps: Vec<Step>,
    /// Whether the reader may record what they plan.
    pub(super) may_record: bool,
}

/// The same question, looser.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Step {
    /// “3 older”.
    pub(super) text: String,
    /// The looser question.
    pub(super) href: String,
}

/// What there is a step further.
pub(super) async fn help(visit: &Visit, asked: &FindAsked) -> Result<Zero, PageError> {
    let state = &visit.state;
    let help = state.lookup.zero_help(&state.store, &asked.question(visit.scope())).await?;
    let nearby = nearby(visit, asked).await?;
    let steps = [
        ("find-zero-older", help.older, asked.query_without("months")),
        (
            "find-zero-nearby",
            nearby.as_ref().map(|(count, _)| *count),
            nearby.map(|found| found.1).unwrap_or_default(),
        ),
        ("find-zero-any-place", help.any_place, asked.query_without("area")),
        ("find-zero-any-group", help.any_group, asked.query_without("group")),
        ("find-zero-any-topic", help.any_topic, asked.query_without("topic")),
        ("find-zero-unfiltered", help.unfiltered, asked.query_of_words()),
    ];
    let step = |(key, count, query): (&str, Option<u64>, String)| {
        let count = count.filter(|count| *count > 0)?;
        let text = state.engine.words().t(key, &[("count", Value::from(count))]);
        Some(Step { text, href: address(PATH, &query) })
    };
    Ok(Zero {
        steps: steps.into_iter().filter_map(step).collect(),
        may_record: visit.may(Action::Create, Resource::any(ResourceKind::Engagement)),
    })
}

/// How many there are in the areas directly around those asked for, and the question that finds them.
async fn nearby(visit: &Visit, asked: &FindAsked) -> Result<Option<(u64, String)>, PageError> {
    let state = &visit.state;
    let mut question = asked.question(visit.scope());
    let mut around = Vec::new();
    for area in &question.filter.areas {
        around.extend(state.store.areas_directly_around(area).await?.into_iter().map(|area| area.code));
    }
    if around.is_empty() {
        return Ok(None);
    }
    let codes: Vec<_> = around.iter().map(|code| ("area", code.0.as_str())).collect();
    let query = format!("{}&{}", asked.query_without("area"), crate::filter::to_query(codes));
    question.filter.areas = around;
    let found = state.lookup.find(&state.store, &question).await?;
    Ok(Some((found.total, query)))
}
