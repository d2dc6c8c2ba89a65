//! Imports of responses and the lake's manifest: which file holds what. The answers themselves lie in the lake; a file
//! without a row here is no part of it.

mod upload;

use chrono::{DateTime, Duration, Utc};
use convenor_domain::response::{ResponseFile, ResponseImportSummary};
use convenor_domain::{AccountId, EngagementId, ImportId, SystemId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::audit::AuditAction;
use crate::entity::response_import::{self as row, Column as C};
use crate::error::StoreError;
use crate::import::ImportStage;
use crate::open::Store;
use crate::record::{from_json, to_json};
use crate::writing::Writing;
pub use upload::{NamedColumn, NewResponseUpload, ResponseUpload, UploadFor, UploadReading};

/// An import of responses can be taken back for so many days.
pub const UNDO_DAYS: i64 = 30;
/// How the audit trail names responses among what changed of an engagement.
const RESPONSES: &str = "responses";

/// An import of responses to be kept, its file already in the lake.
#[derive(Debug, Clone)]
pub struct NewResponseImport {
    /// The file's name as it came.
    pub file_name: String,
    /// SHA-256 of its content, in hexadecimal.
    pub file_hash: String,
    /// The survey tool, as far as it could be told.
    pub tool: String,
    /// What the import did.
    pub summary: ResponseImportSummary,
    /// The file of the lake; `None` when nothing in it was new.
    pub file: Option<ResponseFile>,
}

/// An import of responses.
#[derive(Debug, Clone, PartialEq)]
pub struct ResponseImport {
    /// Identifier.
    pub id: ImportId,
    /// The system.
    pub system: SystemId,
    /// The engagement that was answered to.
    pub engagement: EngagementId,
    /// Who imported it; `None` for the operator.
    pub account: Option<AccountId>,
    /// The file's name as it came.
    pub file_name: String,
    /// SHA-256 of its content, in hexadecimal.
    pub file_hash: String,
    /// The survey tool, as far as it could be told.
    pub tool: String,
    /// What the import did.
    pub summary: ResponseImportSummary,
    /// The file of the lake; `None` when nothing was new, or it was taken back.
    pub file: Option<ResponseFile>,
    /// When.
    pub imported_at: DateTime<Utc>,
    /// When it was taken back.
    pub undone_at: Option<DateTime<Utc>>,
}

impl Store {
    /// Imports of responses to an engagement, newest first, those taken back included.
    pub async fn list_response_imports(
        &self,
        engagement: EngagementId,
    ) -> Result<Vec<ResponseImport>, StoreError> {
        let query = row::Entity::find().filter(C::EngagementId.eq(engagement.0));
        let rows = query.order_by_desc(C::ImportedAt).order_by_desc(C::Id).all(self.read()).await?;
        rows.into_iter().map(from_row).collect()
    }

    /// The last imports of responses of a system, newest first, those taken back included.
    pub async fn list_response_imports_of_system(
        &self,
        system: SystemId,
        limit: u64,
    ) -> Result<Vec<ResponseImport>, StoreError> {
        let query = row::Entity::find().filter(C::SystemId.eq(system.0)).order_by_desc(C::ImportedAt);
        let rows = query.order_by_desc(C::Id).limit(limit).all(self.read()).await?;
        rows.into_iter().map(from_row).collect()
    }

    /// The import of responses with this identifier.
    pub async fn lookup_response_import(&self, id: ImportId) -> Result<Option<ResponseImport>, StoreError> {
        row::Entity::find_by_id(id.0).one(self.read()).await?.map(from_row).transpose()
    }

    /// Whether a file with this content was brought into a system, and not taken back.
    pub async fn has_response_file(&self, system: SystemId, file_hash: &str) -> Result<bool, StoreError> {
        let query = row::Entity::find().filter(C::SystemId.eq(system.0)).filter(C::FileHash.eq(file_hash));
        Ok(query.filter(C::UndoneAt.is_null()).one(self.read()).await?.is_some())
    }

    /// The lake's files for an engagement, in the order in which they came.
    pub async fn list_response_files(
        &self,
        engagement: EngagementId,
    ) -> Result<Vec<ResponseFile>, StoreError> {
        let imports = self.list_response_imports(engagement).await?;
        Ok(imports.into_iter().rev().filter_map(|import| import.file).collect())
    }

    /// All files of the lake that the manifest names.
    pub async fn list_all_response_files(&self) -> Result<Vec<ResponseFile>, StoreError> {
        let rows = row::Entity::find().filter(C::File.is_not_null()).all(self.read()).await?;
        let imports = rows.into_iter().map(from_row).collect::<Result<Vec<_>, _>>()?;
        Ok(imports.into_iter().filter_map(|import| import.file).collect())
    }
}

impl Writing<'_> {
    /// Keeps an import of responses to an engagement. From here on its file is part of the lake.
    pub async fn add_response_import(
        &mut self,
        id: ImportId,
        (system, engagement): (SystemId, EngagementId),
        new: NewResponseImport,
    ) -> Result<ResponseImport, StoreError> {
        let model = row::Model {
            id: id.0,
            system_id: system.0,
            engagement_id: engagement.0,
            account_id: self.account().map(|account| account.0),
            file_name: new.file_name,
            file_hash: new.file_hash,
            tool: new.tool,
            summary: to_json(&new.summary)?,
            file: new.file.as_ref().map(to_json).transpose()?,
            imported_at: self.now(),
            undone_at: None,
        };
        let given = from_row(model.clone())?;
        row::Entity::insert(row::ActiveModel::from(model)).exec_without_returning(self.on()).await?;
        upload::finish(self.on(), id, engagement, ImportStage::Imported, self.now()).await?;
        self.note(AuditAction::Edit, engagement.into(), &[RESPONSES.to_owned()]);
        Ok(given)
    }

    /// Takes an import of responses back, within [`UNDO_DAYS`]. Gives the file, which is no part of the lake any more.
    pub async fn undo_response_import(&mut self, id: ImportId) -> Result<Option<ResponseFile>, StoreError> {
        let found = row::Entity::find_by_id(id.0).one(self.on()).await?;
        let import = from_row(found.ok_or(StoreError::Absent("import"))?)?;
        if import.undone_at.is_some() {
            return Ok(None);
        }
        if self.now() - import.imported_at > Duration::days(UNDO_DAYS) {
            return Err(StoreError::TooLate { days: UNDO_DAYS });
        }
        row::Entity::update_many()
            .col_expr(C::UndoneAt, Expr::value(self.now()))
            .col_expr(C::File, Expr::value(Option::<String>::None))
            .filter(C::Id.eq(id.0))
            .exec(self.on())
            .await?;
        upload::finish(self.on(), id, import.engagement, ImportStage::Undone, self.now()).await?;
        self.note(AuditAction::Edit, import.engagement.into(), &[RESPONSES.to_owned()]);
        Ok(import.file)
    }
}

