//! Confirming a preview: the import is queued. No news is kept for the next page, since the session would wait for the
//! import to end.

use axum::extract::Path;
use axum::response::Redirect;
use convenor_domain::Action;
use convenor_store::ImportStage;
use uuid::Uuid;

use super::address;
use super::one::{Found, find};
use crate::error::PageError;
use crate::reader::Visit;
use crate::standing::Standing;
use crate::work::RESPONSE_IMPORT;

/// `POST /responses/imports/{id}/confirm`. Sent twice, it is imported once; where nothing is new, not at all.
pub(super) async fn confirm(visit: Visit, Path(id): Path<Uuid>) -> Result<Redirect, PageError> {
    let one = match find(&visit, Action::Publish, id).await? {
        Found::Upload(one) => one,
        Found::Import(import) => return Ok(Redirect::to(&address(import.0.id))),
    };
    let (store, upload) = (&visit.state.store, &one.upload);
    let again = matches!(upload.stage, ImportStage::Importing | ImportStage::Failed);
    let is_tried = match Standing::of(store, upload.id, upload.stage).await? {
        Standing::Previewed => true,
        Standing::Failed(_) => again,
        _ => false,
    };
    let brings_some = upload.preview.as_ref().is_some_and(|preview| preview.summary.new > 0);
    if is_tried && brings_some {
        store.stage_response_upload(upload.id, ImportStage::Importing, None).await?;
        store.add_job(RESPONSE_IMPORT, &upload.id.to_string()).await?;
    }
    Ok(Redirect::to(&address(upload.id)))
}
