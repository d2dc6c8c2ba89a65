//! How the columns of an upload are read: what people said so far, as it is kept.

use convenor_import::responses::Corrections;
use convenor_store::{ResponseUpload, UploadReading};

use super::file::file_of;
use super::look::{Look, look};
use crate::error::PageError;
use crate::response::RunError;
use crate::state::AppState;

/// What people said the columns of an upload are.
pub(super) fn corrections_of(upload: &ResponseUpload) -> Corrections {
    // What cannot be read was not written by these pages: then nobody has said anything.
    Corrections::from_yaml(&upload.reading.corrections).unwrap_or_default()
}

/// Looks into the file of an upload, read as `corrections` say.
pub(super) async fn look_at(
    state: &AppState,
    upload: &ResponseUpload,
    sheet: Option<String>,
    corrections: &Corrections,
) -> Result<Look, RunError> {
    look(&upload.file_name, file_of(&state.uploads, upload.id), sheet, corrections.clone()).await
}

/// A file as it was looked at, and as it is to be read from now on.
pub(super) fn reading(look: &Look, corrections: &Corrections) -> Result<UploadReading, PageError> {
    let columns = look.glance.columns.iter().map(|column| (column.name.clone(), column.text.clone()));
    Ok(UploadReading {
        sheet: look.sheet.clone(),
        corrections: corrections.to_yaml().map_err(PageError::Invalid)?,
        columns: columns.collect(),
        tool: look.glance.layout.tool.to_owned(),
    })
}
