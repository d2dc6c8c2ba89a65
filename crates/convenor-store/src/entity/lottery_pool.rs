//! Those who volunteered.

use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lottery_pool")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub lottery_id: Uuid,
    pub people: String,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
