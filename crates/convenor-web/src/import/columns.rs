//! Saying what the columns of a file hold: the guess is shown, people mend it, and a dry run follows.

mod choice;
pub(super) mod page;

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use convenor_domain::Action;
use convenor_import::{Mapping, MappingError, OpenError, read_records};
use convenor_store::{Import, ImportStage, KeptMapping};
use uuid::Uuid;

use super::file::file_of;
use super::reading::Look;
use super::{address, one, otherwise, way};
use crate::error::PageError;
use crate::form::Fields;
use crate::reader::Visit;
use crate::standing::Standing;
use crate::theme::FieldError;
use crate::words::Value;
use crate::work::IMPORT_PREVIEW;
use choice::{apply, input};
use page::{ColumnsPage, SHEET, WAY};

/// The input with the name under which a way of reading is kept.
const KEEP: &str = "keep";
/// Most characters of that name.
const NAME_CHARS_MAX: usize = 100;

/// A file and one way of reading it, as the form was opened with them.
struct Opened {
    import: Import,
    look: Look,
    way: String,
    mapping: Mapping,
    /// What was wrong with the sheet asked for.
    errors: Vec<FieldError>,
}

/// `GET /imports/{id}/columns`: `?sheet=` and `?way=` look at it in another way.
pub(super) async fn show(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let import = one::get(&visit, Action::Create, id).await?;
    if !Standing::of(&visit.state.store, import.id, import.stage).await?.may_map() {
        return Ok(Redirect::to(&address(import.id)).into_response());
    }
    let mut opened = Opened::new(&visit, import, &Fields::parse(visit.query.as_bytes())).await?;
    let errors = std::mem::take(&mut opened.errors);
    let page = page(&visit, &opened, "", errors).await?;
    Ok(visit.show(&page).await?.into_response())
}

/// `POST /imports/{id}/columns`: keeps what was said and queues the dry run.
pub(super) async fn save(visit: Visit, Path(id): Path<Uuid>, fields: Fields) -> Result<Response, PageError> {
    let import = one::get(&visit, Action::Create, id).await?;
    if !Standing::of(&visit.state.store, import.id, import.stage).await?.may_map() {
        return Ok(Redirect::to(&address(import.id)).into_response());
    }
    let mut opened = Opened::new(&visit, import, &fields).await?;
    let directory = visit.state.directory().await?;
    apply(&mut opened.mapping, &fields, &opened.look.columns, &directory);
    let mut errors = std::mem::take(&mut opened.errors);
    errors.extend(problems(&visit, &opened));
    let name = fields.text(KEEP);
    if name.chars().count() > NAME_CHARS_MAX {
        errors.push(FieldError::new(KEEP, visit.state.word("import-keep-too-long")));
    }
    if !errors.is_empty() {
        return visit.show_invalid(&page(&visit, &opened, &name, errors).await?).await;
    }
    opened.save(&visit, &name).await?;
    Ok(Redirect::to(&address(opened.import.id)).into_response())
}

impl Opened {
    async fn new(visit: &Visit, import: Import, asked: &Fields) -> Result<Self, PageError> {
        let own = Mapping::from_yaml(&import.mapping).ok().and_then(|mapping| mapping.sheet);
        let sheet = asked.choice(SHEET).or(own);
        let file = || file_of(&visit.state.uploads, &import);
        let mut errors = Vec::new();
        let look = match Look::into(&import.file_name, file(), sheet.clone()).await {
            Err(OpenError::Empty { .. }) if sheet.is_some() => {
                errors.push(FieldError::new(SHEET, visit.state.word("import-sheet-empty")));
                Look::into(&import.file_name, file(), None).await
            }
            look => look,
        };
        let look = look.map_err(|error| PageError::Invalid(error.to_string()))?;
        let way = asked.text(WAY);
        let mapping = match way::own(&import, &look).filter(|_| way.is_empty()) {
            Some(own) => own,
            None => another(visit, &import, &look, &way).await?,
        };
        Ok(Self { import, look, way, mapping, errors })
    }

    /// Saves the mapping, keeps it for the next file if it was given a name, and queues the dry run.
    async fn save(&self, visit: &Visit, name: &str) -> Result<(), PageError> {
        let store = &visit.state.store;
        let id = self.import.id;
        let yaml = self.mapping.to_yaml().map_err(|error| PageError::Invalid(error.to_string()))?;
        if !name.is_empty() {
            let kept = KeptMapping { name: name.to_owned(), yaml: yaml.clone() };
            store.keep_mapping(self.import.system, &self.look.columns, &kept).await?;
        }
        store.map_import(id, &yaml).await?;
        store.stage_import(id, ImportStage::Uploaded, None).await?;
        store.add_job(IMPORT_PREVIEW, &id.to_string()).await?;
        Ok(())
    }
}

/// Another way of reading than the import has now.
async fn another(visit: &Visit, import: &Import, look: &Look, way: &str) -> Result<Mapping, PageError> {
    let mut mapping = way::chosen(&visit.state.store, import.system, look, way).await?;
    otherwise::propose_lead(visit, &*visit.state.directory().await?, &mut mapping);
    Ok(mapping)
}

/// What is wrong with the mapping, for this file.
fn problems(visit: &Visit, opened: &Opened) -> Option<FieldError> {
    let state = &visit.state;
    let read = read_records(
        opened.look.table(),
        &opened.mapping,
        state.vocabularies(),
        &|_| None,
        state.store.today(),
    );
    match read.err()? {
        MappingError::NoTitle => {
            Some(FieldError::new(input("title"), state.word("import-title-column-missing")))
        }
        error => {
            let reason = [("reason", Value::from(error.to_string()))];
            Some(FieldError::new(WAY, state.engine.words().t("import-way-unfit", &reason)))
        }
    }
}

async fn page(
    visit: &Visit,
    opened: &Opened,
    name: &str,
    errors: Vec<FieldError>,
) -> Result<ColumnsPage, PageError> {
    let ways = way::all(&visit.state, opened.import.system).await?;
    let Opened { import, look, way, mapping, .. } = opened;
    let otherwise = page::otherwise(visit, &*visit.state.directory().await?, mapping);
    let page = ColumnsPage::new(&visit.state, import, look, mapping);
    Ok(page.read_as(way, ways).kept_as(name).holding(otherwise).with_errors(errors))
}
