//! Work that is due again and again, such as every night: queued once for each time that it is due.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use super::waiting;
use crate::entity::job;
use crate::error::StoreError;
use crate::open::Store;

impl Store {
    /// Queues a job that has been due since `due`, and says whether it did: not where the same was queued since.
    /// However many processes ask, one of them queues it.
    pub async fn add_job_due(
        &self,
        kind: &str,
        payload: &str,
        due: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let _door = self.door().lock().await;
        let since = job::Entity::find()
            .filter(job::Column::Kind.eq(kind))
            .filter(job::Column::Payload.eq(payload))
            .filter(job::Column::CreatedAt.gte(due))
            .count(self.writer())
            .await?;
        if since > 0 {
            return Ok(false);
        }
        let row = waiting(id_of(kind, payload, due), kind, payload, self.clock().now());
        let first = OnConflict::column(job::Column::Id).do_nothing().to_owned();
        let rows = job::Entity::insert(row).on_conflict(first).exec_without_returning(self.writer()).await?;
        Ok(rows > 0)
    }
}

/// The same identifier wherever the same work is due at the same time, so that two processes cannot both queue it.
fn id_of(kind: &str, payload: &str, due: DateTime<Utc>) -> Uuid {
    let name = format!("{kind}\n{payload}\n{}", due.timestamp());
    let mut bytes = [0; 16];
    for (byte, hashed) in bytes.iter_mut().zip(Sha256::digest(name)) {
        *byte = hashed;
    }
    Builder::from_custom_bytes(bytes).into_uuid()
}
