//! How much asking a system thinks right.

use convenor_domain::SystemId;
use convenor_domain::overlap::Budget;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use sea_orm::sea_query::OnConflict;

use crate::entity::overlap_budget;
use crate::error::StoreError;
use crate::open::Store;
use crate::record::{from_json, to_json};
use crate::writing::Writing;

impl Store {
    /// How much asking a system thinks right; `None` while it has not said.
    pub async fn overlap_budget(&self, system: SystemId) -> Result<Option<Budget>, StoreError> {
        let row = overlap_budget::Entity::find_by_id(system.0).one(self.read()).await?;
        row.map(|row| from_json("how much asking is right", &row.budget)).transpose()
    }
}

impl Writing<'_> {
    /// Says how much asking a system thinks right.
    pub async fn set_overlap_budget(&mut self, system: SystemId, budget: &Budget) -> Result<(), StoreError> {
        budget.check(self.vocabularies()).map_err(StoreError::Problems)?;
        let row = overlap_budget::ActiveModel { system_id: Set(system.0), budget: Set(to_json(budget)?) };
        let update = OnConflict::column(overlap_budget::Column::SystemId)
            .update_column(overlap_budget::Column::Budget)
            .to_owned();
        overlap_budget::Entity::insert(row).on_conflict(update).exec_without_returning(self.on()).await?;
        Ok(())
    }
}
