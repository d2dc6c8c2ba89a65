//! An upload that could not be tried or imported: why, and what to do next. Nothing of it is kept.

use convenor_store::ImportStage;
use serde::Serialize;

use super::address;
use super::one::One;
use crate::state::AppState;
use crate::theme::{Crumb, Page};

/// An upload that could not be tried or imported.
#[derive(Debug, Serialize)]
pub(crate) struct FailedPage {
    trail: Vec<Crumb>,
    href: String,
    file_name: String,
    /// What people answered to.
    engagement: String,
    /// Why, in the words of what failed; empty where that is not known.
    why: String,
    /// Whether it was being imported, so that this can be tried again.
    again: bool,
}

impl FailedPage {
    /// The page of an upload that failed.
    pub(super) fn new(state: &AppState, one: &One, why: String) -> Self {
        Self {
            trail: vec![Crumb::new("/responses", state.word("answers-title"))],
            href: address(one.upload.id),
            file_name: one.upload.file_name.clone(),
            engagement: one.title.clone(),
            why,
            again: matches!(one.upload.stage, ImportStage::Importing | ImportStage::Failed),
        }
    }
}

impl Page for FailedPage {
    const TEMPLATE: &'static str = "response/wizard/failed.html";

    fn samples() -> Vec<Self> {
        let page = |why: &str, again| Self {
            trail: vec![Crumb::new("/responses", "Responses")],
            href: "/responses/imports/1".to_owned(),
            file_name: "survey <b>Ash</b>.csv".to_owned(),
            engagement: "Winter <b>Ash</b> survey".to_owned(),
            why: why.to_owned(),
            again,
        };
        vec![page("“survey <b>Ash</b>.csv” is damaged: save a new copy", false), page("", true)]
    }
}
