//! The start: find what people answered to, or go back to an earlier import.

mod find;
mod row;

use axum::response::{IntoResponse, Response};
use convenor_domain::{Action, Resource, ResourceKind};
use serde::Serialize;

use crate::error::PageError;
use crate::form::Fields;
use crate::reader::Visit;
use crate::theme::Page;
use find::Match;
use row::Row;

/// Most characters of what is looked for.
const WORDS_CHARS_MAX: usize = 200;

/// The page with the look-up for an engagement and the earlier imports.
#[derive(Debug, Default, Serialize)]
pub(crate) struct ListPage {
    /// What is looked for; empty when nothing is.
    q: String,
    matches: Vec<Match>,
    rows: Vec<Row>,
}

/// `GET /responses`: `?q=` finds what people answered to.
pub(super) async fn show(visit: Visit) -> Result<Response, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Import))?;
    let q: String = Fields::parse(visit.query.as_bytes()).text("q").chars().take(WORDS_CHARS_MAX).collect();
    let matches = if q.is_empty() { Vec::new() } else { find::find(&visit, &q).await? };
    let page = ListPage { q, matches, rows: row::rows(&visit).await? };
    Ok(visit.show(&page).await?.into_response())
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "response/wizard/list.html";

    fn samples() -> Vec<Self> {
        let found = |q: &str, matches| Self { q: q.to_owned(), matches, rows: vec![Row::sample()] };
        vec![
            Self::default(),
            found("", Vec::new()),
            found("<b>Ash</b>", Vec::new()),
            found("winter", vec![Match::sample()]),
        ]
    }
}
