//! Sending a table as a file. It is written to disk first, so that a long one needs little memory and a failure halfway
//! is an error page rather than half a file.

use std::fs::File;
use std::io::{BufWriter, Seek};

use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use convenor_report::{SheetError, SheetFormat, SheetWriter};
use tokio_util::io::ReaderStream;

use crate::error::PageError;

/// A table on its way to a file that goes when it is closed.
pub(crate) type Sheet = SheetWriter<BufWriter<File>>;

/// Where a table is written to.
pub(crate) fn place() -> Result<BufWriter<File>, PageError> {
    Ok(BufWriter::new(tempfile::tempfile().map_err(SheetError::from)?))
}

/// Finishes a table and sends it under a name.
pub(crate) async fn send(sheet: Sheet, format: SheetFormat, name: &str) -> Result<Response, PageError> {
    sent(finished(sheet).await?, format, name)
}

/// The file, from its start. Packing a workbook takes a while, so that other requests go on beside it.
async fn finished(sheet: Sheet) -> Result<File, PageError> {
    let finish = move || -> Result<File, SheetError> {
        let mut file = sheet.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        file.rewind()?;
        Ok(file)
    };
    Ok(tokio::task::spawn_blocking(finish).await.map_err(|_| PageError::Broken)??)
}

fn sent(file: File, format: SheetFormat, name: &str) -> Result<Response, PageError> {
    let length = file.metadata().map_err(SheetError::from)?.len();
    let headers = [
        (CONTENT_TYPE, format.media_type().to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (CONTENT_LENGTH, length.to_string()),
    ];
    let body = Body::from_stream(ReaderStream::new(tokio::fs::File::from_std(file)));
    Ok((headers, body).into_response())
}

impl From<SheetError> for PageError {
    fn from(error: SheetError) -> Self {
        if matches!(error, SheetError::TooManyRows) {
            return Self::Invalid(error.to_string());
        }
        tracing::error!(%error, "a download could not be written");
        Self::Broken
    }
}
