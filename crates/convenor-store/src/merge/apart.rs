//! Taking merged records apart: the one that went stands beside the other again, with its insights, responses and
//! lotteries.

use convenor_domain::{Engagement, EngagementId, Insight, RecordId, RecordKind};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{Moved, WentWith, hand_over_rows};
use crate::audit::AuditAction;
use crate::engagement::{facet_rows, to_row};
use crate::entity::engagement_merged::{self as row, Column as C};
use crate::entity::{engagement, engagement_facet, import_change, insight};
use crate::error::StoreError;
use crate::facet::{self, Around};
use crate::record::{Kept, from_json};
use crate::writing::{Writing, insert_all};

/// How the audit trail names the end of a merge among changed fields.
const TAKEN_APART: &str = "taken_apart";

impl Writing<'_> {
    /// Takes a record that was merged away out of the record that it is part of now. It says what it said, or what its
    /// source has said since; what came with it goes with it. What the other record says stays as it is.
    pub async fn take_apart(&mut self, away: EngagementId) -> Result<Engagement, StoreError> {
        let copy = row::Entity::find_by_id(away.0).one(self.on()).await?;
        let copy = copy.ok_or(StoreError::Missing(away.into()))?;
        let engagement: Engagement = from_json(&copy.reference, &copy.record)?;
        let now = super::successors(self.on(), [away.0].into()).await?;
        let holder = now.get(&away.0).copied().unwrap_or(copy.into_id);
        row::Entity::delete_many().filter(C::Id.eq(away.0)).exec(self.on()).await?;
        self.put_back(&engagement, &copy.content_hash).await?;
        let (insights, rows) = match from_json(&copy.reference, &copy.insights)? {
            WentWith::All { insights, rows } => (insights, rows),
            WentWith::Insights(insights) => (insights, Vec::new()),
        };
        self.hand_back(&insights, holder, away).await?;
        hand_over_rows(self.on(), holder, away.0, Some(&rows)).await?;
        let apart = [TAKEN_APART.to_owned()];
        self.note(AuditAction::Add, away.into(), &apart);
        self.note(AuditAction::Edit, RecordId::from(EngagementId(holder)), &apart);
        Ok(engagement)
    }

    async fn put_back(&self, engagement: &Engagement, source_hash: &str) -> Result<(), StoreError> {
        let around = Around::of(self.on(), &engagement.content.areas).await?;
        let facets = facet::of_engagement(&engagement.content, self.vocabularies(), &around);
        let row = to_row(engagement, source_hash)?;
        engagement::Entity::insert(row).exec_without_returning(self.on()).await?;
        let facets = facet_rows(engagement.id, facets).collect();
        insert_all::<engagement_facet::Entity, _>(self.on(), facets).await
    }

    /// Hands back the insights that are still with the record that holds them.
    async fn hand_back(&mut self, moved: &[Moved], holder: Uuid, to: EngagementId) -> Result<(), StoreError> {
        let query = insight::Entity::find()
            .filter(insight::Column::Id.is_in(moved.iter().map(|(id, _)| *id)))
            .filter(insight::Column::EngagementId.eq(holder));
        let rows = query.all(self.on()).await?;
        let insights = rows.into_iter().map(Insight::from_row).collect::<Result<Vec<_>, _>>()?;
        let untouched: Vec<Moved> = insights
            .iter()
            .map(|insight| (insight.id.0, insight.version))
            .filter(|(id, version)| moved.contains(&(*id, version.saturating_sub(1))))
            .collect();
        self.hand_over(insights, to).await?;
        // An import that brought an insight which nobody touched since can still be undone: it follows the version.
        for (id, version) in untouched {
            let version = i32::try_from(version).unwrap_or(i32::MAX);
            import_change::Entity::update_many()
                .col_expr(import_change::Column::Version, Expr::value(version.saturating_add(1)))
                .filter(import_change::Column::Kind.eq(RecordKind::Insight.key()))
                .filter(import_change::Column::RecordId.eq(id))
                .filter(import_change::Column::Version.eq(version.saturating_sub(1)))
                .exec(self.on())
                .await?;
        }
        Ok(())
    }
}
