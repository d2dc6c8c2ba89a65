//! Kept mappings: how a system's own files are read, so that the next file of the same shape needs no work.

use convenor_domain::SystemId;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use sha2::{Digest, Sha256};

use crate::entity::mapping;
use crate::error::StoreError;
use crate::open::Store;
use crate::record::hex;

/// A kept mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptMapping {
    /// Its name, unique in the system.
    pub name: String,
    /// The mapping, as those who read files write it.
    pub yaml: String,
}

impl Store {
    /// A system's mappings, by name.
    pub async fn list_mappings(&self, system: SystemId) -> Result<Vec<KeptMapping>, StoreError> {
        let rows = mapping::Entity::find()
            .filter(mapping::Column::SystemId.eq(system.0))
            .order_by_asc(mapping::Column::Name)
            .all(self.read())
            .await?;
        Ok(rows.into_iter().map(kept).collect())
    }

    /// The mapping kept for files with these columns.
    pub async fn lookup_mapping_for(
        &self,
        system: SystemId,
        columns: &[String],
    ) -> Result<Option<KeptMapping>, StoreError> {
        let row = mapping::Entity::find()
            .filter(mapping::Column::SystemId.eq(system.0))
            .filter(mapping::Column::ColumnsHash.eq(columns_hash(columns)))
            .one(self.read())
            .await?;
        Ok(row.map(kept))
    }

    /// Keeps a mapping; one of the same name is replaced.
    pub async fn keep_mapping(
        &self,
        system: SystemId,
        columns: &[String],
        mapping: &KeptMapping,
    ) -> Result<(), StoreError> {
        let _door = self.door().lock().await;
        let row = mapping::ActiveModel {
            system_id: Set(system.0),
            name: Set(mapping.name.clone()),
            columns_hash: Set(columns_hash(columns)),
            yaml: Set(mapping.yaml.clone()),
        };
        let update = OnConflict::columns([mapping::Column::SystemId, mapping::Column::Name])
            .update_columns([mapping::Column::ColumnsHash, mapping::Column::Yaml])
            .to_owned();
        mapping::Entity::insert(row).on_conflict(update).exec_without_returning(self.writer()).await?;
        Ok(())
    }
}

fn kept(row: mapping::Model) -> KeptMapping {
    KeptMapping { name: row.name, yaml: row.yaml }
}

fn columns_hash(columns: &[String]) -> String {
    hex(&Sha256::digest(columns.join("\u{1f}")))
}
