//! Filters of an engagement's responses that somebody was answered to.

use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "query_log")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub engagement_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub files_hash: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub filter_hash: String,
    pub filter: String,
    pub people: i64,
    pub answered: bool,
    pub asked_at: DateTimeUtc,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
