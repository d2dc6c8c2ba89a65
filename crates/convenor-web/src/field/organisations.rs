//! The organisations that a record can belong to.

use crate::error::PageError;
use crate::reader::Visit;

/// Identifier and name of every organisation of the reader's system, by name.
pub(crate) async fn organisations(visit: &Visit) -> Result<Vec<(String, String)>, PageError> {
    let directory = visit.state.directory().await?;
    let Some(system) = visit.actor().system else { return Ok(Vec::new()) };
    let known = directory.organisations_of(system);
    Ok(known.map(|one| (one.id.to_string(), one.name.clone())).collect())
}
