//! Organisations: who leads, who takes part.

use serde::{Deserialize, Serialize};

use crate::id::{OrganisationId, SystemId};

/// An organisation within a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Identifier.
    pub id: OrganisationId,
    /// The system that it belongs to.
    pub system: SystemId,
    /// Name in addresses, unique in the system.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Term of the `organisation-kinds` vocabulary.
    pub kind: String,
}
