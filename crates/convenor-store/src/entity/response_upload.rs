//! Files of responses on their way in.

use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "response_upload")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub system_id: Uuid,
    pub account_id: Option<Uuid>,
    pub file_name: String,
    pub file_hash: String,
    pub engagement_id: Option<Uuid>,
    pub new_title: String,
    pub sheet: Option<String>,
    pub corrections: String,
    pub columns: String,
    pub tool: String,
    pub stage: String,
    pub preview: Option<String>,
    pub created_at: DateTimeUtc,
    pub touched_at: DateTimeUtc,
    pub working_since: Option<DateTimeUtc>,
    pub finished_at: Option<DateTimeUtc>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
