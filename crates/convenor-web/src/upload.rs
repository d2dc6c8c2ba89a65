//! Takes an uploaded file to disk as it comes in, never as a whole into memory, and knows it by its hash from then on.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;
use tokio::io::AsyncWriteExt;

use crate::error::PageError;
use crate::form::Fields;
use crate::state::AppState;
use crate::words::Value;

/// The name of the form's input.
pub(crate) const INPUT: &str = "file";
/// Most characters of a file's name that are kept, counted from its end.
const NAME_CHARS_MAX: usize = 150;
/// Most bytes of what stands beside a file in its form.
const TEXT_BYTES_MAX: usize = 64 * 1024;
/// How the name of a file begins until it has come in whole.
const UNFINISHED: &str = ".coming-in-";
/// Bytes in a megabyte.
const MEGABYTE: usize = 1024 * 1024;

/// A file that has come in whole. Goes when it is dropped, unless it is kept.
pub(crate) struct Upload {
    /// Its name, without any folder.
    pub(crate) name: String,
    /// SHA-256 of its content, in hexadecimal.
    pub(crate) hash: String,
    file: NamedTempFile,
}

/// Why a file was not taken.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refused {
    /// None was chosen.
    #[error("no file was chosen")]
    Missing,
    /// Longer than is taken.
    #[error("the file is larger than {limit_mb} MB")]
    TooLarge {
        /// The limit in megabytes.
        limit_mb: usize,
    },
    /// The form ended before the file did.
    #[error("the file did not arrive whole")]
    BrokenOff,
    /// It cannot be read; the text says why, and what to do.
    #[error("{0}")]
    Unreadable(String),
}

impl Refused {
    /// In the words of the form.
    pub(crate) fn in_words(&self, state: &AppState) -> String {
        let words = state.engine.words();
        match self {
            Self::Missing => state.word("import-file-missing"),
            Self::TooLarge { limit_mb } => {
                words.t("import-file-too-large", &[("limit", Value::from(*limit_mb))])
            }
            Self::BrokenOff => state.word("import-file-broken-off"),
            Self::Unreadable(reason) => {
                words.t("import-file-unreadable", &[("reason", Value::from(reason.as_str()))])
            }
        }
    }
}

/// Why an upload has no answer to its form.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UploadError {
    /// The file was not taken.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The disk failed.
    #[error("the upload could not be written: {0}")]
    Disk(#[from] io::Error),
}

/// A form with a file, as it came in.
pub(crate) struct Received {
    /// What stood before the file.
    pub(crate) fields: Fields,
    /// The file, or why it was not taken.
    pub(crate) file: Result<Upload, UploadError>,
}

impl Received {
    /// Receives a form: its file into a folder, what stands before the file as fields.
    pub(crate) async fn of(folder: &Path, mut form: Multipart, bytes_max: usize) -> Self {
        let mut fields = Fields::default();
        let file = Upload::receive(folder, &mut form, bytes_max, &mut fields).await;
        Self { fields, file }
    }
}

impl Upload {
    async fn receive(
        folder: &Path,
        form: &mut Multipart,
        bytes_max: usize,
        fields: &mut Fields,
    ) -> Result<Self, UploadError> {
        let fault = |error: MultipartError| refused(&error, bytes_max);
        let mut text_bytes = 0;
        while let Some(field) = form.next_field().await.map_err(fault)? {
            if field.name() == Some(INPUT) {
                return Self::write(folder, field, bytes_max).await;
            }
            let name = field.name().unwrap_or_default().to_owned();
            let text = field.text().await.map_err(fault)?;
            text_bytes += text.len();
            if text_bytes > TEXT_BYTES_MAX {
                return Err(Refused::BrokenOff.into());
            }
            fields.add(name, text);
        }
        Err(Refused::Missing.into())
    }

    async fn write(folder: &Path, mut field: Field<'_>, bytes_max: usize) -> Result<Self, UploadError> {
        let name = plain_name(field.file_name().unwrap_or_default());
        if name.is_empty() {
            return Err(Refused::Missing.into());
        }
        let file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
        let mut out = tokio::fs::File::from_std(file.as_file().try_clone()?);
        let mut digest = Sha256::new();
        let mut bytes = 0;
        while let Some(chunk) = field.chunk().await.map_err(|error| refused(&error, bytes_max))? {
            bytes += chunk.len();
            if bytes > bytes_max {
                return Err(Refused::TooLarge { limit_mb: bytes_max / MEGABYTE }.into());
            }
            digest.update(&chunk);
            out.write_all(&chunk).await?;
        }
        // An import that is confirmed must find its file again, even after a power cut.
        out.sync_all().await?;
        let hash = hexadecimal(&digest.finalize());
        Ok(Self { name, hash, file })
    }

    /// Where it lies until it is kept.
    pub(crate) fn path(&self) -> &Path {
        self.file.path()
    }

    /// Keeps the file in this place.
    pub(crate) fn keep(self, place: &Path) -> Result<(), UploadError> {
        self.file.persist(place).map_err(|error| error.error)?;
        Ok(())
    }
}

fn refused(error: &MultipartError, bytes_max: usize) -> UploadError {
    UploadError::Refused(match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Refused::TooLarge { limit_mb: bytes_max / MEGABYTE },
        _ => Refused::BrokenOff,
    })
}

/// Removes a file that is no longer needed; one that is gone already is no fault.
pub(crate) async fn remove(file: &Path) {
    match tokio::fs::remove_file(file).await {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            tracing::warn!(%error, "an uploaded file that is no longer needed could not be removed");
        }
        _ => {}
    }
}

/// Removes files that never came in whole: what is left of them when the process ends in the middle. Younger than a day,
/// they may still be on their way.
pub(crate) async fn sweep_unfinished(folder: &Path, now: DateTime<Utc>) {
    let Ok(mut found) = tokio::fs::read_dir(folder).await else { return };
    while let Ok(Some(entry)) = found.next_entry().await {
        let is_unfinished = entry.file_name().to_string_lossy().starts_with(UNFINISHED);
        let written = entry.metadata().await.and_then(|known| known.modified()).map(DateTime::<Utc>::from);
        if is_unfinished && written.is_ok_and(|written| now - written > TimeDelta::days(1)) {
            remove(&entry.path()).await;
        }
    }
}

/// A file's name without folders, as some browsers send them, and without what is no text.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let text: Vec<char> = last.trim().chars().filter(|c| !c.is_control()).collect();
    text.iter().skip(text.len().saturating_sub(NAME_CHARS_MAX)).collect()
}

/// Lower-case hexadecimal.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

impl From<UploadError> for PageError {
    fn from(error: UploadError) -> Self {
        tracing::error!(%error, "an upload could not be taken");
        Self::Broken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_end_and_loses_its_folders() {
        assert_eq!(plain_name(r"C:\Users\me\log 2026.xlsx"), "log 2026.xlsx");
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(plain_name("a\u{0}\nb.csv "), "ab.csv");
        assert!(plain_name(&format!("{}.csv", "x".repeat(500))).ends_with("x.csv"));
        assert_eq!(plain_name(""), "");
    }
}
