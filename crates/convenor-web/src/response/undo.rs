//! Taking an import of responses back.

use convenor_domain::response::Responses;
use convenor_domain::{Actor, ImportId};
use convenor_store::Store;

use super::RunError;

/// Takes an import back. Says how many responses are gone. Errors: it is too long ago, or its file cannot be removed; the
/// import is taken back all the same then, and the file is swept later.
pub async fn undo(
    store: &Store,
    responses: &dyn Responses,
    actor: &Actor,
    import: ImportId,
) -> Result<u64, RunError> {
    let mut writing = store.begin(actor).await?;
    let file = writing.undo_response_import(import).await?;
    writing.commit().await?;
    let Some(file) = file else { return Ok(0) };
    responses.remove(&file).await?;
    Ok(file.responses)
}
