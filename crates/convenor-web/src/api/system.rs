//! The systems of this instance with their organisations.

use axum::Json;
use convenor_domain::{Action, Resource, ResourceKind};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::shape::Organisation;
use crate::error::PageError;
use crate::reader::Visit;

/// The systems of this instance.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Systems {
    /// How many there are.
    total: usize,
    /// The systems, by name.
    systems: Vec<System>,
}

/// A system: an integrated care system, a local authority, or another grouping.
#[derive(Debug, Serialize, ToSchema)]
struct System {
    /// Identifier.
    id: Uuid,
    /// Name in addresses, as the filter `system` takes it.
    slug: String,
    /// Name.
    name: String,
    /// What it is: `ics`, `local-authority` or `other`.
    #[schema(value_type = String, example = "ics")]
    kind: &'static str,
    /// Official code of the area that it serves.
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<String>,
    /// Its organisations, by name.
    organisations: Vec<Organisation>,
}

/// The systems of this instance, with their organisations
#[utoipa::path(
    get,
    path = "/api/v1/systems",
    operation_id = "list_systems",
    tag = "lists",
    responses((status = 200, description = "Every system", body = Systems))
)]
pub(super) async fn list(visit: Visit) -> Result<Json<Systems>, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Place))?;
    let directory = visit.state.directory().await?;
    let system = |system: &convenor_domain::System| System {
        id: system.id.0,
        slug: system.slug.clone(),
        name: system.name.clone(),
        kind: system.kind.key(),
        area: system.area.as_ref().map(ToString::to_string),
        organisations: directory
            .organisations_of(system.id)
            .map(|one| Organisation { id: one.id.0, name: one.name.clone() })
            .collect(),
    };
    let systems: Vec<_> = directory.systems.iter().map(system).collect();
    Ok(Json(Systems { total: systems.len(), systems }))
}
