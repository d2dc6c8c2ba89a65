//! Finding the job that works on something, for pages that people leave and come back to.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Job, from_row};
use crate::entity::job;
use crate::error::StoreError;
use crate::open::Store;

impl Store {
    /// The job that was queued last with this payload, whatever its kind.
    pub async fn lookup_last_job(&self, payload: &str) -> Result<Option<Job>, StoreError> {
        let row = job::Entity::find()
            .filter(job::Column::Payload.eq(payload))
            .order_by_desc(job::Column::CreatedAt)
            .order_by_desc(job::Column::Id)
            .one(self.read())
            .await?;
        Ok(row.map(from_row).transpose()?.map(|job| self.beats().onto(job)))
    }
}
