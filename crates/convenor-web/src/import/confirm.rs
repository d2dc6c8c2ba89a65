//! Confirming a dry run: the import is queued to be saved. No news is kept for the next page, since the session would
//! wait for the import to end.

use axum::extract::Path;
use axum::response::Redirect;
use convenor_domain::Action;
use convenor_store::ImportStage;
use uuid::Uuid;

use super::{address, one};
use crate::error::PageError;
use crate::reader::Visit;
use crate::standing::Standing;
use crate::work::IMPORT;

/// `POST /imports/{id}/confirm`. Sent twice, it is saved once.
pub(super) async fn confirm(visit: Visit, Path(id): Path<Uuid>) -> Result<Redirect, PageError> {
    let import = one::get(&visit, Action::Create, id).await?;
    let store = &visit.state.store;
    let again = matches!(import.stage, ImportStage::Importing | ImportStage::Failed);
    let may = match Standing::of(store, import.id, import.stage).await? {
        Standing::Previewed => true,
        Standing::Failed(_) => again,
        _ => false,
    };
    if may {
        store.stage_import(import.id, ImportStage::Importing, None).await?;
        store.add_job(IMPORT, &import.id.to_string()).await?;
    }
    Ok(Redirect::to(&address(import.id)))
}
