//! Merging two records of the same piece of work. The one that goes is kept whole beside the register, so that its
//! links lead on, its source is known when it is imported again, and the two can be taken apart.
//!
//! What the merged record says is left to people; [`convenor_domain::engagement::merge_content`] proposes it.

mod apart;
mod copy;
mod lineage;

pub(crate) use copy::{MergedCopy, copies_by_source, versions_since_merge};
pub use lineage::MergedEngagement;
pub(crate) use lineage::{predecessors, successors};

use convenor_domain::{
    Engagement, EngagementContent, EngagementId, FieldProblem, Insight, Reason, RecordKind,
};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::audit::AuditAction;
use crate::entity::{engagement, insight, lottery, response_import, response_upload};
use crate::error::StoreError;
use crate::record::{Kept, changed_fields};
use crate::writing::Writing;

/// How the audit trail names a merge among changed fields.
const MERGED: &str = "merged";

/// An insight that changed hands, and the version that it had before.
type Moved = (Uuid, u32);

impl Writing<'_> {
    /// Lets `away` go into `keep`, which says `content` from now on. Its insights and pairs follow. `held_…` are the
    /// versions that the writer had read. Both must be of one system: a problem names `away` otherwise.
    pub async fn merge_engagements(
        &mut self,
        keep: EngagementId,
        held_keep: u32,
        away: EngagementId,
        held_away: u32,
        content: EngagementContent,
    ) -> Result<Engagement, StoreError> {
        content.check(self.vocabularies()).map_err(StoreError::Problems)?;
        let kept = self.held::<Engagement>(keep.into(), held_keep).await?;
        let gone = self.held::<Engagement>(away.into(), held_away).await?;
        if keep == away || kept.system != gone.system {
            let reason = Reason::NotAllowed { value: away.reference().0 };
            return Err(StoreError::Problems(vec![FieldProblem { field: "away", reason }]));
        }
        let insights = self.insights_heard_in(away).await?;
        let moved = self.hand_over(insights, keep).await?;
        self.keep_copy(&gone, keep, &moved).await?;
        crate::overlap::follow(self.on(), away.0, keep.0).await?;
        follow::<response_import::Entity>(self.on(), response_import::Column::EngagementId, away, keep)
            .await?;
        follow::<response_upload::Entity>(self.on(), response_upload::Column::EngagementId, away, keep)
            .await?;
        follow::<lottery::Entity>(self.on(), lottery::Column::EngagementId, away, keep).await?;
        engagement::Entity::delete_by_id(away.0).exec(self.on()).await?;
        self.note(AuditAction::Remove, away.into(), &[MERGED.to_owned()]);
        self.say_merged(kept, content).await
    }

    /// A merge is a new version even where nothing else changes: whoever holds the record is told, and an import that
    /// brought it cannot be undone under it.
    async fn say_merged(
        &mut self,
        kept: Engagement,
        content: EngagementContent,
    ) -> Result<Engagement, StoreError> {
        let mut fields = changed_fields(&kept.content, &content)?;
        fields.push(MERGED.to_owned());
        let after = Engagement { content, version: kept.version + 1, updated_at: self.now(), ..kept };
        self.replace_engagement(&after, None).await?;
        self.note(AuditAction::Edit, after.id.into(), &fields);
        Ok(after)
    }

    async fn insights_heard_in(&self, engagement: EngagementId) -> Result<Vec<Insight>, StoreError> {
        let query = insight::Entity::find().filter(insight::Column::EngagementId.eq(engagement.0));
        query.all(self.on()).await?.into_iter().map(Insight::from_row).collect()
    }

    /// Lets insights belong to another engagement. What they say stays, and so does where they stand.
    async fn hand_over(
        &mut self,
        insights: Vec<Insight>,
        to: EngagementId,
    ) -> Result<Vec<Moved>, StoreError> {
        let mut moved = Vec::with_capacity(insights.len());
        for mut insight in insights {
            moved.push((insight.id.0, insight.version));
            insight.content.engagement = Some(to);
            insight.version += 1;
            insight.updated_at = self.now();
            self.replace_insight(&insight, None).await?;
            self.note(AuditAction::Edit, insight.id.into(), &[RecordKind::Engagement.key().to_owned()]);
        }
        Ok(moved)
    }
}

/// Lets the rows of a merged engagement, which name it in this column, be of the one that it went into.
async fn follow<E: EntityTrait>(
    on: &impl ConnectionTrait,
    engagement: E::Column,
    away: EngagementId,
    keep: EngagementId,
) -> Result<(), StoreError> {
    let update = E::update_many().col_expr(engagement, Expr::value(keep.0));
    update.filter(engagement.eq(away.0)).exec(on).await?;
    Ok(())
}
