//! The page of a whole tree.

use axum::response::Html;
use convenor_domain::{Action, Resource, ResourceKind};
use serde::Serialize;

use super::tree::{Branch, Tree, branches};
use crate::error::PageError;
use crate::reader::Visit;
use crate::theme::Page;

/// All topics, or all groups.
#[derive(Debug, Serialize)]
pub(crate) struct TermsPage {
    title: String,
    lede: String,
    terms: Vec<Branch>,
    /// Where the terms come from.
    source: String,
}

pub(super) async fn show(visit: &Visit, tree: Tree) -> Result<Html<String>, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Place))?;
    let tallies = visit.state.store.tally(visit.scope(), tree.tallied()).await?;
    let terms = tree.vocabulary(visit.state.vocabularies());
    let page = TermsPage {
        title: visit.state.word(tree.title()),
        lede: visit.state.word(tree.lede()),
        terms: branches(tree, terms, None, &tallies),
        source: terms.source.clone(),
    };
    visit.show(&page).await
}

impl Page for TermsPage {
    const TEMPLATE: &'static str = "topic/list.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            title: "Topics".to_owned(),
            lede: "What people were asked about.".to_owned(),
            terms: vec![Branch::sample()],
            source: "Our own list".to_owned(),
        }]
    }
}
