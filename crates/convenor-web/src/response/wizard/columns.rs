//! Saying what each column is: proposed, shown with values where these tell nobody who it was, and mended by people.

mod choice;
mod page;

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use convenor_domain::Action;
use convenor_import::responses::{Corrections, GlancedColumn};
use convenor_store::ImportStage;
use uuid::Uuid;

use super::address;
use super::look::Look;
use super::one::{self, One};
use super::reading::{corrections_of, look_at, reading};
use super::remembered::Remembered;
use super::sheet::may_change;
use crate::error::PageError;
use crate::form::Fields;
use crate::reader::Visit;
use crate::theme::FieldError;
use crate::work::RESPONSE_IMPORT_PREVIEW;
use choice::is_role;
pub(crate) use page::ColumnsPage;
use page::{COLUMNS_PER_PAGE, Part, input};

/// A file with what was said of it, as the form was opened.
struct Opened {
    one: One,
    look: Look,
    corrections: Corrections,
    part: Part,
}

/// What the reader wants after the columns.
enum Then {
    /// To see what would happen.
    Preview,
    /// To see other columns; the number is the page, from 1.
    Other(usize),
    /// To take back what was remembered and said.
    Forget,
}

/// `GET /responses/imports/{id}/columns`: `?page=` shows further columns.
pub(super) async fn show(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    match Opened::read(&visit, id, &Fields::parse(visit.query.as_bytes())).await? {
        Ok(opened) => {
            let page = opened.page(&visit, Vec::new()).await?;
            Ok(visit.show(&page).await?.into_response())
        }
        Err(elsewhere) => Ok(elsewhere.into_response()),
    }
}

/// `POST /responses/imports/{id}/columns`: keeps what was said and queues the try.
pub(super) async fn save(visit: Visit, Path(id): Path<Uuid>, fields: Fields) -> Result<Response, PageError> {
    let mut opened = match Opened::read(&visit, id, &fields).await? {
        Ok(opened) => opened,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let then = Then::of(&fields);
    match then {
        Then::Forget => opened.corrections.columns.clear(),
        _ => apply(&mut opened.corrections.columns, &opened.look.glance.columns, &fields),
    }
    opened.look_again(&visit).await?;
    opened.keep(&visit).await?;
    let here = format!("{}/columns", address(opened.one.upload.id));
    Ok(match then {
        Then::Forget => Redirect::to(&here).into_response(),
        Then::Other(page) => Redirect::to(&format!("{here}?page={page}")).into_response(),
        Then::Preview if opened.look.glance.layout.questions.is_empty() => {
            let first = input(opened.part.first);
            let errors = vec![FieldError::new(first, visit.state.word("answers-no-question"))];
            return visit.show_invalid(&opened.page(&visit, errors).await?).await;
        }
        Then::Preview => {
            let (store, id) = (&visit.state.store, opened.one.upload.id);
            store.stage_response_upload(id, ImportStage::Uploaded, None).await?;
            store.add_job(RESPONSE_IMPORT_PREVIEW, &id.to_string()).await?;
            Redirect::to(&address(id)).into_response()
        }
    })
}

impl Then {
    fn of(fields: &Fields) -> Self {
        match fields.get("then") {
            "forget" => Self::Forget,
            then => then.parse().map_or(Self::Preview, Self::Other),
        }
    }
}

/// Takes what the form says of its columns: only what differs from the proposal is kept.
fn apply(said: &mut BTreeMap<String, String>, columns: &[GlancedColumn], fields: &Fields) {
    for (index, column) in columns.iter().enumerate() {
        let Some(role) = fields.choice(&input(index)) else { continue };
        if role == column.proposed {
            said.remove(&column.name);
        } else if is_role(&role) {
            said.insert(column.name.clone(), role);
        }
    }
}

impl Opened {
    /// The file with what was said so far; or where to go first.
    async fn read(visit: &Visit, id: Uuid, asked: &Fields) -> Result<Result<Self, Redirect>, PageError> {
        let one = one::get(visit, Action::Edit, id).await?;
        if !may_change(visit, &one).await? {
            return Ok(Err(Redirect::to(&address(one.upload.id))));
        }
        if one.upload.reading.tool.is_empty() {
            return Ok(Err(Redirect::to(&format!("{}/sheet", address(one.upload.id)))));
        }
        let corrections = corrections_of(&one.upload);
        let look = look_at(&visit.state, &one.upload, one.upload.reading.sheet.clone(), &corrections).await;
        let look = look.map_err(|error| PageError::Invalid(error.to_string()))?;
        let part = Part::of(asked.get("page"), look.glance.columns.len());
        Ok(Ok(Self { one, look, corrections, part }))
    }

    async fn look_again(&mut self, visit: &Visit) -> Result<(), PageError> {
        let upload = &self.one.upload;
        let look = look_at(&visit.state, upload, upload.reading.sheet.clone(), &self.corrections).await;
        self.look = look.map_err(|error| PageError::Invalid(error.to_string()))?;
        Ok(())
    }

    async fn keep(&self, visit: &Visit) -> Result<(), PageError> {
        let now = reading(&self.look, &self.corrections)?;
        Ok(visit.state.store.read_response_upload(self.one.upload.id, &now).await?)
    }

    async fn page(&self, visit: &Visit, errors: Vec<FieldError>) -> Result<ColumnsPage, PageError> {
        let upload = &self.one.upload;
        let now = reading(&self.look, &self.corrections)?;
        let remembered = Remembered::lookup(&visit.state.store, upload.system, &now).await?;
        let remembered = remembered.filter(|remembered| remembered.is_used_in(&self.corrections));
        let page = ColumnsPage::new(&visit.state, &self.one, &self.look.glance.columns, self.part)?;
        Ok(page.remembering(&visit.state, remembered.as_ref()).with_errors(errors))
    }
}

impl Part {
    /// The part of the columns on a page, by the page's number; the first for what is none.
    fn of(page: &str, columns: usize) -> Self {
        let last = columns.div_ceil(COLUMNS_PER_PAGE).max(1);
        let page = page.parse().unwrap_or(1).clamp(1, last);
        Self { page, last, first: (page - 1) * COLUMNS_PER_PAGE }
    }
}
