//! Imports: all or nothing, undone as a whole, and the same file twice changes nothing.
//!
//! Everything an import writes is one transaction, so a process killed at any moment leaves nothing half done.

mod apply;
mod merged;
mod undo;

pub use apply::ImportBatch;

use chrono::{DateTime, Utc};
use convenor_domain::{AccountId, EngagementId, ImportId, ImportSummary, ReadScope, RecordKind, SystemId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::entity::{import, import_change};
use crate::error::StoreError;
use crate::open::Store;
use crate::record::{from_json, to_json, unreadable};

/// Where an import stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ImportStage {
    /// The file is here; its columns may still be mapped.
    Uploaded,
    /// Tried without saving: the summary says what would happen.
    Previewed,
    /// Being saved.
    Importing,
    /// Saved.
    Imported,
    /// Taken back.
    Undone,
    /// It could not be saved; the job says why.
    Failed,
}

impl ImportStage {
    const ALL: [Self; 6] =
        [Self::Uploaded, Self::Previewed, Self::Importing, Self::Imported, Self::Undone, Self::Failed];

    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Uploaded => "uploaded",
            Self::Previewed => "previewed",
            Self::Importing => "importing",
            Self::Imported => "imported",
            Self::Undone => "undone",
            Self::Failed => "failed",
        }
    }

    /// The stage with this key.
    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.key() == key)
    }
}

/// An import to be begun.
#[derive(Debug, Clone)]
pub struct NewImport {
    /// The system that it brings records into.
    pub system: SystemId,
    /// Who began it.
    pub account: Option<AccountId>,
    /// The file's name as it came.
    pub file_name: String,
    /// SHA-256 of its content, in hexadecimal.
    pub file_hash: String,
    /// How its columns are read, as YAML.
    pub mapping: String,
}

/// An import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Identifier.
    pub id: ImportId,
    /// The system that it brings records into.
    pub system: SystemId,
    /// Who began it.
    pub account: Option<AccountId>,
    /// The file's name as it came.
    pub file_name: String,
    /// SHA-256 of its content, in hexadecimal.
    pub file_hash: String,
    /// How its columns are read, as YAML.
    pub mapping: String,
    /// Where it stands.
    pub stage: ImportStage,
    /// What it did, or would do.
    pub summary: ImportSummary,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
    /// When it was saved or undone.
    pub finished_at: Option<DateTime<Utc>>,
}

/// The kind under which an import's changes tell of an organisation that it added.
const ORGANISATION: &str = "organisation";

impl Store {
    /// Begins an import.
    pub async fn add_import(&self, new: NewImport) -> Result<ImportId, StoreError> {
        let _door = self.door().lock().await;
        let id = ImportId(self.clock().new_id());
        let row = import::ActiveModel {
            id: Set(id.0),
            system_id: Set(new.system.0),
            account_id: Set(new.account.map(|account| account.0)),
            file_name: Set(new.file_name),
            file_hash: Set(new.file_hash),
            mapping: Set(new.mapping),
            stage: Set(ImportStage::Uploaded.key().to_owned()),
            summary: Set(to_json(&ImportSummary::default())?),
            created_at: Set(self.clock().now()),
            finished_at: Set(None),
        };
        import::Entity::insert(row).exec_without_returning(self.writer()).await?;
        Ok(id)
    }

    /// The import with this identifier, if it is of a system whose records the reader may see.
    pub async fn lookup_import(&self, scope: ReadScope, id: ImportId) -> Result<Option<Import>, StoreError> {
        let row = import::Entity::find_by_id(id.0).one(self.read()).await?.map(from_row).transpose()?;
        Ok(row.filter(|import| sees(scope, import.system)))
    }

    /// The last imports of a system, newest first.
    pub async fn list_imports(&self, system: SystemId, limit: u64) -> Result<Vec<Import>, StoreError> {
        let rows = import::Entity::find()
            .filter(import::Column::SystemId.eq(system.0))
            .order_by_desc(import::Column::CreatedAt)
            .limit(limit)
            .all(self.read())
            .await?;
        rows.into_iter().map(from_row).collect()
    }

    /// The engagements that an import added, in the order of the file; those that are merged or gone since included, so
    /// that each keeps its place.
    pub async fn list_engagements_added_by(&self, id: ImportId) -> Result<Vec<EngagementId>, StoreError> {
        let ids = import_change::Entity::find()
            .select_only()
            .column(import_change::Column::RecordId)
            .filter(import_change::Column::ImportId.eq(id.0))
            .filter(import_change::Column::Kind.eq(RecordKind::Engagement.key()))
            .filter(import_change::Column::Before.is_null())
            .order_by_asc(import_change::Column::Sequence);
        let ids: Vec<Uuid> = ids.into_tuple().all(self.read()).await?;
        Ok(ids.into_iter().map(EngagementId).collect())
    }

    /// Changes how an import's columns are read.
    pub async fn map_import(&self, id: ImportId, mapping: &str) -> Result<(), StoreError> {
        let _door = self.door().lock().await;
        import::Entity::update_many()
            .col_expr(import::Column::Mapping, Expr::value(mapping))
            .filter(import::Column::Id.eq(id.0))
            .exec(self.writer())
            .await?;
        Ok(())
    }

    /// Forgets an import that was never saved, such as a dry run.
    pub async fn remove_import(&self, id: ImportId) -> Result<(), StoreError> {
        let _door = self.door().lock().await;
        let unsaved =
            import::Column::Stage.is_in([ImportStage::Uploaded.key(), ImportStage::Previewed.key()]);
        import::Entity::delete_by_id(id.0).filter(unsaved).exec(self.writer()).await?;
        Ok(())
    }

    /// Says where an import stands and, when it has been tried, what it would do.
    pub async fn stage_import(
        &self,
        id: ImportId,
        stage: ImportStage,
        summary: Option<&ImportSummary>,
    ) -> Result<(), StoreError> {
        let _door = self.door().lock().await;
        let mut update = import::Entity::update_many()
            .col_expr(import::Column::Stage, Expr::value(stage.key()))
            .filter(import::Column::Id.eq(id.0));
        if let Some(summary) = summary {
            update = update.col_expr(import::Column::Summary, Expr::value(to_json(summary)?));
        }
        update.exec(self.writer()).await?;
        Ok(())
    }
}

fn sees(scope: ReadScope, of: SystemId) -> bool {
    match scope {
        ReadScope::Everything => true,
        ReadScope::WholeSystem { system } | ReadScope::Member { system, .. } => system == of,
        ReadScope::Public => false,
    }
}

pub(crate) fn from_row(row: import::Model) -> Result<Import, StoreError> {
    let stage = ImportStage::from_key(&row.stage);
    Ok(Import {
        stage: stage.ok_or_else(|| unreadable("an import", &row.stage))?,
        summary: from_json("an import", &row.summary)?,
        id: ImportId(row.id),
        system: SystemId(row.system_id),
        account: row.account_id.map(AccountId),
        file_name: row.file_name,
        file_hash: row.file_hash,
        mapping: row.mapping,
        created_at: row.created_at,
        finished_at: row.finished_at,
    })
}
