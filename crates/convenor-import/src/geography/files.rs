//! Published lists as rows: CSV, also gzipped.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;

use super::GeographyError;

/// Where a column stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column(usize);

/// The rows of one list.
pub(super) struct Rows {
    file: PathBuf,
    columns: csv::StringRecord,
    records: Vec<csv::StringRecord>,
}

/// One row.
pub(super) struct Row<'a>(&'a csv::StringRecord);

impl<'a> Row<'a> {
    pub(super) fn get(&self, column: Column) -> &'a str {
        self.0.get(column.0).unwrap_or_default()
    }
}

impl Rows {
    pub(super) fn column(&self, name: &str) -> Result<Column, GeographyError> {
        let missing = || GeographyError::Column { file: self.file.clone(), column: name.to_owned() };
        self.columns.iter().position(|column| column == name).map(Column).ok_or_else(missing)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        self.records.iter().map(Row)
    }
}

pub(super) fn read_rows(path: &Path) -> Result<Rows, GeographyError> {
    let failed = |reason: String| GeographyError::File { file: path.to_owned(), reason };
    let file = File::open(path).map_err(|error| failed(error.to_string()))?;
    let packed = path.extension().is_some_and(|extension| extension == "gz");
    let bytes: Box<dyn Read> = if packed { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
    let mut reader = csv::Reader::from_reader(bytes);
    let columns = reader.headers().map_err(|error| failed(error.to_string()))?.clone();
    let records = reader.records().collect::<Result<_, _>>().map_err(|error| failed(error.to_string()))?;
    Ok(Rows { file: path.to_owned(), columns, records })
}
