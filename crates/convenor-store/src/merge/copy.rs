//! The copy of a record that went into another: what its source says of it is still kept up to date.

use std::collections::{BTreeSet, HashMap};

use convenor_domain::{Engagement, EngagementId, SystemId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::WentWith;
use crate::entity::engagement;
use crate::entity::engagement_merged::{self as row, Column as C};
use crate::error::StoreError;
use crate::record::{from_json, to_json};
use crate::writing::Writing;

/// The copy of a record that went into another.
pub(crate) struct MergedCopy {
    /// The record.
    pub(crate) engagement: Engagement,
    /// The hash of what its source said last.
    pub(crate) source_hash: String,
}

impl Writing<'_> {
    /// Keeps a record whole that goes into another.
    pub(super) async fn keep_copy(
        &self,
        gone: &Engagement,
        into: EngagementId,
        went: &WentWith,
    ) -> Result<(), StoreError> {
        let saved = engagement::Entity::find_by_id(gone.id.0).one(self.on()).await?;
        let provenance = gone.provenance.as_ref();
        let version = i32::try_from(gone.version).unwrap_or(i32::MAX);
        let copy = row::ActiveModel {
            id: Set(gone.id.0),
            system_id: Set(gone.system.0),
            into_id: Set(into.0),
            reference: Set(gone.reference().0),
            source: Set(provenance.map(|from| from.source.clone())),
            external_id: Set(provenance.map(|from| from.external_id.clone())),
            content_hash: Set(saved.map(|row| row.content_hash).unwrap_or_default()),
            record: Set(to_json(gone)?),
            version: Set(version),
            merged_version: Set(version),
            insights: Set(to_json(went)?),
            account_id: Set(self.account().map(|account| account.0)),
            merged_at: Set(self.now()),
        };
        row::Entity::insert(copy).exec_without_returning(self.on()).await?;
        Ok(())
    }

    /// Writes what the source says now over the copy. Nothing reaches the record that it went into: people decided what
    /// that says.
    pub(crate) async fn replace_copy(&self, after: &Engagement, source_hash: &str) -> Result<(), StoreError> {
        row::Entity::update_many()
            .col_expr(C::Record, Expr::value(to_json(after)?))
            .col_expr(C::ContentHash, Expr::value(source_hash))
            .col_expr(C::Version, Expr::value(i32::try_from(after.version).unwrap_or(i32::MAX)))
            .filter(C::Id.eq(after.id.0))
            .exec(self.on())
            .await?;
        Ok(())
    }
}

/// Copies of records that went into others, by source and the source's identifier.
pub(crate) async fn copies_by_source(
    on: &impl ConnectionTrait,
    system: SystemId,
    keys: &[(&str, &str)],
) -> Result<HashMap<(String, String), MergedCopy>, StoreError> {
    let mut found = HashMap::new();
    for some in keys.chunks(crate::dialect::INSERT_ROWS) {
        let sources: BTreeSet<&str> = some.iter().map(|(source, _)| *source).collect();
        let rows = row::Entity::find()
            .filter(C::SystemId.eq(system.0))
            .filter(C::Source.is_in(sources))
            .filter(C::ExternalId.is_in(some.iter().map(|(_, id)| *id)))
            .all(on)
            .await?;
        for row in rows {
            let engagement = from_json(&row.reference, &row.record)?;
            let key = (row.source.unwrap_or_default(), row.external_id.unwrap_or_default());
            found.insert(key, MergedCopy { engagement, source_hash: row.content_hash });
        }
    }
    Ok(found)
}

/// (identifier, version) of copies that an import changed after the merge: only that can be undone while they are
/// merged.
pub(crate) async fn versions_since_merge(
    on: &impl ConnectionTrait,
    ids: &[Uuid],
) -> Result<Vec<(Uuid, i32)>, StoreError> {
    let changed = Expr::col(C::Version).gt(Expr::col(C::MergedVersion));
    let rows = row::Entity::find().filter(C::Id.is_in(ids.iter().copied())).filter(changed).all(on).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.version)).collect())
}

impl Writing<'_> {
    /// Makes a copy what it was before an import changed it, and says whether there is such a copy. `before` is the
    /// version that `restored` was.
    pub(crate) async fn restore_copy(
        &self,
        restored: &Engagement,
        before: u32,
        source_hash: &str,
    ) -> Result<bool, StoreError> {
        let Some(copy) = row::Entity::find_by_id(restored.id.0).one(self.on()).await? else {
            return Ok(false);
        };
        self.replace_copy(restored, source_hash).await?;
        if u32::try_from(copy.merged_version) == Ok(before) {
            // It is again what was merged.
            row::Entity::update_many()
                .col_expr(C::MergedVersion, Expr::col(C::Version))
                .filter(C::Id.eq(restored.id.0))
                .exec(self.on())
                .await?;
        }
        Ok(true)
    }
}
