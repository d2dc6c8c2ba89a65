//! Undoing an import: what it added goes, what it changed is as before, unless someone built on it since.

use std::collections::{HashMap, HashSet};

use convenor_domain::{Decision, Engagement, ImportId, Insight, RecordId, RecordKind};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::ImportStage;
use crate::audit::AuditAction;
use crate::entity::{
    account, decision, decision_influence, engagement_facet, engagement_merged, import, import_change,
    insight, organisation,
};
use crate::error::StoreError;
use crate::facet::Facet;
use crate::merge::versions_since_merge;
use crate::record::{Kept, from_json};
use crate::writing::Writing;

impl Writing<'_> {
    /// Undoes an import as a whole, or, when records were changed or used since, not at all.
    pub async fn undo_import(&mut self, id: ImportId) -> Result<(), StoreError> {
        let changes = import_change::Entity::find()
            .filter(import_change::Column::ImportId.eq(id.0))
            .order_by_asc(import_change::Column::Sequence)
            .all(self.on())
            .await?;
        let (organisations, changes): (Vec<_>, Vec<_>) =
            changes.into_iter().partition(|change| change.kind == super::ORGANISATION);
        let count = self.used_since(&changes).await?;
        if count > 0 {
            return Err(StoreError::UsedSince { count });
        }
        self.remove_added(&changes).await?;
        for change in &changes {
            self.restore(change).await?;
        }
        self.remove_unused(organisations.iter().map(|change| change.record_id).collect()).await?;
        import::Entity::update_many()
            .col_expr(import::Column::Stage, Expr::value(ImportStage::Undone.key()))
            .col_expr(import::Column::FinishedAt, Expr::value(self.now()))
            .filter(import::Column::Id.eq(id.0))
            .filter(import::Column::Stage.eq(ImportStage::Imported.key()))
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
        let mut versions = HashMap::new();
        versions.extend(versions_of::<Engagement>(self.on(), ids).await?);
        versions.extend(versions_of::<Insight>(self.on(), ids).await?);
        versions.extend(versions_of::<Decision>(self.on(), ids).await?);
        versions.extend(versions_since_merge(self.on(), ids).await?);
        Ok(versions)
    }

    /// (who uses, what is used): insights and responses of engagements, and decisions on insights.
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
        let responses = crate::response::list_standing(self.on(), ids).await?;
        Ok(insights.into_iter().chain(decisions).chain(responses).collect())
    }

    /// Removes what the import added, what rests on others first.
    async fn remove_added(&mut self, changes: &[import_change::Model]) -> Result<(), StoreError> {
        for kind in [RecordKind::Decision, RecordKind::Insight, RecordKind::Engagement] {
            let added = changes.iter().filter(|change| change.before.is_none() && change.kind == kind.key());
            let ids: Vec<Uuid> = added.map(|change| change.record_id).collect();
            for some in ids.chunks(crate::dialect::INSERT_ROWS) {
                match kind {
                    RecordKind::Decision => remove_all::<Decision>(self.on(), some).await?,
                    RecordKind::Insight => remove_all::<Insight>(self.on(), some).await?,
                    RecordKind::Engagement => {
                        crate::response::forget_undone(self.on(), some).await?;
                        remove_all::<Engagement>(self.on(), some).await?;
                    }
                }
            }
            for id in ids {
                self.note(AuditAction::Remove, RecordId { kind, id }, &[]);
            }
        }
        Ok(())
    }

    /// Makes an engagement that the import changed what it was before.
    async fn restore(&mut self, change: &import_change::Model) -> Result<(), StoreError> {
        let Some(before) = &change.before else { return Ok(()) };
        let (before, hash): (Engagement, String) = from_json("an import", before)?;
        // A restored record is a new version: whoever holds the imported one is told so.
        let version = change.version + 1;
        let restored = Engagement {
            version: u32::try_from(version).unwrap_or_default(),
            updated_at: self.now(),
            ..before.clone()
        };
        if !self.restore_copy(&restored, before.version, &hash).await? {
            self.replace_engagement(&restored, Some(&hash)).await?;
        }
        // An earlier import that left the record as it is now again can still be undone: it follows the version.
        import_change::Entity::update_many()
            .col_expr(import_change::Column::Version, Expr::value(version))
            .filter(import_change::Column::RecordId.eq(change.record_id))
            .filter(import_change::Column::Version.eq(i32::try_from(before.version).unwrap_or(i32::MAX)))
            .exec(self.on())
            .await?;
        self.note(AuditAction::Edit, restored.id.into(), &[]);
        Ok(())
    }

    /// Removes organisations that nobody leads, partners or works for.
    async fn remove_unused(&mut self, ids: Vec<Uuid>) -> Result<(), StoreError> {
        for id in ids {
            let text = id.to_string();
            let uses = [
                account::Entity::find()
                    .filter(account::Column::OrganisationId.eq(id))
                    .count(self.on())
                    .await?,
                decision::Entity::find()
                    .filter(decision::Column::OrganisationId.eq(id))
                    .count(self.on())
                    .await?,
                insight::Entity::find()
                    .filter(insight::Column::OrganisationId.eq(id))
                    .count(self.on())
                    .await?,
                engagement_facet::Entity::find()
                    .filter(engagement_facet::Column::Facet.eq(Facet::Organisation.key()))
                    .filter(engagement_facet::Column::Value.eq(text.as_str()))
                    .count(self.on())
                    .await?,
                engagement_merged::Entity::find()
                    .filter(engagement_merged::Column::Record.contains(text.as_str()))
                    .count(self.on())
                    .await?,
            ];
            if uses.iter().sum::<u64>() == 0 {
                organisation::Entity::delete_by_id(id).exec(self.on()).await?;
            }
        }
        Ok(())
    }
}

/// (identifier, version) of records of one kind.
async fn versions_of<K: Kept>(
    on: &impl ConnectionTrait,
    ids: &[Uuid],
) -> Result<Vec<(Uuid, i32)>, StoreError> {
    let query = K::Entity::find().select_only().columns([K::ID, K::VERSION]);
    Ok(query.filter(K::ID.is_in(ids.iter().copied())).into_tuple().all(on).await?)
}

async fn remove_all<K: Kept>(on: &impl ConnectionTrait, ids: &[Uuid]) -> Result<(), StoreError> {
    K::Entity::delete_many().filter(K::ID.is_in(ids.iter().copied())).exec(on).await?;
    Ok(())
}
