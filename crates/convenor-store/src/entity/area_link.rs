//! “Inside lies in around.”

use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "area_link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub inside: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub around: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub edition: String,
    pub share_permille: i32,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
