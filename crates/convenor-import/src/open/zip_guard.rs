//! Unpacks a spreadsheet once before anything else reads it, to see how large it really is.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use super::ContentError;
use super::ods_guard::CellCount;
use super::stream::Guarded;
use crate::limits::Limits;

/// Which kind of spreadsheet a zip file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ZipKind {
    Xlsx,
    Ods,
    Other,
}

/// Unpacks every part and counts: sizes written in the file's own headers are not believed.
pub(crate) fn check(path: &Path, limits: &Limits) -> Result<ZipKind, ContentError> {
    let file = File::open(path)?;
    let packed_bytes = file.metadata()?.len().max(1);
    let mut archive = zip::ZipArchive::new(BufReader::new(file)).map_err(damaged)?;
    let by_ratio = packed_bytes.saturating_mul(limits.ratio_max).max(Limits::RATIO_CHECKED_FROM_BYTES);
    let mut left = limits.whole_bytes_max.min(by_ratio);
    let mut kind = ZipKind::Other;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(damaged)?;
        let name = part.name().map_err(damaged)?.to_lowercase();
        match name.as_str() {
            "xl/workbook.xml" => kind = ZipKind::Xlsx,
            "content.xml" if kind == ZipKind::Other => kind = ZipKind::Ods,
            _ => {}
        }
        let counted = if name == "content.xml" { Counted::Cells } else { Counted::Bytes };
        left = left.saturating_sub(unpack(Guarded::new(part, left), counted, limits)?);
    }
    Ok(kind)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Counted {
    Bytes,
    Cells,
}

fn unpack(mut part: impl Read, counted: Counted, limits: &Limits) -> Result<u64, ContentError> {
    let cells_max = limits.whole_bytes_max / 32;
    let mut cells = CellCount::default();
    let mut buffer = vec![0; 64 * 1024];
    let mut bytes = 0;
    loop {
        let count = part.read(&mut buffer)?;
        if count == 0 {
            return Ok(bytes);
        }
        bytes += count as u64;
        if counted == Counted::Cells {
            cells.feed(buffer.get(..count).unwrap_or_default());
            if cells.total() > cells_max {
                return Err(ContentError::TooMany { what: "cells", limit: cells_max });
            }
        }
    }
}

fn damaged(error: zip::result::ZipError) -> ContentError {
    match error {
        zip::result::ZipError::Io(error) => error.into(),
        zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => {
            ContentError::Encrypted
        }
        other => ContentError::Damaged { reason: other.to_string() },
    }
}
