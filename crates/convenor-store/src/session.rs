//! Sessions, as opaque text by an opaque identifier: what they hold is for the pages to know.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::session;
use crate::error::StoreError;
use crate::open::Store;

impl Store {
    /// Saves a session. Not audited: it says nothing about records.
    pub async fn save_session(
        &self,
        id: &str,
        data: &str,
        expires_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let _door = self.door().lock().await;
        let row = session::ActiveModel {
            id: Set(id.to_owned()),
            data: Set(data.to_owned()),
            expires_at: Set(expires_at),
        };
        let update = OnConflict::column(session::Column::Id)
            .update_columns([session::Column::Data, session::Column::ExpiresAt])
            .to_owned();
        session::Entity::insert(row).on_conflict(update).exec_without_returning(self.writer()).await?;
        Ok(())
    }

    /// A session that has not expired: its data and when it will.
    pub async fn lookup_session(&self, id: &str) -> Result<Option<(String, DateTime<Utc>)>, StoreError> {
        let row = session::Entity::find_by_id(id)
            .filter(session::Column::ExpiresAt.gt(self.clock().now()))
            .one(self.read())
            .await?;
        Ok(row.map(|row| (row.data, row.expires_at)))
    }

    /// Ends a session.
    pub async fn remove_session(&self, id: &str) -> Result<(), StoreError> {
        let _door = self.door().lock().await;
        session::Entity::delete_by_id(id).exec(self.writer()).await?;
        Ok(())
    }

    /// Removes sessions that have expired.
    pub async fn remove_expired_sessions(&self) -> Result<(), StoreError> {
        let _door = self.door().lock().await;
        let expired = session::Column::ExpiresAt.lte(self.clock().now());
        session::Entity::delete_many().filter(expired).exec(self.writer()).await?;
        Ok(())
    }
}
