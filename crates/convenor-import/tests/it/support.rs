//! Files on the disk and mappings, as the tests need them.

use std::io::Write;
use std::path::PathBuf;

use chrono::NaiveDate;
use convenor_domain::{AreaCode, ImportedRecord, RejectedRow, Vocabularies};
use convenor_import::{Limits, Mapping, Source, Table, open, read_records};
use tempfile::TempDir;

/// A folder that goes away with the test.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Writes and opens a file.
    pub(crate) fn open(&self, name: &str, bytes: &[u8]) -> Source {
        let path = self.write(name, bytes);
        open(name, &path, &Limits::default()).unwrap()
    }

    /// Writes a file and tells why it cannot be opened.
    pub(crate) fn refusal(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.write(name, bytes);
        open(name, &path, &Limits::default()).unwrap_err().to_string()
    }
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

pub(crate) fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut packer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        packer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        packer.write_all(bytes).unwrap();
    }
    packer.finish().unwrap().into_inner()
}

/// Rows as lists of words, empty cells as nothing.
pub(crate) fn words(table: Table) -> Vec<Vec<String>> {
    table.map(|row| row.unwrap().cells.iter().map(|cell| cell.values().join(" + ")).collect()).collect()
}

pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Reads a table of text with a mapping; Northwick is the only area there is.
pub(crate) fn records(mapping: &str, csv: &str) -> Vec<Result<ImportedRecord, RejectedRow>> {
    let folder = Folder::new();
    let table = folder.open("rows.csv", csv.as_bytes()).table(None).unwrap();
    let mapping = Mapping::from_yaml(mapping).unwrap();
    all(table, &mapping)
}

pub(crate) fn all(table: Table, mapping: &Mapping) -> Vec<Result<ImportedRecord, RejectedRow>> {
    let vocabularies = Vocabularies::shipped().unwrap();
    let resolve = |name: &str| (name == "Northwick").then(|| AreaCode("E99000001".to_owned()));
    read_records(table, mapping, &vocabularies, &resolve, day(2026, 1, 1)).unwrap().collect()
}
