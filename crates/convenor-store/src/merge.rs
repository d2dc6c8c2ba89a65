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
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};
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

/// What went with a record into another, as it is kept.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum WentWith {
    /// Its insights, and the rows of other tables that named it.
    All { insights: Vec<Moved>, rows: Vec<Uuid> },
    /// Its insights: as it was kept before the rows were known.
    Insights(Vec<Moved>),
}

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
        let insights = self.hand_over(insights, keep).await?;
        let rows = hand_over_rows(self.on(), away.0, keep.0, None).await?;
        self.keep_copy(&gone, keep, &WentWith::All { insights, rows }).await?;
        crate::overlap::follow(self.on(), away.0, keep.0).await?;
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

/// Lets rows of other tables that name an engagement name another: all of them, or only these. Says which they are.
async fn hand_over_rows(
    on: &impl ConnectionTrait,
    from: Uuid,
    to: Uuid,
    only: Option<&[Uuid]>,
) -> Result<Vec<Uuid>, StoreError> {
    use {lottery::Column as L, response_import::Column as I, response_upload::Column as U};
    let mut rows = follow::<response_import::Entity>(on, [I::Id, I::EngagementId], from, to, only).await?;
    rows.extend(follow::<response_upload::Entity>(on, [U::Id, U::EngagementId], from, to, only).await?);
    rows.extend(follow::<lottery::Entity>(on, [L::Id, L::EngagementId], from, to, only).await?);
    Ok(rows)
}

async fn follow<E: EntityTrait>(
    on: &impl ConnectionTrait,
    [id, engagement]: [E::Column; 2],
    from: Uuid,
    to: Uuid,
    only: Option<&[Uuid]>,
) -> Result<Vec<Uuid>, StoreError> {
    let only = only.map(|rows| id.is_in(rows.iter().copied()));
    let theirs = Condition::all().add(engagement.eq(from)).add_option(only);
    let rows = E::find().select_only().column(id).filter(theirs.clone()).into_tuple().all(on).await?;
    E::update_many().col_expr(engagement, Expr::value(to)).filter(theirs).exec(on).await?;
    Ok(rows)
}
