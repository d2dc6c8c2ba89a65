//! Files of responses from the upload to the import: which engagement, how their columns are read, what would happen. An
//! upload and the import that it becomes have one identifier.

use chrono::{DateTime, Utc};
use convenor_domain::response::ResponsePreview;
use convenor_domain::{AccountId, EngagementId, ImportId, SystemId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::entity::response_upload::{self as row, Column as C};
use crate::error::StoreError;
use crate::import::ImportStage;
use crate::open::Store;
use crate::record::{from_json, to_json, unreadable};

/// A column of a file as people know it: its name, and the words of its question.
pub type NamedColumn = (String, String);

/// The engagement that an upload is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UploadFor {
    /// One of the register.
    Known(EngagementId),
    /// A new one with this title.
    New(String),
}

/// A file of responses to be taken.
#[derive(Debug, Clone)]
pub struct NewResponseUpload {
    /// The system.
    pub system: SystemId,
    /// Who brings it.
    pub account: Option<AccountId>,
    /// The file's name as it came.
    pub file_name: String,
    /// SHA-256 of its content, in hexadecimal.
    pub file_hash: String,
    /// What people answered to.
    pub engagement: UploadFor,
}

/// How the columns of an upload are read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UploadReading {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// What columns are where the proposal is wrong, as YAML.
    pub corrections: String,
    /// All columns of the file, so that corrections are proposed for the same columns of the next one.
    pub columns: Vec<NamedColumn>,
    /// The survey tool, as far as it can be told.
    pub tool: String,
}

/// A file of responses on its way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseUpload {
    /// The identifier that its import has, or will have.
    pub id: ImportId,
    /// The system.
    pub system: SystemId,
    /// Who brought it; `None` for an account that is no more.
    pub account: Option<AccountId>,
    /// The file's name as it came.
    pub file_name: String,
    /// SHA-256 of its content, in hexadecimal.
    pub file_hash: String,
    /// What people answered to.
    pub engagement: UploadFor,
    /// How its columns are read.
    pub reading: UploadReading,
    /// Where it stands.
    pub stage: ImportStage,
    /// What it would do, once it was tried; nothing any more once it is imported.
    pub preview: Option<ResponsePreview>,
    /// When it was uploaded.
    pub created_at: DateTime<Utc>,
    /// When a job began to work on it.
    pub working_since: Option<DateTime<Utc>>,
    /// When it was imported or taken back.
    pub finished_at: Option<DateTime<Utc>>,
}

impl Store {
    /// Takes note of an upload.
    pub async fn add_response_upload(&self, new: NewResponseUpload) -> Result<ImportId, StoreError> {
        let _door = self.door().lock().await;
        let (id, now) = (self.clock().new_id(), self.clock().now());
        let (engagement_id, new_title) = match new.engagement {
            UploadFor::Known(id) => (Some(id.0), String::new()),
            UploadFor::New(title) => (None, title),
        };
        let model = row::Model {
            id,
            system_id: new.system.0,
            account_id: new.account.map(|account| account.0),
            file_name: new.file_name,
            file_hash: new.file_hash,
            engagement_id,
            new_title,
            sheet: None,
            corrections: String::new(),
            columns: "[]".to_owned(),
            tool: String::new(),
            stage: ImportStage::Uploaded.key().to_owned(),
            preview: None,
            created_at: now,
            touched_at: now,
            working_since: None,
            finished_at: None,
        };
        row::Entity::insert(row::ActiveModel::from(model)).exec_without_returning(self.writer()).await?;
        Ok(ImportId(id))
    }

    /// The upload with this identifier.
    pub async fn lookup_response_upload(&self, id: ImportId) -> Result<Option<ResponseUpload>, StoreError> {
        row::Entity::find_by_id(id.0).one(self.read()).await?.map(from_row).transpose()
    }

    /// Uploads of a system that are not imported yet, newest first.
    pub async fn list_response_uploads(
        &self,
        system: SystemId,
        limit: u64,
    ) -> Result<Vec<ResponseUpload>, StoreError> {
        let query = row::Entity::find().filter(C::SystemId.eq(system.0)).filter(underway());
        let rows = query.order_by_desc(C::CreatedAt).limit(limit).all(self.read()).await?;
        rows.into_iter().map(from_row).collect()
    }

    /// The upload of this tool that the system imported last, but for one that was taken back.
    pub async fn lookup_last_response_upload(
        &self,
        system: SystemId,
        tool: &str,
    ) -> Result<Option<ResponseUpload>, StoreError> {
        let query = row::Entity::find()
            .filter(C::SystemId.eq(system.0))
            .filter(C::Tool.eq(tool))
            .filter(C::Stage.eq(ImportStage::Imported.key()));
        query.order_by_desc(C::FinishedAt).one(self.read()).await?.map(from_row).transpose()
    }

