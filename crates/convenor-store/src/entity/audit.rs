//! One entry of the audit trail.

use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: i64,
    pub happened_at: DateTimeUtc,
    pub account_id: Option<Uuid>,
    pub action: String,
    pub kind: String,
    pub record_id: Uuid,
    pub fields: String,
    pub previous_hash: String,
    pub hash: String,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
