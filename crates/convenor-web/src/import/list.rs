//! The start of the wizard: choose a file, or go back to an earlier import.

use std::collections::HashMap;

use axum::extract::Multipart;
use axum::response::{IntoResponse, Redirect, Response};
use convenor_domain::{AccountId, Action, ImportId, Resource, ResourceKind, SystemId};
use convenor_store::{Import, ImportStage, NewImport};
use serde::Serialize;

use super::file::place;
use super::reading::Look;
use super::{UPLOAD_BYTES_MAX, address, otherwise, way};
use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;
use crate::theme::{FieldError, Page};
use crate::upload::{INPUT, Received, Refused, UploadError};
use crate::words::Value;

/// Imports on the page.
const SHOWN_MAX: u64 = 100;

/// The page with the form for a file and the earlier imports.
#[derive(Debug, Default, Serialize)]
pub(crate) struct ListPage {
    imports: Vec<ImportRow>,
    errors: Vec<FieldError>,
}

/// One earlier import.
#[derive(Debug, Serialize)]
struct ImportRow {
    href: String,
    file_name: String,
    day: String,
    who: String,
    /// Where it stands, in words.
    stage: String,
    /// The class of its tag.
    tag: &'static str,
    /// What it did, or would do; empty while nobody knows.
    counts: String,
}

/// `GET /imports`.
pub(super) async fn show(visit: Visit) -> Result<Response, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Import))?;
    let page = page(&visit, Vec::new()).await?;
    Ok(visit.show(&page).await?.into_response())
}

/// `POST /imports`: takes a file, and goes on to its columns.
pub(super) async fn add(visit: Visit, form: Multipart) -> Result<Response, PageError> {
    visit.require(Action::Create, Resource::any(ResourceKind::Import))?;
    let system = visit.system()?;
    match begin(&visit, system, form).await {
        Ok(id) => Ok(Redirect::to(&format!("{}/columns", address(id))).into_response()),
        Err(BeginError::Upload(UploadError::Refused(refused))) => {
            let error = FieldError::new(INPUT, refused.in_words(&visit.state));
            visit.show_invalid(&page(&visit, vec![error]).await?).await
        }
        Err(BeginError::Upload(error)) => Err(error.into()),
        Err(BeginError::Page(error)) => Err(error),
    }
}

/// Why an import could not begin.
enum BeginError {
    Upload(UploadError),
    Page(PageError),
}

impl<E: Into<UploadError>> From<E> for BeginError {
    fn from(error: E) -> Self {
        Self::Upload(error.into())
    }
}

/// Takes the file, looks into it, and notes the import with a first way of reading it.
async fn begin(visit: &Visit, system: SystemId, form: Multipart) -> Result<ImportId, BeginError> {
    let state = &visit.state;
    let upload = Received::of(&state.uploads, form, UPLOAD_BYTES_MAX).await.file?;
    let look = Look::into(&upload.name, upload.path().to_owned(), None).await;
    let look = look.map_err(|error| Refused::Unreadable(error.to_string()))?;
    let mut mapping = way::first(&state.store, system, &look).await.map_err(broken)?;
    let directory = state.directory().await.map_err(broken)?;
    otherwise::propose_lead(visit, &directory, &mut mapping);
    let new = NewImport {
        system,
        account: visit.actor().account,
        file_name: upload.name.clone(),
        file_hash: upload.hash.clone(),
        mapping: mapping.to_yaml().map_err(|error| broken(PageError::Invalid(error.to_string())))?,
    };
    let place = state.uploads.join(place(system, &upload.hash));
    upload.keep(&place)?;
    state.store.add_import(new).await.map_err(broken)
}

fn broken(error: impl Into<PageError>) -> BeginError {
    BeginError::Page(error.into())
}

async fn page(visit: &Visit, errors: Vec<FieldError>) -> Result<ListPage, PageError> {
    let system = visit.system()?;
    let store = &visit.state.store;
    let accounts = store.list_accounts(Some(system)).await?;
    let names: HashMap<AccountId, String> = accounts.into_iter().map(|one| (one.id, one.name)).collect();
    let imports = store.list_imports(system, SHOWN_MAX).await?;
    Ok(ListPage { imports: imports.iter().map(|import| row(&visit.state, import, &names)).collect(), errors })
}

fn row(state: &AppState, import: &Import, names: &HashMap<AccountId, String>) -> ImportRow {
    let who = import.account.and_then(|account| names.get(&account).cloned());
    ImportRow {
        href: address(import.id),
        file_name: import.file_name.clone(),
        day: import.created_at.format("%-d %B %Y").to_string(),
        who: who.unwrap_or_else(|| state.word("import-who-unknown")),
        stage: state.word(&format!("import-stage-{}", import.stage.key())),
        tag: tag(import.stage),
        counts: counts(state, import),
    }
}

fn tag(stage: ImportStage) -> &'static str {
    match stage {
        ImportStage::Uploaded | ImportStage::Undone => "",
        ImportStage::Previewed | ImportStage::Importing => "tag--info",
        ImportStage::Imported => "tag--good",
        ImportStage::Failed => "tag--bad",
    }
}

fn counts(state: &AppState, import: &Import) -> String {
    if !matches!(import.stage, ImportStage::Previewed | ImportStage::Imported | ImportStage::Undone) {
        return String::new();
    }
    let summary = &import.summary;
    let values = [
        ("new", Value::from(summary.new)),
        ("changed", Value::from(summary.changed)),
        ("same", Value::from(summary.same)),
        ("rejected", Value::from(summary.rejected.len())),
    ];
    state.engine.words().t("import-counts", &values)
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "import/list.html";

    fn samples() -> Vec<Self> {
        let row = |counts: &str, tag| ImportRow {
            href: "/imports/1".to_owned(),
            file_name: "log <b>Ash</b>.csv".to_owned(),
            day: "2 November 2026".to_owned(),
            who: "Robin <b>Ash</b>".to_owned(),
            stage: "Imported".to_owned(),
            tag,
            counts: counts.to_owned(),
        };
        let some = || vec![row("12 new, 3 changed, 1 the same, 2 rejected", "tag--good"), row("", "")];
        let errors = vec![FieldError::new(INPUT, "File: choose one.")];
        vec![Self::default(), Self { imports: some(), errors: Vec::new() }, Self { imports: some(), errors }]
    }
}
