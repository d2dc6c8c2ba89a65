//! Taking an import back as a whole, after asking once more; or saying why it stays.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use convenor_domain::Action;
use convenor_store::{Import, ImportStage, StoreError};
use serde::Serialize;
use uuid::Uuid;

use super::preview::Counts;
use super::{address, one};
use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;
use crate::theme::{Crumb, FieldError, Page};
use crate::words::Value;

/// The id of the button that undoes.
const BUTTON: &str = "undo";

/// Asks whether an import is to be taken back.
#[derive(Debug, Serialize)]
pub(crate) struct UndoPage {
    trail: Vec<Crumb>,
    errors: Vec<FieldError>,
    href: String,
    file_name: String,
    counts: Counts,
}

/// `GET /imports/{id}/undo`.
pub(super) async fn show(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let import = one::get(&visit, Action::Withdraw, id).await?;
    if import.stage != ImportStage::Imported {
        return Ok(Redirect::to(&address(import.id)).into_response());
    }
    let page = UndoPage::new(&visit.state, &import, Vec::new());
    Ok(visit.show(&page).await?.into_response())
}

/// `POST /imports/{id}/undo`.
pub(super) async fn undo(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let import = one::get(&visit, Action::Withdraw, id).await?;
    if import.stage != ImportStage::Imported {
        return Ok(Redirect::to(&address(import.id)).into_response());
    }
    match take_back(&visit, &import).await {
        Ok(()) => {
            let done = visit.done(&address(import.id), visit.state.word("import-undone-news")).await?;
            Ok(done.into_response())
        }
        Err(StoreError::UsedSince { count }) => {
            let words = visit.state.engine.words();
            let why = words.t("import-undo-used", &[("count", Value::from(count))]);
            let errors = vec![FieldError::new(BUTTON, why)];
            visit.show_invalid(&UndoPage::new(&visit.state, &import, errors)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn take_back(visit: &Visit, import: &Import) -> Result<(), StoreError> {
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    writing.undo_import(import.id).await?;
    writing.commit().await?;
    Ok(())
}

impl UndoPage {
    fn new(state: &AppState, import: &Import, errors: Vec<FieldError>) -> Self {
        let href = address(import.id);
        Self {
            trail: vec![
                Crumb::new("/imports", state.word("import-title")),
                Crumb::new(href.clone(), import.file_name.clone()),
            ],
            errors,
            href,
            file_name: import.file_name.clone(),
            counts: Counts::of(&import.summary),
        }
    }
}

impl Page for UndoPage {
    const TEMPLATE: &'static str = "import/undo.html";

    fn samples() -> Vec<Self> {
        let page = |errors| Self {
            trail: vec![
                Crumb::new("/imports", "Bring records in"),
                Crumb::new("/imports/1", "<b>Ash</b>.csv"),
            ],
            errors,
            href: "/imports/1".to_owned(),
            file_name: "log <b>Ash</b>.csv".to_owned(),
            counts: Counts::sample(),
        };
        vec![page(Vec::new()), page(vec![FieldError::new(BUTTON, "3 records were changed since.")])]
    }
}
