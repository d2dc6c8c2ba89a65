//! An engagement that went into another, kept whole.

use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "engagement_merged")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub system_id: Uuid,
    pub into_id: Uuid,
    pub reference: String,
    pub source: Option<String>,
    pub external_id: Option<String>,
    pub content_hash: String,
    pub record: String,
    pub version: i32,
    pub merged_version: i32,
    pub insights: String,
    pub account_id: Option<Uuid>,
    pub merged_at: DateTimeUtc,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
