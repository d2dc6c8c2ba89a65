//! An insight: searchable facts as columns, the whole of it in `body`.

use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "insight")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub system_id: Uuid,
    pub organisation_id: Option<Uuid>,
    pub engagement_id: Option<Uuid>,
    pub reference: String,
    pub title: String,
    pub status: String,
    pub visibility: String,
    pub starts: Option<Date>,
    pub ends: Option<Date>,
    pub source: Option<String>,
    pub external_id: Option<String>,
    pub content_hash: String,
    pub body: String,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
