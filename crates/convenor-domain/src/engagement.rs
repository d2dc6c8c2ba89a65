//! Engagements: one activity through which an organisation hears from people.
//!
//! [`EngagementContent`] is what people write and files hold; [`Engagement`] is a saved record around it.

mod check;
mod completeness;
mod content;
mod merge;
mod status;

pub(crate) use check::check_documents;
pub use check::{NARRATIVE_LIMIT, TEXT_LIMIT, TITLE_LIMIT};
pub use completeness::{Completeness, completeness};
pub use content::{Contact, Coproduction, Document, EngagementContent, EngagementKind, GroupReach, Partner};
pub use merge::{MergeProposal, merge_content};
pub use status::EngagementStatus;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::access::{Access, Stage};
use crate::id::{EngagementId, OrganisationId, Reference, SystemId};
use crate::provenance::Provenance;

/// A saved engagement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Engagement {
    /// Identifier.
    pub id: EngagementId,
    /// The system that it belongs to.
    pub system: SystemId,
    /// Where it stands.
    pub status: EngagementStatus,
    /// What it says.
    pub content: EngagementContent,
    /// Where it came from, when it was not typed in.
    pub provenance: Option<Provenance>,
    /// Counts its saved versions from 1; a form that edits an older version is told so.
    pub version: u32,
    /// When it was first saved.
    pub created_at: DateTime<Utc>,
    /// When it was last saved.
    pub updated_at: DateTime<Utc>,
}

impl Engagement {
    /// The permanent reference for citing.
    pub fn reference(&self) -> Reference {
        self.id.reference()
    }

    /// What decides who may see it.
    pub fn access(&self) -> Access {
        Access {
            system: self.system,
            organisations: self.content.organisations().collect(),
            visibility: self.content.visibility,
            stage: if self.status == EngagementStatus::Draft { Stage::Draft } else { Stage::Live },
        }
    }
}

impl EngagementContent {
    /// The organisations that lead or take part.
    pub fn organisations(&self) -> impl Iterator<Item = OrganisationId> + '_ {
        self.lead.into_iter().chain(self.partners.iter().map(|partner| partner.organisation))
    }
}
