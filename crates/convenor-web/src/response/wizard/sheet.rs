//! Which sheet holds the answers, and how many of its rows are headings: as found, to be corrected.

mod page;

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use convenor_domain::Action;
use convenor_import::OpenError;
use convenor_import::responses::{Corrections, SurveyError};
use uuid::Uuid;

use super::address;
use super::look::Look;
use super::one::{self, One};
use super::reading::{corrections_of, look_at, reading};
use super::remembered::Remembered;
use crate::error::PageError;
use crate::form::Fields;
use crate::reader::Visit;
use crate::response::RunError;
use crate::standing::Standing;
use crate::theme::FieldError;
use crate::words::Value;
pub(crate) use page::SheetPage;
use page::{HEADER_ROWS, SHEET};

/// The hidden inputs with what the page showed when it was opened.
const SHEET_SHOWN: &str = "sheet_shown";
const ROWS_SHOWN: &str = "rows_shown";

/// Most rows of headings.
const HEADER_ROWS_MAX: usize = 10;

/// `GET /responses/imports/{id}/sheet`
pub(super) async fn show(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let one = one::get(&visit, Action::Edit, id).await?;
    if !may_change(&visit, &one).await? {
        return Ok(Redirect::to(&address(one.upload.id)).into_response());
    }
    let corrections = headings_only(&one);
    let look = look_at(&visit.state, &one.upload, one.upload.reading.sheet.clone(), &corrections).await;
    let look = look.map_err(|error| PageError::Invalid(error.to_string()))?;
    let page = SheetPage::new(&visit.state, &one, &look);
    Ok(visit.show(&page).await?.into_response())
}

/// `POST /responses/imports/{id}/sheet`: looks again, and goes on to the columns.
pub(super) async fn save(visit: Visit, Path(id): Path<Uuid>, fields: Fields) -> Result<Response, PageError> {
    let one = one::get(&visit, Action::Edit, id).await?;
    if !may_change(&visit, &one).await? {
        return Ok(Redirect::to(&address(one.upload.id)).into_response());
    }
    let sheet = fields.choice(SHEET);
    match said(&visit, &one, sheet, &fields).await? {
        Ok((look, corrections)) => {
            keep(&visit, &one, &look, corrections).await?;
            Ok(Redirect::to(&format!("{}/columns", address(one.upload.id))).into_response())
        }
        Err(error) => {
            let look = look_at(&visit.state, &one.upload, None, &Corrections::default()).await;
            let look = look.map_err(|error| PageError::Invalid(error.to_string()))?;
            let page = SheetPage::new(&visit.state, &one, &look).with_error(error, &fields);
            visit.show_invalid(&page).await
        }
    }
}

/// Whether nobody works on it, so that it may be read in another way.
pub(super) async fn may_change(visit: &Visit, one: &One) -> Result<bool, PageError> {
    let standing = Standing::of(&visit.state.store, one.upload.id, one.upload.stage).await?;
    Ok(standing.may_map())
}

fn headings_only(one: &One) -> Corrections {
    Corrections { header_rows: corrections_of(&one.upload).header_rows, ..Corrections::default() }
}

/// The file as the form says it is; or what is wrong with what it says.
async fn said(
    visit: &Visit,
    one: &One,
    sheet: Option<String>,
    fields: &Fields,
) -> Result<Result<(Look, Corrections), FieldError>, PageError> {
    let (state, upload) = (&visit.state, &one.upload);
    let rows = match header_rows(visit, fields) {
        Ok(rows) => rows,
        Err(error) => return Ok(Err(error)),
    };
    let look = match look_at(state, upload, sheet.clone(), &Corrections::default()).await {
        Ok(look) => look,
        Err(error) => return Ok(Err(fault(visit, SHEET, &error)?)),
    };
    let found = usize::try_from(look.glance.layout.header_rows).unwrap_or_default();
    let Some(rows) = rows.filter(|rows| *rows != found && found > 0 && !is_of_other_sheet(fields)) else {
        return Ok(Ok((look, Corrections::default())));
    };
    let corrections = Corrections { header_rows: Some(rows), ..Corrections::default() };
    Ok(match look_at(state, upload, sheet, &corrections).await {
        Ok(look) => Ok((look, corrections)),
        Err(error) => Err(fault(visit, HEADER_ROWS, &error)?),
    })
}

/// Whether another sheet was chosen, and the number stayed that of the one before: what is found on the new sheet holds.
fn is_of_other_sheet(fields: &Fields) -> bool {
    fields.get(SHEET) != fields.get(SHEET_SHOWN) && fields.get(HEADER_ROWS) == fields.get(ROWS_SHOWN)
}

fn header_rows(visit: &Visit, fields: &Fields) -> Result<Option<usize>, FieldError> {
    let Some(text) = fields.choice(HEADER_ROWS) else { return Ok(None) };
    let rows = text.parse().ok().filter(|rows| (1..=HEADER_ROWS_MAX).contains(rows));
    let wrong = || {
        let most = [("most", Value::from(HEADER_ROWS_MAX))];
        FieldError::new(HEADER_ROWS, visit.state.engine.words().t("answers-header-rows-wrong", &most))
    };
    rows.ok_or_else(wrong).map(Some)
}

/// What is wrong with a choice that the file does not allow. Errors: the fault is not the reader's.
fn fault(visit: &Visit, field: &'static str, error: &RunError) -> Result<FieldError, PageError> {
    let key = match (field, error) {
        (_, RunError::Survey(SurveyError::Layout { .. })) => "answers-header-rows-unfit",
        (SHEET, RunError::Survey(SurveyError::Open(OpenError::Empty { .. } | OpenError::NoSheet { .. }))) => {
            "answers-sheet-unfit"
        }
        _ => return Err(PageError::Invalid(error.to_string())),
    };
    let field = if key == "answers-sheet-unfit" { SHEET } else { HEADER_ROWS };
    let reason = [("reason", Value::from(error.to_string()))];
    Ok(FieldError::new(field, visit.state.engine.words().t(key, &reason)))
}

/// Keeps what was said. Where the headings stay, so does what was said of the columns; for new ones, what is remembered of
/// the same tool is proposed.
async fn keep(visit: &Visit, one: &One, look: &Look, mut corrections: Corrections) -> Result<(), PageError> {
    let (store, upload) = (&visit.state.store, &one.upload);
    let mut now = reading(look, &corrections)?;
    corrections.columns = if upload.reading.columns == now.columns {
        corrections_of(upload).columns
    } else {
        let remembered = Remembered::lookup(store, upload.system, &now).await?;
        remembered.map(|remembered| remembered.columns).unwrap_or_default()
    };
    now.corrections = corrections.to_yaml().map_err(PageError::Invalid)?;
    Ok(store.read_response_upload(upload.id, &now).await?)
}
