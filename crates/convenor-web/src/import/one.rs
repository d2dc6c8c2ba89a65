//! One import of the reader's own system, or nothing: imports of other systems are not there for them.

use convenor_domain::{Action, ImportId, Resource, ResourceKind};
use convenor_store::Import;
use uuid::Uuid;

use crate::error::PageError;
use crate::reader::Visit;

/// The import, if the reader may do this to it.
pub(super) async fn get(visit: &Visit, action: Action, id: Uuid) -> Result<Import, PageError> {
    visit.require(action, Resource::any(ResourceKind::Import))?;
    let import = visit.state.store.lookup_import(visit.scope(), ImportId(id)).await?;
    import.ok_or(PageError::NotFound)
}
