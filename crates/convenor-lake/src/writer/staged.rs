//! A file that is written where nobody reads it, and put into its place when it is whole.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::verify::hexadecimal;
use crate::{Lake, LakeError};

/// A file that is not in its place yet. Dropped, it is gone.
pub(crate) struct StagedFile {
    lake: Lake,
    path: String,
    part: PathBuf,
    file: BufWriter<File>,
    hash: Sha256,
    published: bool,
}

impl StagedFile {
    /// Begins a file that shall stand at a path within the lake once.
    pub(crate) fn begin(lake: &Lake, path: &str) -> Result<Self, LakeError> {
        let part = lake.part(path);
        let file = part
            .parent()
            .map_or(Ok(()), std::fs::create_dir_all)
            .and_then(|()| File::create(&part))
            .map_err(|reason| refused(&part, reason))?;
        let file = BufWriter::with_capacity(1 << 20, file);
        Ok(Self {
            lake: lake.clone(),
            path: path.to_owned(),
            part,
            file,
            hash: Sha256::new(),
            published: false,
        })
    }

    /// Puts the whole file in its place, safe from a loss of power. Returns its SHA-256. It blocks.
    pub(crate) fn publish(mut self) -> Result<String, LakeError> {
        let settled = self.file.flush().and_then(|()| self.file.get_ref().sync_all());
        settled.map_err(|reason| refused(&self.part, reason))?;
        self.lake.publish(&self.part, &self.path)?;
        self.published = true;
        Ok(hexadecimal(&self.hash.finalize_reset()))
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

fn refused(path: &Path, reason: io::Error) -> LakeError {
    LakeError::File { path: path.display().to_string(), reason }
}
