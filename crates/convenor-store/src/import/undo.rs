//! Undoing an import: what it added goes, what it changed is as before, unless someone built on it since.

use std::collections::{HashMap, HashSet};

use convenor_domain::{Engagement, ImportId, RecordId, RecordKind};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::ImportStage;
use crate::audit::AuditAction;
use crate::entity::{decision, decision_influence, engagement, import, import_change, insight};
use crate::error::StoreError;
use crate::record::{from_json, unreadable};
use crate::writing::Writing;

impl Writing<'_> {
    /// Undoes an import as a whole, or, when records were changed or used since, not at all.
    pub async fn undo_import(&mut self, id: ImportId) -> Result<(), StoreError> {
        let changes = import_change::Entity::find()
            .filter(import_change::Column::ImportId.eq(id.0))
            .order_by_desc(import_change::Column::Sequence)
            .all(self.on())
            .await?;
        let count = self.used_since(&changes).await?;
        if count > 0 {
            return Err(StoreError::UsedSince { count });
        }
        for change in &changes {
            self.undo(change).await?;
        }
        import::Entity::update_many()
            .col_expr(import::Column::Stage, Expr::value(ImportStage::Undone.key()))
            .col_expr(import::Column::FinishedAt, Expr::value(self.now()))
            .filter(import::Column::Id.eq(id.0))
            .exec(self.on())
            .await?;
        import_change::Entity::delete_many()
            .filter(import_change::Column::ImportId.eq(id.0))
            .exec(self.on())
            .await?;
        Ok(())
    }

    /// How many records have another version than the import left, or are used by records that it did not bring.
    async fn used_since(&self, changes: &[import_change::Model]) -> Result<usize, StoreError> {
        let brought: HashSet<Uuid> = changes.iter().map(|change| change.record_id).collect();
        let mut used: HashSet<Uuid> = HashSet::new();
        for some in changes.chunks(crate::dialect::INSERT_ROWS) {
            let ids: Vec<Uuid> = some.iter().map(|change| change.record_id).collect();
            let versions = self.versions(&ids).await?;
            let edited =
                some.iter().filter(|change| versions.get(&change.record_id) != Some(&change.version));
            used.extend(edited.map(|change| change.record_id));
            let added: Vec<Uuid> =
                some.iter().filter(|change| change.before.is_none()).map(|change| change.record_id).collect();
            used.extend(
                self.used_by(&added)
                    .await?
                    .into_iter()
                    .filter(|(by, _)| !brought.contains(by))
                    .map(|(_, id)| id),
            );
        }
        Ok(used.len())
    }

    async fn versions(&self, ids: &[Uuid]) -> Result<HashMap<Uuid, i32>, StoreError> {
        let mut versions: HashMap<Uuid, i32> = HashMap::new();
        macro_rules! collect {
            ($entity:ident) => {
                let found: Vec<(Uuid, i32)> = $entity::Entity::find()
                    .select_only()
                    .columns([$entity::Column::Id, $entity::Column::Version])
                    .filter($entity::Column::Id.is_in(ids.iter().copied()))
                    .into_tuple()
                    .all(self.on())
                    .await?;
                versions.extend(found);
            };
        }
        collect!(engagement);
        collect!(insight);
        collect!(decision);
        Ok(versions)
    }

    /// (who uses, what is used): insights of engagements and decisions on insights.
    async fn used_by(&self, ids: &[Uuid]) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
        let insights: Vec<(Uuid, Uuid)> = insight::Entity::find()
            .select_only()
            .columns([insight::Column::Id, insight::Column::EngagementId])
            .filter(insight::Column::EngagementId.is_in(ids.iter().copied()))
            .into_tuple()
            .all(self.on())
            .await?;
        let decisions: Vec<(Uuid, Uuid)> = decision_influence::Entity::find()
            .select_only()
            .columns([decision_influence::Column::DecisionId, decision_influence::Column::InsightId])
            .filter(decision_influence::Column::InsightId.is_in(ids.iter().copied()))
            .into_tuple()
            .all(self.on())
            .await?;
        Ok(insights.into_iter().chain(decisions).collect())
    }

    async fn undo(&mut self, change: &import_change::Model) -> Result<(), StoreError> {
        let kind: RecordKind = change.kind.parse().map_err(|error| unreadable("an import", &error))?;
        let record = RecordId { kind, id: change.record_id };
        if let Some(before) = &change.before {
            let (before, hash): (Engagement, String) = from_json("an import", before)?;
            // A restored record is a new version: whoever holds the imported one is told so.
            let version = u32::try_from(change.version).unwrap_or_default() + 1;
            let restored = Engagement { version, updated_at: self.now(), ..before };
            self.replace_engagement(&restored, Some(&hash)).await?;
            self.note(AuditAction::Edit, record, &[]);
            return Ok(());
        }
        match kind {
            RecordKind::Engagement => engagement::Entity::delete_by_id(record.id).exec(self.on()).await?,
            RecordKind::Insight => insight::Entity::delete_by_id(record.id).exec(self.on()).await?,
            RecordKind::Decision => decision::Entity::delete_by_id(record.id).exec(self.on()).await?,
        };
        self.note(AuditAction::Remove, record, &[]);
        Ok(())
    }
}
