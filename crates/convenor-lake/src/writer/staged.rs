//! A file that is written beside its place and renamed into it when it is whole.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::LakeError;
use crate::verify::hexadecimal;

/// A file that is not in its place yet. Dropped, it is gone.
pub(crate) struct StagedFile {
    target: PathBuf,
    part: PathBuf,
    file: BufWriter<File>,
    hash: Sha256,
    published: bool,
}

impl StagedFile {
    /// Begins a file that shall stand at `target` once.
    pub(crate) fn begin(target: PathBuf) -> Result<Self, LakeError> {
        let mut part = target.clone().into_os_string();
        part.push(".part");
        let part = PathBuf::from(part);
        let file = folder(&target)
            .map_or(Ok(()), std::fs::create_dir_all)
            .and_then(|()| File::create(&part))
            .map_err(|reason| refused(&part, reason))?;
        let file = BufWriter::with_capacity(1 << 20, file);
        Ok(Self { target, part, file, hash: Sha256::new(), published: false })
    }

    /// Puts the whole file in its place, safe from a loss of power. Returns its SHA-256.
    pub(crate) fn publish(mut self) -> Result<String, LakeError> {
        self.settle().map_err(|reason| refused(&self.target, reason))?;
        Ok(hexadecimal(&self.hash.finalize_reset()))
    }

    fn settle(&mut self) -> io::Result<()> {
        self.file.flush()?;
        self.file.get_ref().sync_all()?;
        std::fs::rename(&self.part, &self.target)?;
        self.published = true;
        // The new name is only safe when the folder is.
        folder(&self.target).map_or(Ok(()), |folder| File::open(folder)?.sync_all())
    }
}

impl Write for StagedFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(bytes.get(..written).unwrap_or(bytes));
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for StagedFile {
    fn drop(&mut self) {
        if !self.published {
            // What cannot be removed now is swept later.
            let _ = std::fs::remove_file(&self.part);
        }
    }
}

fn folder(file: &Path) -> Option<&Path> {
    file.parent()
}

fn refused(path: &Path, reason: io::Error) -> LakeError {
    LakeError::File { path: path.display().to_string(), reason }
}
