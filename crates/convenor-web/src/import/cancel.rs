//! Leaving an import that was not saved: it is forgotten, and so is its file.

use axum::extract::Path;
use axum::response::Redirect;
use convenor_domain::Action;
use convenor_store::ImportStage;
use uuid::Uuid;

use super::{address, forget_file, one};
use crate::error::PageError;
use crate::reader::Visit;
use crate::standing::Standing;

/// `POST /imports/{id}/cancel`.
pub(super) async fn cancel(visit: Visit, Path(id): Path<Uuid>) -> Result<Redirect, PageError> {
    let import = one::get(&visit, Action::Create, id).await?;
    let store = &visit.state.store;
    let unsaved = matches!(import.stage, ImportStage::Uploaded | ImportStage::Previewed);
    if !unsaved || !Standing::of(store, import.id, import.stage).await?.may_map() {
        return Ok(Redirect::to(&address(import.id)));
    }
    store.remove_import(import.id).await?;
    forget_file(&visit.state, &import).await?;
    visit.done("/imports", visit.state.word("import-cancelled")).await
}
