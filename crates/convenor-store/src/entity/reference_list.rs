//! An official list that was read in.

use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reference_list")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub dimension: String,
    pub source: String,
    pub year: Option<i32>,
    pub level: Option<String>,
    pub unit: String,
    pub figures: String,
    pub made_up: bool,
    pub categories: String,
    pub file_name: String,
    pub content_hash: String,
    pub reading: String,
    pub account_id: Option<Uuid>,
    pub imported_at: DateTimeUtc,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
