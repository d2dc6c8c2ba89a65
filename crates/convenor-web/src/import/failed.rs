//! An import that could not be tried or saved: why, and what to do next. Nothing of it is in the register.

use convenor_store::{Import, ImportStage};
use serde::Serialize;

use super::address;
use crate::state::AppState;
use crate::theme::{Crumb, Page};

/// An import that could not be tried or saved.
#[derive(Debug, Serialize)]
pub(crate) struct FailedPage {
    trail: Vec<Crumb>,
    href: String,
    file_name: String,
    /// Why, in the words of what failed; empty where that is not known.
    why: String,
    /// Whether it was being saved, so that saving can be tried again.
    again: bool,
}

impl FailedPage {
    /// The page of an import that failed.
    pub(super) fn new(state: &AppState, import: &Import, why: String) -> Self {
        Self {
            trail: vec![Crumb::new("/imports", state.word("import-title"))],
            href: address(import.id),
            file_name: import.file_name.clone(),
            why,
            again: matches!(import.stage, ImportStage::Importing | ImportStage::Failed),
        }
    }
}

impl Page for FailedPage {
    const TEMPLATE: &'static str = "import/failed.html";

    fn samples() -> Vec<Self> {
        let page = |why: &str, again| Self {
            trail: vec![Crumb::new("/imports", "Bring records in")],
            href: "/imports/1".to_owned(),
            file_name: "log <b>Ash</b>.csv".to_owned(),
            why: why.to_owned(),
            again,
        };
        vec![page("“log <b>Ash</b>.csv” is damaged: save a new copy", false), page("", true)]
    }
}