/// (import, engagement) of the imports of responses to some engagements that have not been taken back.
pub(crate) async fn list_standing(
    on: &impl ConnectionTrait,
    engagements: &[Uuid],
) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
    let standing = row::Entity::find().select_only().columns([C::Id, C::EngagementId]);
    let standing = standing.filter(C::EngagementId.is_in(engagements.iter().copied()));
    Ok(standing.filter(C::UndoneAt.is_null()).into_tuple().all(on).await?)
}

/// Forgets imports that were taken back, before the engagements that were answered to go.
pub(crate) async fn forget_undone(on: &impl ConnectionTrait, engagements: &[Uuid]) -> Result<(), StoreError> {
    let undone = row::Entity::delete_many().filter(C::EngagementId.is_in(engagements.iter().copied()));
    undone.filter(C::UndoneAt.is_not_null()).exec(on).await?;
    Ok(())
}

fn from_row(row: row::Model) -> Result<ResponseImport, StoreError> {
    Ok(ResponseImport {
        id: ImportId(row.id),
        system: SystemId(row.system_id),
        engagement: EngagementId(row.engagement_id),
        account: row.account_id.map(AccountId),
        file_name: row.file_name,
        file_hash: row.file_hash,
        tool: row.tool,
        summary: from_json("an import of responses", &row.summary)?,
        file: row.file.map(|file| from_json("a file of the lake", &file)).transpose()?,
        imported_at: row.imported_at,
        undone_at: row.undone_at,
    })
}
