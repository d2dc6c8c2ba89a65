//! Takes an uploaded file to disk as it comes in, never as a whole into memory, and knows it by its hash from then on.

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use axum::http::StatusCode;
use convenor_domain::SystemId;
use convenor_import::OpenError;
use convenor_store::{Import, ImportStage, StoreError};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;
use tokio::io::AsyncWriteExt;

use super::UPLOAD_BYTES_MAX;
use crate::error::PageError;
use crate::state::AppState;

/// The name of the form's input.
pub(super) const INPUT: &str = "file";
/// Most characters of a file's name that are kept, counted from its end.
const NAME_CHARS_MAX: usize = 150;
/// Imports of a system that are asked whether they still need a file.
const IMPORTS_MAX: u64 = 10_000;

/// A file that has come in whole. Goes when it is dropped, unless it is kept.
pub(super) struct Upload {
    /// Its name, without any folder.
    pub(super) name: String,
    /// SHA-256 of its content, in hexadecimal.
    pub(super) hash: String,
    file: NamedTempFile,
}

/// Why a file was not taken.
#[derive(Debug, thiserror::Error)]
pub(super) enum Refused {
    /// None was chosen.
    #[error("no file was chosen")]
    Missing,
    /// Longer than is taken.
    #[error("the file is too large")]
    TooLarge,
    /// The form ended before the file did.
    #[error("the file did not arrive whole")]
    BrokenOff,
    /// It cannot be read.
    #[error(transparent)]
    Open(#[from] OpenError),
}

/// Why an upload has no answer to its form.
#[derive(Debug, thiserror::Error)]
pub(super) enum UploadError {
    /// The file was not taken.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The disk failed.
    #[error("the upload could not be written: {0}")]
    Disk(#[from] io::Error),
}

impl From<MultipartError> for UploadError {
    fn from(error: MultipartError) -> Self {
        Self::Refused(match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Refused::TooLarge,
            _ => Refused::BrokenOff,
        })
    }
}

impl Upload {
    /// Receives the form's file into a folder.
    pub(super) async fn receive(folder: &Path, mut form: Multipart) -> Result<Self, UploadError> {
        while let Some(field) = form.next_field().await? {
            if field.name() == Some(INPUT) {
                return Self::write(folder, field).await;
            }
        }
        Err(Refused::Missing.into())
    }

    async fn write(folder: &Path, mut field: Field<'_>) -> Result<Self, UploadError> {
        let name = plain_name(field.file_name().unwrap_or_default());
        if name.is_empty() {
            return Err(Refused::Missing.into());
        }
        let file = NamedTempFile::new_in(folder)?;
        let mut out = tokio::fs::File::from_std(file.as_file().try_clone()?);
        let mut digest = Sha256::new();
        let mut bytes = 0;
        while let Some(chunk) = field.chunk().await? {
            bytes += chunk.len();
            if bytes > UPLOAD_BYTES_MAX {
                return Err(Refused::TooLarge.into());
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
    pub(super) fn path(&self) -> &Path {
        self.file.path()
    }

    /// Keeps the file for imports of this system.
    pub(super) fn keep(self, folder: &Path, system: SystemId) -> Result<(), UploadError> {
        let place = folder.join(place(system, &self.hash));
        self.file.persist(place).map_err(|error| error.error)?;
        Ok(())
    }
}

/// Where the file of an import lies. Each system has its own: that another one has the same file is none of its
/// business.
pub(crate) fn file_of(uploads: &Path, import: &Import) -> PathBuf {
    uploads.join(place(import.system, &import.file_hash))
}

fn place(system: SystemId, hash: &str) -> String {
    format!("{system}-{hash}")
}

/// Removes the file of an import that is done with it, unless another one still needs it: what people wrote is kept
/// once, in the register, where it is looked after.
pub(crate) async fn forget_file(state: &AppState, import: &Import) -> Result<(), StoreError> {
    let imports = state.store.list_imports(import.system, IMPORTS_MAX).await?;
    let needs = |other: &Import| {
        other.id != import.id
            && other.file_hash == import.file_hash
            && !matches!(other.stage, ImportStage::Imported | ImportStage::Undone)
    };
    if imports.iter().any(needs) {
        return Ok(());
    }
    match tokio::fs::remove_file(file_of(&state.uploads, import)).await {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            tracing::warn!(%error, "an uploaded file that is no longer needed could not be removed");
        }
        _ => {}
    }
    Ok(())
}

/// A file's name without folders, as some browsers send them, and without what is no text.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let text: Vec<char> = last.trim().chars().filter(|c| !c.is_control()).collect();
    text.iter().skip(text.len().saturating_sub(NAME_CHARS_MAX)).collect()
}

fn hexadecimal(bytes: &[u8]) -> String {
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
