//! The imports that brought the responses in, for those who may import.

use std::collections::HashMap;

use convenor_domain::{Access, AccountId, Action, Resource, ResourceKind};
use convenor_store::{ResponseImport, UNDO_DAYS};
use serde::Serialize;

use super::basis::{day, importer};
use crate::error::PageError;
use crate::reader::Visit;
use crate::words::Value;

/// One import.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ImportRow {
    pub(super) href: String,
    pub(super) file_name: String,
    pub(super) day: String,
    pub(super) who: String,
    /// What it did.
    pub(super) counts: String,
    /// Where it can be taken back, while it can.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) undo: Option<String>,
    /// Whether it was taken back.
    pub(super) undone: bool,
}

/// The imports, newest first; none for those who may not import.
pub(super) async fn rows(
    visit: &Visit,
    access: &Access,
    imports: &[ResponseImport],
) -> Result<Vec<ImportRow>, PageError> {
    let may = |action| visit.may(action, Resource::one(ResourceKind::Import, access));
    if !may(Action::Read) || imports.is_empty() {
        return Ok(Vec::new());
    }
    let accounts = visit.state.store.list_accounts(Some(access.system)).await?;
    let names: HashMap<AccountId, String> = accounts.into_iter().map(|one| (one.id, one.name)).collect();
    let row = |import: &ResponseImport| row(visit, import, &names, may(Action::Withdraw));
    Ok(imports.iter().map(row).collect())
}

fn row(
    visit: &Visit,
    import: &ResponseImport,
    names: &HashMap<AccountId, String>,
    may_undo: bool,
) -> ImportRow {
    let href = format!("/responses/imports/{}", import.id);
    let age = visit.state.store.clock().now() - import.imported_at;
    let can_undo = may_undo && import.undone_at.is_none() && age <= chrono::Duration::days(UNDO_DAYS);
    let summary = &import.summary;
    let values = [
        ("new", Value::from(summary.new)),
        ("duplicate", Value::from(summary.duplicate)),
        ("rejected", Value::from(summary.rejected.len())),
    ];
    ImportRow {
        undo: can_undo.then(|| format!("{href}/undo")),
        href,
        file_name: import.file_name.clone(),
        day: day(import),
        who: importer(&visit.state, import, names),
        counts: visit.state.engine.words().t("responses-import-counts", &values),
        undone: import.undone_at.is_some(),
    }
}
