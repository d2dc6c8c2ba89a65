//! Saved views: a page's address with its filters, kept under a name, always one's own.

use convenor_domain::AccountId;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::view;
use crate::error::StoreError;
use crate::open::Store;

/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedView {
    /// Identifier.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// The page's path, such as `/engagements`.
    pub path: String,
    /// Its query, without the question mark.
    pub query: String,
}

impl Store {
    /// A person's saved views, by name.
    pub async fn list_views(&self, account: AccountId) -> Result<Vec<SavedView>, StoreError> {
        let rows = view::Entity::find()
            .filter(view::Column::AccountId.eq(account.0))
            .order_by_asc(view::Column::Name)
            .all(self.read())
            .await?;
        let saved =
            |row: view::Model| SavedView { id: row.id, name: row.name, path: row.path, query: row.query };
        Ok(rows.into_iter().map(saved).collect())
    }

    /// Saves a view; one of the same name is replaced.
    pub async fn add_view(
        &self,
        account: AccountId,
        name: &str,
        path: &str,
        query: &str,
    ) -> Result<(), StoreError> {
        let _door = self.door().lock().await;
        let row = view::ActiveModel {
            id: Set(self.clock().new_id()),
            account_id: Set(account.0),
            name: Set(name.to_owned()),
            path: Set(path.to_owned()),
            query: Set(query.to_owned()),
        };
        let update = OnConflict::columns([view::Column::AccountId, view::Column::Name])
            .update_columns([view::Column::Path, view::Column::Query])
            .to_owned();
        view::Entity::insert(row).on_conflict(update).exec_without_returning(self.writer()).await?;
        Ok(())
    }

    /// Removes one of a person's views.
    pub async fn remove_view(&self, account: AccountId, id: Uuid) -> Result<(), StoreError> {
        let _door = self.door().lock().await;
        view::Entity::delete_by_id(id)
            .filter(view::Column::AccountId.eq(account.0))
            .exec(self.writer())
            .await?;
        Ok(())
    }
}