    /// Uploads of all systems that are not imported and that nobody has touched since a moment.
    pub async fn list_stale_response_uploads(
        &self,
        since: DateTime<Utc>,
    ) -> Result<Vec<ImportId>, StoreError> {
        let query = row::Entity::find().filter(C::TouchedAt.lt(since)).filter(underway());
        let ids: Vec<uuid::Uuid> = query.select_only().column(C::Id).into_tuple().all(self.read()).await?;
        Ok(ids.into_iter().map(ImportId).collect())
    }

    /// Changes how an upload's columns are read; what it would do has to be found out anew.
    pub async fn read_response_upload(
        &self,
        id: ImportId,
        reading: &UploadReading,
    ) -> Result<(), StoreError> {
        let _door = self.door().lock().await;
        row::Entity::update_many()
            .col_expr(C::Sheet, Expr::value(reading.sheet.clone()))
            .col_expr(C::Corrections, Expr::value(&reading.corrections))
            .col_expr(C::Columns, Expr::value(to_json(&reading.columns)?))
            .col_expr(C::Tool, Expr::value(&reading.tool))
            .col_expr(C::Stage, Expr::value(ImportStage::Uploaded.key()))
            .col_expr(C::Preview, Expr::value(Option::<String>::None))
            .col_expr(C::TouchedAt, Expr::value(self.clock().now()))
            .filter(C::Id.eq(id.0))
            .filter(underway())
            .exec(self.writer())
            .await?;
        Ok(())
    }

    /// Says where an upload stands and, when it has been tried, what it would do. One that is imported stays so.
    pub async fn stage_response_upload(
        &self,
        id: ImportId,
        stage: ImportStage,
        preview: Option<&ResponsePreview>,
    ) -> Result<(), StoreError> {
        let _door = self.door().lock().await;
        let mut update = row::Entity::update_many()
            .col_expr(C::Stage, Expr::value(stage.key()))
            .col_expr(C::TouchedAt, Expr::value(self.clock().now()))
            .filter(C::Id.eq(id.0))
            .filter(underway());
        if let Some(preview) = preview {
            update = update.col_expr(C::Preview, Expr::value(to_json(preview)?));
        }
        update.exec(self.writer()).await?;
        Ok(())
    }

    /// Says that a job works on an upload from now on.
    pub async fn note_response_upload_work(&self, id: ImportId) -> Result<(), StoreError> {
        let _door = self.door().lock().await;
        let now = self.clock().now();
        row::Entity::update_many()
            .col_expr(C::WorkingSince, Expr::value(now))
            .col_expr(C::TouchedAt, Expr::value(now))
            .filter(C::Id.eq(id.0))
            .exec(self.writer())
            .await?;
        Ok(())
    }

    /// Forgets an upload that was never imported.
    pub async fn remove_response_upload(&self, id: ImportId) -> Result<(), StoreError> {
        let _door = self.door().lock().await;
        row::Entity::delete_by_id(id.0).filter(underway()).exec(self.writer()).await?;
        Ok(())
    }
}

/// Neither imported nor taken back.
fn underway() -> sea_orm::sea_query::SimpleExpr {
    C::Stage.is_not_in([ImportStage::Imported.key(), ImportStage::Undone.key()])
}

/// Brings an upload, where there is one, to where its import stands. What it would have done is no longer needed.
pub(super) async fn finish(
    on: &impl ConnectionTrait,
    id: ImportId,
    engagement: EngagementId,
    stage: ImportStage,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    row::Entity::update_many()
        .col_expr(C::Stage, Expr::value(stage.key()))
        .col_expr(C::EngagementId, Expr::value(engagement.0))
        .col_expr(C::Preview, Expr::value(Option::<String>::None))
        .col_expr(C::FinishedAt, Expr::value(now))
        .filter(C::Id.eq(id.0))
        .exec(on)
        .await?;
    Ok(())
}

fn from_row(row: row::Model) -> Result<ResponseUpload, StoreError> {
    let stage = ImportStage::from_key(&row.stage);
    Ok(ResponseUpload {
        stage: stage.ok_or_else(|| unreadable("an upload of responses", &row.stage))?,
        preview: row.preview.map(|json| from_json("an upload of responses", &json)).transpose()?,
        reading: UploadReading {
            sheet: row.sheet,
            corrections: row.corrections,
            columns: from_json("an upload of responses", &row.columns)?,
            tool: row.tool,
        },
        engagement: match row.engagement_id {
            Some(id) => UploadFor::Known(EngagementId(id)),
            None => UploadFor::New(row.new_title),
        },
        id: ImportId(row.id),
        system: SystemId(row.system_id),
        account: row.account_id.map(AccountId),
        file_name: row.file_name,
        file_hash: row.file_hash,
        created_at: row.created_at,
        working_since: row.working_since,
        finished_at: row.finished_at,
    })
}
