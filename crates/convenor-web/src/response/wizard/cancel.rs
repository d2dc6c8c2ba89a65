//! Leaving an upload that was not imported: it is forgotten, and its file goes at once.

use axum::extract::Path;
use axum::response::Redirect;
use convenor_domain::Action;
use convenor_store::ImportStage;
use uuid::Uuid;

use super::one::{Found, find};
use super::sheet::may_change;
use super::{address, forget_file};
use crate::error::PageError;
use crate::reader::Visit;

/// `POST /responses/imports/{id}/cancel`
pub(super) async fn cancel(visit: Visit, Path(id): Path<Uuid>) -> Result<Redirect, PageError> {
    let one = match find(&visit, Action::Withdraw, id).await? {
        Found::Upload(one) => one,
        Found::Import(import) => return Ok(Redirect::to(&address(import.0.id))),
    };
    let id = one.upload.id;
    // What is being brought in comes in whole, and is taken back as a whole; a try may be broken off.
    let is_tried = matches!(one.upload.stage, ImportStage::Uploaded | ImportStage::Previewed);
    if !is_tried && !may_change(&visit, &one).await? {
        return Ok(Redirect::to(&address(id)));
    }
    // The file first: one that nothing knows of would stay for ever.
    forget_file(&visit.state, id).await;
    visit.state.store.remove_response_upload(id).await?;
    visit.done("/responses", visit.state.word("answers-cancelled")).await
}
