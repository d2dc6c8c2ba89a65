//! Imports of responses: the manifest of the lake.

use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "response_import")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub system_id: Uuid,
    pub engagement_id: Uuid,
    pub account_id: Option<Uuid>,
    pub file_name: String,
    pub file_hash: String,
    pub tool: String,
    pub summary: String,
    pub file: Option<String>,
    pub imported_at: DateTimeUtc,
    pub undone_at: Option<DateTimeUtc>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
