//! Finds out what a file is: by its first bytes, and by its name only where those leave a doubt.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::stream::{self, Packing};
use super::zip_guard::{self, ZipKind};
use super::{ContentError, EncodingFrom, Form, encoding, json_lines, workbook};
use crate::limits::Limits;

/// What a file is. Each may be packed with gzip, except spreadsheets, which are packed already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A table as text: cells separated by comma, semicolon, tab or pipe.
    Csv,
    /// A spreadsheet of Office Open XML.
    Xlsx,
    /// A spreadsheet of Open Document Format.
    Ods,
    /// A JSON document, or a folder of them.
    Json,
    /// One JSON object a line.
    JsonLines,
}

const START_BYTES: usize = 16 * 1024;
const MEGABYTE: u64 = 1024 * 1024;

pub(super) fn look(
    name: &str,
    path: &Path,
    limits: &Limits,
    encoding_from: EncodingFrom,
) -> Result<Form, ContentError> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Ok(Form::Json { files: json_files(path, limits)?, packing: Packing::Plain });
    }
    check_size(metadata.len(), limits)?;
    let raw = start(path, Packing::Plain, limits)?;
    if raw.starts_with(b"PK\x03\x04") || raw.starts_with(b"PK\x05\x06") {
        return look_in_zip(path, limits);
    }
    if raw.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        // An encrypted XLSX lies in the same container as spreadsheets of before 2007.
        let encrypted = utf16_inside(path, limits, "EncryptedPackage")?;
        return Err(if encrypted { ContentError::Encrypted } else { ContentError::OlderKind });
    }
    let packing = if raw.starts_with(&[0x1F, 0x8B]) { Packing::Gzip } else { Packing::Plain };
    let start = start(path, packing, limits)?;
    if is_binary(&start) {
        return Err(ContentError::Binary);
    }
    let open = || stream::bytes(path, packing, limits.unpacked_bytes_max, limits);
    let encoding = match encoding_from {
        EncodingFrom::Start if encoding::begins_as_utf8(&start) => encoding_rs::UTF_8,
        _ => encoding::detect(open()?)?,
    };
    look_at_text(name, path, packing, (&start, encoding), limits)
}

fn check_size(bytes: u64, limits: &Limits) -> Result<(), ContentError> {
    match bytes {
        0 => Err(ContentError::Empty),
        _ if bytes > limits.file_bytes_max => Err(ContentError::TooLarge {
            found_mb: bytes.div_ceil(MEGABYTE),
            limit_mb: limits.file_bytes_max / MEGABYTE,
        }),
        _ => Ok(()),
    }
}

fn start(path: &Path, packing: Packing, limits: &Limits) -> Result<Vec<u8>, ContentError> {
    let mut bytes = stream::bytes(path, packing, limits.unpacked_bytes_max, limits)?;
    let mut start = vec![0; START_BYTES];
    let filled = encoding::read_full(&mut bytes, &mut start)?;
    start.truncate(filled);
    Ok(start)
}

fn json_files(folder: &Path, limits: &Limits) -> Result<Vec<PathBuf>, ContentError> {
    let mut files = Vec::new();
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let (path, metadata) = entry.and_then(|entry| Ok((entry.path(), entry.metadata()?)))?;
        let is_json = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
        if metadata.is_file() && is_json {
            bytes += metadata.len();
            files.push(path);
        }
    }
    if files.is_empty() {
        return Err(ContentError::NoRecords);
    }
    check_size(bytes, limits)?;
    files.sort();
    Ok(files)
}

fn look_in_zip(path: &Path, limits: &Limits) -> Result<Form, ContentError> {
    let kind = match zip_guard::check(path, limits)? {
        ZipKind::Xlsx => workbook::Kind::Xlsx,
        ZipKind::Ods => workbook::Kind::Ods,
        ZipKind::Other => return Err(ContentError::Binary),
    };
    let sheets = workbook::sheets(path, kind)?;
    if sheets.is_empty() { Err(ContentError::Empty) } else { Ok(Form::Workbook { kind, sheets }) }
}

fn utf16_inside(path: &Path, limits: &Limits, word: &str) -> Result<bool, ContentError> {
    let word: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut bytes = Vec::new();
    stream::bytes(path, Packing::Plain, limits.whole_bytes_max, limits)?
        .take(limits.whole_bytes_max)
        .read_to_end(&mut bytes)?;
    Ok(bytes.windows(word.len()).any(|window| window == word))
}

fn look_at_text(
    name: &str,
    path: &Path,
    packing: Packing,
    (start, encoding): (&[u8], &'static encoding_rs::Encoding),
    limits: &Limits,
) -> Result<Form, ContentError> {
    let (text, _, _) = encoding.decode(start);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    match text_kind(name, text, start.len()) {
        None => Err(ContentError::Empty),
        Some(FileKind::Json) => Ok(Form::Json { files: vec![path.to_owned()], packing }),
        Some(FileKind::JsonLines) => {
            let bytes = stream::bytes(path, packing, limits.unpacked_bytes_max, limits)?;
            let columns = json_lines::columns(encoding::Utf8Reader::new(bytes, encoding), limits)?;
            Ok(Form::JsonLines { packing, encoding, columns })
        }
        Some(_) => Ok(Form::Text { packing, encoding }),
    }
}

fn text_kind(name: &str, text: &str, start_bytes: usize) -> Option<FileKind> {
    let name = name.to_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    let first = text.chars().next()?;
    if ends(&[".jsonl", ".ndjson"]) {
        return Some(FileKind::JsonLines);
    }
    if ends(&[".csv", ".tsv", ".tab"]) || !matches!(first, '{' | '[') {
        return Some(if ends(&[".json"]) { FileKind::Json } else { FileKind::Csv });
    }
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let whole_object = first == '{' && serde_json::from_str::<serde_json::Value>(line).is_ok();
    // A first line longer than what was looked at cannot be told from a document by its start.
    let more = !rest.trim().is_empty();
    let long_line = first == '{' && !text.contains('\n') && start_bytes >= START_BYTES && !ends(&[".json"]);
    Some(if (whole_object && more) || long_line { FileKind::JsonLines } else { FileKind::Json })
}

/// Whether there is more than text: text has next to no control characters.
fn is_binary(start: &[u8]) -> bool {
    if encoding::marked_or_wide(start).is_some() {
        return false;
    }
    let control = start
        .iter()
        .filter(|byte| byte.is_ascii_control() && !matches!(byte, b'\n' | b'\r' | b'\t' | 0x0B | 0x0C))
        .count();
    start.starts_with(b"%PDF") || control * 50 > start.len()
}
