//! The page of one topic or group: what is broader and narrower, what was heard, and what is going on.

use axum::response::Html;
use convenor_domain::{Action, InsightStatus, Outcome, RegisterFilter, Resource, ResourceKind};
use convenor_store::{InsightList, Tally};
use serde::Serialize;

use super::tree::{Branch, Tree, branches};
use crate::digest::{Activity, Finding, activities, findings};
use crate::error::PageError;
use crate::filter::{address, to_query};
use crate::reader::Visit;
use crate::theme::{Crumb, Page};

/// Findings on the page.
const FINDINGS_MAX: u64 = 10;
/// Activities on the page.
const ACTIVITIES_MAX: u64 = 10;

/// One topic or group.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct TermPage {
    trail: Vec<Crumb>,
    name: String,
    explanation: String,
    narrower: Vec<Branch>,
    activities_total: u64,
    insights_total: u64,
    findings: Vec<Finding>,
    activities: Vec<Activity>,
    /// Everything found with this filter, of any age.
    find: String,
    /// The list of activities with this filter.
    list: String,
}

pub(super) async fn show(visit: &Visit, tree: Tree, key: &str) -> Result<Html<String>, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Place))?;
    let terms = tree.vocabulary(visit.state.vocabularies());
    let term = terms.lookup(key).ok_or(PageError::NotFound)?;
    let tallies = visit.state.store.tally(visit.scope(), tree.tallied()).await?;
    let Tally { engagements, insights } = tallies.get(key).copied().unwrap_or_default();
    let (filter, list) = narrowed(visit, tree, key);
    let filtered = |more: &[(&str, &str)]| to_query([(tree.filter(), key)].iter().chain(more).copied());
    let page = TermPage {
        trail: trail(visit, tree, key),
        name: term.name.clone(),
        explanation: term.explanation.clone(),
        narrower: branches(tree, terms, Some(key), &tallies),
        activities_total: engagements,
        insights_total: insights,
        findings: findings(visit, &list).await?,
        activities: activities(visit, &filter, ACTIVITIES_MAX).await?,
        find: address("/find", &filtered(&[("months", "all")])),
        list: address("/engagements", &filtered(&[])),
    };
    visit.show(&page).await
}

/// The questions for activities and for insights of one term.
fn narrowed(visit: &Visit, tree: Tree, key: &str) -> (RegisterFilter, InsightList) {
    let statuses = vec![InsightStatus::Published];
    let all = InsightList { statuses, ..InsightList::all(visit.scope(), FINDINGS_MAX) };
    let keys = vec![key.to_owned()];
    match tree {
        Tree::Topics => {
            let filter = RegisterFilter { topics: keys, ..RegisterFilter::default() };
            (filter, InsightList { topic: Some(key.to_owned()), ..all })
        }
        Tree::Groups => {
            let filter = RegisterFilter { groups: keys, ..RegisterFilter::default() };
            (filter, InsightList { group: Some(key.to_owned()), ..all })
        }
    }
}

/// The way back: the whole tree, then every broader term from the root down.
fn trail(visit: &Visit, tree: Tree, key: &str) -> Vec<Crumb> {
    let terms = tree.vocabulary(visit.state.vocabularies());
    let broader = terms.with_broader(key).into_iter().skip(1).rev();
    let crumb = |key| Crumb::new(format!("{}/{key}", tree.path()), terms.name_of(key));
    std::iter::once(Crumb::new(tree.path(), visit.state.word(tree.title())))
        .chain(broader.map(crumb))
        .collect()
}

impl Page for TermPage {
    const TEMPLATE: &'static str = "topic/show.html";

    fn samples() -> Vec<Self> {
        let empty = Self {
            trail: vec![Crumb::new("/topics", "Topics")],
            name: "Dentistry".to_owned(),
            explanation: String::new(),
            narrower: Vec::new(),
            activities_total: 0,
            insights_total: 0,
            findings: Vec::new(),
            activities: Vec::new(),
            find: "/find?topic=dentistry&months=all".to_owned(),
            list: "/engagements?topic=dentistry".to_owned(),
        };
        let full = Self {
            trail: vec![Crumb::new("/topics", "Topics"), Crumb::new("/topics/health", "Health")],
            name: "Carers".to_owned(),
            explanation: "People who look after somebody without pay.".to_owned(),
            narrower: vec![Branch::sample()],
            activities_total: 12,
            insights_total: 2,
            findings: vec![Finding::sample(Outcome::Partly), Finding::sample(Outcome::NotRecorded)],
            activities: vec![Activity::sample()],
            ..empty.clone()
        };
        vec![empty, full]
    }
}
