//! Earlier imports and uploads on their way, of engagements that the reader may change.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use convenor_domain::response::ResponseImportSummary;
use convenor_domain::{AccountId, EngagementId, ImportId};
use convenor_store::{ImportStage, ResponseImport, ResponseUpload, UploadFor};
use serde::Serialize;

use super::super::address;
use super::super::rights::{known, may_bring, may_see_new};
use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;
use crate::words::Value;

/// Imports, and uploads, on the page.
const SHOWN_MAX: u64 = 100;

/// One import or upload.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    href: String,
    file_name: String,
    /// What people answered to.
    engagement: String,
    day: String,
    who: String,
    /// Where it stands, in words.
    stage: String,
    /// The class of its tag.
    tag: &'static str,
    /// What it did, or would do; empty while nobody knows.
    counts: String,
}

/// What rows are made with.
struct Naming<'a> {
    state: &'a AppState,
    titles: HashMap<EngagementId, String>,
    names: HashMap<AccountId, String>,
}

/// Everything that the reader may go back to, what is on its way first.
pub(super) async fn rows(visit: &Visit) -> Result<Vec<Row>, PageError> {
    let system = visit.system()?;
    let store = &visit.state.store;
    let uploads = store.list_response_uploads(system, SHOWN_MAX).await?;
    let imports = store.list_response_imports_of_system(system, SHOWN_MAX).await?;
    let ids = uploads.iter().filter_map(known).chain(imports.iter().map(|import| import.engagement));
    let naming = Naming::of(visit, ids.collect()).await?;
    let on_their_way = uploads.iter().filter_map(|upload| {
        let title = match &upload.engagement {
            UploadFor::Known(id) => naming.titles.get(id)?,
            UploadFor::New(title) => Some(title).filter(|_| may_see_new(visit, upload))?,
        };
        Some(naming.of_upload(upload, title))
    });
    let done = imports
        .iter()
        .filter_map(|import| Some(naming.of_import(import, naming.titles.get(&import.engagement)?)));
    Ok(on_their_way.chain(done).collect())
}

impl<'a> Naming<'a> {
    async fn of(visit: &'a Visit, mut ids: Vec<EngagementId>) -> Result<Self, PageError> {
        ids.sort_unstable();
        ids.dedup();
        let store = &visit.state.store;
        let engagements = store.list_engagements_by_id(visit.scope(), &ids).await?;
        let theirs = engagements.into_iter().filter(|one| may_bring(visit.actor(), one));
        let accounts = store.list_accounts(visit.actor().system).await?;
        Ok(Self {
            state: &visit.state,
            titles: theirs.map(|one| (one.id, one.content.title)).collect(),
            names: accounts.into_iter().map(|one| (one.id, one.name)).collect(),
        })
    }

    fn of_upload(&self, upload: &ResponseUpload, title: &str) -> Row {
        let summary = upload.preview.as_ref().map(|preview| &preview.summary);
        Row {
            counts: summary.map(|summary| counts(self.state, summary)).unwrap_or_default(),
            ..self.row(
                (upload.id, &upload.file_name),
                title,
                (upload.account, upload.created_at),
                upload.stage,
            )
        }
    }

    fn of_import(&self, import: &ResponseImport, title: &str) -> Row {
        let stage = if import.undone_at.is_some() { ImportStage::Undone } else { ImportStage::Imported };
        Row {
            counts: counts(self.state, &import.summary),
            ..self.row((import.id, &import.file_name), title, (import.account, import.imported_at), stage)
        }
    }

    fn row(
        &self,
        (id, file_name): (ImportId, &str),
        title: &str,
        (account, at): (Option<AccountId>, DateTime<Utc>),
        stage: ImportStage,
    ) -> Row {
        let who = account.and_then(|account| self.names.get(&account).cloned());
        Row {
            href: address(id),
            file_name: file_name.to_owned(),
            engagement: title.to_owned(),
            day: at.format("%-d %B %Y").to_string(),
            who: who.unwrap_or_else(|| self.state.word("import-who-unknown")),
            stage: self.state.word(&format!("import-stage-{}", stage.key())),
            tag: tag(stage),
            counts: String::new(),
        }
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

fn counts(state: &AppState, summary: &ResponseImportSummary) -> String {
    let values = [
        ("new", Value::from(summary.new)),
        ("duplicate", Value::from(summary.duplicate)),
        ("rejected", Value::from(summary.rejected.len())),
    ];
    state.engine.words().t("answers-counts", &values)
}

impl Row {
    /// One for samples of the page.
    pub(super) fn sample() -> Self {
        Self {
            href: "/responses/imports/1".to_owned(),
            file_name: "survey <b>Ash</b>.csv".to_owned(),
            engagement: "Winter <b>Ash</b> survey".to_owned(),
            day: "2 November 2026".to_owned(),
            who: "Robin <b>Ash</b>".to_owned(),
            stage: "Imported".to_owned(),
            tag: "tag--good",
            counts: "1,204 new, 3 known already, 2 left out".to_owned(),
        }
    }
}
