//! An official table as rows of text: CSV, also gzipped, or the first sheet of a workbook that has one; whatever stands above
//! its headings.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use convenor_domain::RejectedRow;
use flate2::read::MultiGzDecoder;

use super::column::AreaColumn;
use crate::limits::Limits;
use crate::open::{OpenError, open_once};

/// A table whose headings are not found within so many rows has none.
const HEADING_ROWS_MAX: usize = 20;
/// How a workbook begins: it is a zip archive.
const WORKBOOK: &[u8] = b"PK\x03\x04";
/// Bytes of a table that hold its headings.
const START_BYTES: u64 = 1 << 16;

/// An official table that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// The file cannot be read.
    #[error("{file} cannot be read: {reason}")]
    File {
        /// The file.
        file: PathBuf,
        /// Why.
        reason: String,
    },
    /// No row of headings names a column of areas.
    #[error(
        "{file} has no column of official area codes in its headings: one is called for example lsoa21_code, LSOA21CD, \
         geography code or ltla24_code"
    )]
    NoAreas {
        /// The file.
        file: PathBuf,
    },
    /// The file lacks a column.
    #[error("{file} has no column “{column}”")]
    Column {
        /// The file.
        file: PathBuf,
        /// The column.
        column: String,
    },
}

/// The rows of one table.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) file: PathBuf,
    pub(crate) columns: Vec<String>,
    records: Vec<csv::ByteRecord>,
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SheetRow<'a>(&'a csv::ByteRecord);

impl<'a> SheetRow<'a> {
    /// What stands in a column; empty beyond the row's end and for what is no text.
    pub(crate) fn get(self, column: usize) -> &'a str {
        self.0.get(column).and_then(|cell| std::str::from_utf8(cell).ok()).unwrap_or_default().trim()
    }

    /// Its line in the file, from 1.
    pub(crate) fn line(self) -> u64 {
        self.0.position().map_or(0, csv::Position::line)
    }
}

impl Sheet {
    /// Reads a table whose headings name a column of areas.
    pub(crate) fn read(path: &Path) -> Result<Self, SheetError> {
        let bytes = bytes(path).map_err(|error| SheetError::File { file: path.to_owned(), reason: error })?;
        if bytes.starts_with(WORKBOOK) { Self::of_workbook(path) } else { Self::of(path, &bytes) }
    }

    /// The first sheet of a workbook whose headings name a column of areas.
    fn of_workbook(path: &Path) -> Result<Self, SheetError> {
        let failed = |error: OpenError| SheetError::File { file: path.to_owned(), reason: error.to_string() };
        let source = open_once(&name_of(path), path, &Limits::default()).map_err(failed)?;
        for sheet in source.sheets() {
            let mut records = Vec::new();
            for row in source.grid(Some(sheet)).map_err(failed)? {
                let broken = |row: RejectedRow| SheetError::File {
                    file: path.to_owned(),
                    reason: format!("sheet {sheet}, row {}: {}", row.row, row.reason),
                };
                let row = row.map_err(broken)?;
                let mut record = csv::ByteRecord::from(row.cells);
                let mut place = csv::Position::new();
                place.set_line(row.number);
                record.set_position(Some(place));
                records.push(record);
            }
            match Self::of_records(path, records) {
                Err(SheetError::NoAreas { .. }) => {}
                found => return found,
            }
        }
        Err(SheetError::NoAreas { file: path.to_owned() })
    }

    fn of(path: &Path, bytes: &[u8]) -> Result<Self, SheetError> {
        Self::of_records(path, records(path, bytes)?)
    }

    fn of_records(path: &Path, mut records: Vec<csv::ByteRecord>) -> Result<Self, SheetError> {
        let is_heading = |record: &csv::ByteRecord| {
            texts(record).iter().any(|cell| AreaColumn::parse(cell).is_some()) && record.len() > 1
        };
        let place = records.iter().take(HEADING_ROWS_MAX).position(is_heading);
        let place = place.ok_or_else(|| SheetError::NoAreas { file: path.to_owned() })?;
        let rest = records.split_off(place + 1);
        let columns = records.last().map(texts).unwrap_or_default();
        Ok(Self { file: path.to_owned(), columns, records: rest })
    }

    /// Rows with anything in them, in order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = SheetRow<'_>> {
        self.records.iter().filter(|record| record.iter().any(|cell| !cell.is_empty())).map(SheetRow)
    }

    /// The columns that hold areas: (column, what it holds).
    pub(crate) fn area_columns(&self) -> Vec<(usize, AreaColumn)> {
        let parsed = self.columns.iter().enumerate();
        parsed.filter_map(|(place, name)| Some((place, AreaColumn::parse(name)?))).collect()
    }

    /// Where the column with this name stands, whatever the case.
    pub(crate) fn place(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.eq_ignore_ascii_case(name))
    }

    /// The file's name.
    pub(crate) fn name(&self) -> String {
        name_of(&self.file)
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn texts(record: &csv::ByteRecord) -> Vec<String> {
    let text = |cell: &[u8]| String::from_utf8_lossy(cell).trim_start_matches('\u{feff}').trim().to_owned();
    record.iter().map(text).collect()
}

/// The headings of a table, with a few of its rows: quick, however long the table is.
pub(crate) fn headings(path: &Path) -> Result<Sheet, SheetError> {
    let failed =
        |error: std::io::Error| SheetError::File { file: path.to_owned(), reason: error.to_string() };
    let mut start = Vec::new();
    let file = File::open(path).map_err(failed)?;
    let packed = path.extension().is_some_and(|extension| extension == "gz");
    let reader: Box<dyn Read> = if packed { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
    reader.take(START_BYTES).read_to_end(&mut start).map_err(failed)?;
    if start.starts_with(WORKBOOK) { Sheet::of_workbook(path) } else { Sheet::of(path, &start) }
}

fn records(path: &Path, bytes: &[u8]) -> Result<Vec<csv::ByteRecord>, SheetError> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let failed = |error: csv::Error| SheetError::File { file: path.to_owned(), reason: error.to_string() };
    reader.byte_records().collect::<Result<_, _>>().map_err(failed)
}

/// A file's content, unpacked when it is packed.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let mut raw = Vec::new();
    let read = File::open(path).and_then(|mut file| file.read_to_end(&mut raw));
    read.map_err(|error| error.to_string())?;
    if !raw.starts_with(&[0x1f, 0x8b]) {
        return Ok(raw);
    }
    let mut unpacked = Vec::new();
    let unpack = MultiGzDecoder::new(raw.as_slice()).read_to_end(&mut unpacked);
    unpack.map_err(|error| format!("it is packed, and cannot be unpacked: {error}"))?;
    Ok(unpacked)
}
