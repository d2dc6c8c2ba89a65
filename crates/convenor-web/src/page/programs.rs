//! How programs read the register: every operation of the API, from its own description.

use axum::response::Html;
use serde::Serialize;

use crate::api::operations;
use crate::error::PageError;
use crate::reader::Visit;
use crate::theme::Page;

/// How to use the API.
#[derive(Debug, Serialize)]
pub(crate) struct ApiPage {
    operations: Vec<Operation>,
}

/// One thing that programs can ask for.
#[derive(Debug, Serialize)]
pub(crate) struct Operation {
    /// The address, with its variable parts in braces.
    pub(crate) path: String,
    /// What it gives.
    pub(crate) summary: String,
}

pub(super) async fn api(visit: Visit) -> Result<Html<String>, PageError> {
    visit.show(&ApiPage { operations: operations() }).await
}

impl Page for ApiPage {
    const TEMPLATE: &'static str = "page/api.html";

    fn samples() -> Vec<Self> {
        vec![Self { operations: operations() }]
    }
}
