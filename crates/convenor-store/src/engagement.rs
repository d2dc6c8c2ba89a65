//! Engagements: saving, reading, listing.

mod answered;
mod asked;
mod found;
mod list;
mod row;

pub use asked::AskedAbout;
pub(crate) use found::FoundCache;
pub use list::{EngagementList, EngagementSort, EngagementSummary};
pub(crate) use row::{facet_rows, to_row};

use convenor_domain::{
    Engagement, EngagementContent, EngagementId, EngagementStatus, FieldProblem, ReadScope, Reason, SystemId,
};
use sea_orm::ActiveValue::NotSet;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter};

use crate::audit::AuditAction;
use crate::entity::{engagement, engagement_facet};
use crate::error::StoreError;
use crate::facet::{self, Around};
use crate::open::Store;
use crate::record::changed_fields;
use crate::writing::{Writing, insert_all};

/// An engagement to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEngagement {
    /// The system that it belongs to.
    pub system: SystemId,
    /// Where it stands.
    pub status: EngagementStatus,
    /// What it says.
    pub content: EngagementContent,
}

impl Store {
    /// An engagement, whole, if the reader may see it.
    pub async fn lookup_engagement(
        &self,
        scope: ReadScope,
        id: EngagementId,
    ) -> Result<Option<Engagement>, StoreError> {
        self.lookup_kept(scope, id.0).await
    }

    /// Engagements by identifier, whole, as far as the reader may see them; in no order.
    pub async fn list_engagements_by_id(
        &self,
        scope: ReadScope,
        ids: &[EngagementId],
    ) -> Result<Vec<Engagement>, StoreError> {
        self.list_kept(scope, ids.iter().map(|id| id.0).collect()).await
    }
}

impl Writing<'_> {
    /// Adds an engagement.
    pub async fn add_engagement(&mut self, new: NewEngagement) -> Result<Engagement, StoreError> {
        new.content.check(self.vocabularies()).map_err(StoreError::Problems)?;
        let engagement = Engagement {
            id: EngagementId(self.new_id()),
            system: new.system,
            status: new.status,
            content: new.content,
            provenance: None,
            version: 1,
            created_at: self.now(),
            updated_at: self.now(),
        };
        self.put_engagements(std::slice::from_ref(&engagement)).await?;
        Ok(engagement)
    }

    /// Adds whole engagements as they are, such as a generator's.
    pub async fn put_engagements(&mut self, engagements: &[Engagement]) -> Result<(), StoreError> {
        let around = Around::of(self.on(), engagements.iter().flat_map(|one| &one.content.areas)).await?;
        let mut rows = Vec::with_capacity(engagements.len());
        let mut facets = Vec::new();
        for engagement in engagements {
            rows.push(to_row(engagement, "")?);
            let found = facet::of_engagement(&engagement.content, self.vocabularies(), &around);
            facets.extend(facet_rows(engagement.id, found));
            self.note(AuditAction::Add, engagement.id.into(), &[]);
        }
        insert_all::<engagement::Entity, _>(self.on(), rows).await?;
        insert_all::<engagement_facet::Entity, _>(self.on(), facets).await
    }

    /// Changes what an engagement says. `held` is the version that the writer had read.
    pub async fn update_engagement(
        &mut self,
        id: EngagementId,
        held: u32,
        content: EngagementContent,
    ) -> Result<Engagement, StoreError> {
        content.check(self.vocabularies()).map_err(StoreError::Problems)?;
        let before = self.held::<Engagement>(id.into(), held).await?;
        let fields = changed_fields(&before.content, &content)?;
        if fields.is_empty() {
            return Ok(before);
        }
        let after = Engagement { content, version: before.version + 1, updated_at: self.now(), ..before };
        self.replace_engagement(&after, None).await?;
        self.note(AuditAction::Edit, id.into(), &fields);
        Ok(after)
    }

    /// Takes an engagement to another status, if that may follow.
    pub async fn move_engagement(
        &mut self,
        id: EngagementId,
        held: u32,
        to: EngagementStatus,
    ) -> Result<Engagement, StoreError> {
        let before = self.held::<Engagement>(id.into(), held).await?;
        if !before.status.can_become(to) {
            let reason = Reason::NotAllowed { value: to.key().to_owned() };
            return Err(StoreError::Problems(vec![FieldProblem { field: "status", reason }]));
        }
        let after = Engagement { status: to, version: before.version + 1, updated_at: self.now(), ..before };
        self.replace_engagement(&after, None).await?;
        self.note(AuditAction::Move, id.into(), &["status".to_owned()]);
        Ok(after)
    }

    /// Writes a whole engagement over the saved one. `source_hash` is set by imports only.
    pub(crate) async fn replace_engagement(
        &mut self,
        after: &Engagement,
        source_hash: Option<&str>,
    ) -> Result<(), StoreError> {
        let around = Around::of(self.on(), &after.content.areas).await?;
        let found = facet::of_engagement(&after.content, self.vocabularies(), &around);
        let mut row = to_row(after, source_hash.unwrap_or_default())?;
        if source_hash.is_none() {
            row.content_hash = NotSet;
        }
        row.update(self.on()).await?;
        engagement_facet::Entity::delete_many()
            .filter(engagement_facet::Column::RecordId.eq(after.id.0))
            .exec(self.on())
            .await?;
        insert_all::<engagement_facet::Entity, _>(self.on(), facet_rows(after.id, found).collect()).await
    }
}
