//! Two engagements found alike.

use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "overlap_pair")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub system_id: Uuid,
    pub kind: String,
    pub first_id: Uuid,
    pub second_id: Uuid,
    pub alike: String,
    pub score: f64,
    pub found_at: DateTimeUtc,
    pub seen_at: DateTimeUtc,
    pub settled: Option<String>,
    pub risk: String,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
