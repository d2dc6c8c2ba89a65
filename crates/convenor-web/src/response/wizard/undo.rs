//! Taking an import back as a whole, after asking once more; or saying why it stays.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use convenor_domain::Action;
use convenor_store::{ResponseImport, StoreError};
use serde::Serialize;
use uuid::Uuid;

use super::address;
use super::one::get_import;
use crate::error::PageError;
use crate::reader::Visit;
use crate::response::RunError;
use crate::state::AppState;
use crate::theme::{Crumb, FieldError, Page};
use crate::words::Value;

/// The id of the button that takes it back.
const BUTTON: &str = "undo";

/// Asks whether an import is to be taken back.
#[derive(Debug, Serialize)]
pub(crate) struct UndoPage {
    trail: Vec<Crumb>,
    errors: Vec<FieldError>,
    href: String,
    file_name: String,
    /// What people answered to.
    engagement: String,
    /// Responses that would go.
    responses: u64,
}

/// `GET /responses/imports/{id}/undo`
pub(super) async fn show(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let (import, engagement) = get_import(&visit, Action::Withdraw, id).await?;
    if import.undone_at.is_some() {
        return Ok(Redirect::to(&address(import.id)).into_response());
    }
    let page = UndoPage::new(&visit.state, &import, engagement.content.title, Vec::new());
    Ok(visit.show(&page).await?.into_response())
}

/// `POST /responses/imports/{id}/undo`
pub(super) async fn undo(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let (import, engagement) = get_import(&visit, Action::Withdraw, id).await?;
    if import.undone_at.is_some() {
        return Ok(Redirect::to(&address(import.id)).into_response());
    }
    let state = &visit.state;
    match crate::response::undo(&state.store, &*state.convened.responses, visit.actor(), import.id).await {
        Ok(_) => {}
        Err(RunError::Store(StoreError::TooLate { days })) => {
            let why = state.engine.words().t("answers-undo-too-late", &[("days", Value::from(days))]);
            let errors = vec![FieldError::new(BUTTON, why)];
            let page = UndoPage::new(state, &import, engagement.content.title, errors);
            return visit.show_invalid(&page).await;
        }
        Err(RunError::Store(error)) => return Err(error.into()),
        // It is taken back, and only its file is still there: the sweep of the night takes that.
        Err(error) => tracing::warn!(%error, "the file of an import that was taken back is still there"),
    }
    let done = visit.done(&address(import.id), state.word("answers-undone-news")).await?;
    Ok(done.into_response())
}

impl UndoPage {
    fn new(state: &AppState, import: &ResponseImport, engagement: String, errors: Vec<FieldError>) -> Self {
        let href = address(import.id);
        Self {
            trail: vec![
                Crumb::new("/responses", state.word("answers-title")),
                Crumb::new(href.clone(), import.file_name.clone()),
            ],
            errors,
            href,
            file_name: import.file_name.clone(),
            engagement,
            responses: import.file.as_ref().map_or(0, |file| file.responses),
        }
    }
}

impl Page for UndoPage {
    const TEMPLATE: &'static str = "response/wizard/undo.html";

    fn samples() -> Vec<Self> {
        let page = |errors| Self {
            trail: vec![
                Crumb::new("/responses", "Responses"),
                Crumb::new("/responses/imports/1", "<b>Ash</b>.csv"),
            ],
            errors,
            href: "/responses/imports/1".to_owned(),
            file_name: "survey <b>Ash</b>.csv".to_owned(),
            engagement: "Winter <b>Ash</b> survey".to_owned(),
            responses: 1_204,
        };
        vec![page(Vec::new()), page(vec![FieldError::new(BUTTON, "It is too long ago.")])]
    }
}
