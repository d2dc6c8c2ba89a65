//! Samples to be weighted: text tables with one respondent a row, as large as they come. Of each row only the columns
//! that are weighted by are looked at, as the number of a category; the rows themselves are read once more when they
//! are written out with their weights.
//!
//! How weights are made is left to others.

mod category;
mod record;
mod spelling;
mod split;
mod target;

use std::io::{self, Write};
use std::path::Path;

use self::category::Categories;
pub use self::category::{Answer, Untargeted};
use self::record::{Record, RecordError, Records};
pub use self::target::{TargetError, TargetVariable, Targets, read_targets};
use crate::open::open_start;
use crate::{FileKind, Limits, OpenError, Source};

/// Bytes of a file at most: a sample of a whole country, and more.
const BYTES_MAX: u64 = 64 * 1024 * 1024 * 1024;
/// Bytes looked at to find the separator.
const START_BYTES: usize = 64 * 1024;

/// A sample whose headings have been read.
#[derive(Debug)]
pub struct Sample {
    name: String,
    source: Source,
    delimiter: u8,
    columns: Vec<String>,
}

/// A column that is weighted by.
#[derive(Debug, Clone)]
pub struct SampleVariable {
    /// Its place in [`Sample::columns`].
    pub column: usize,
    /// Its categories; an answer is the number of one.
    pub categories: Vec<String>,
}

/// One row of the sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SampleRow<'a> {
    /// Its number as a spreadsheet shows it: the headings are row 1.
    pub number: u64,
    /// What it holds.
    pub content: SampleContent<'a>,
}

/// What a row holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SampleContent<'a> {
    /// An answer to each variable, in their order.
    Answers(&'a [Answer]),
    /// Another number of cells than there are headings: nobody can say which is which.
    Uneven {
        /// How many.
        cells: usize,
    },
}

/// A sample cannot be read, or not be written again.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// The file cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// It is no text table.
    #[error("“{name}” is no table of text: save it as CSV, then choose that")]
    NotText {
        /// The file as the user knows it.
        name: String,
    },
    /// A quote has no end, or a row is longer than any row.
    #[error("“{name}” cannot be read at row {row}: {reason}")]
    Row {
        /// The file as the user knows it.
        name: String,
        /// The row.
        row: u64,
        /// What is wrong and what mends it.
        reason: &'static str,
    },
    /// The disk did not give it, or did not take what was written.
    #[error("“{name}” cannot be read or written: {source}")]
    Disk {
        /// The file as the user knows it.
        name: String,
        /// What the system said.
        source: io::Error,
    },
}

/// Opens a sample: text with a row of headings and cells between commas, semicolons, tabs or pipes, also gzipped.
/// `name` is what the user calls it.
pub fn open_sample(name: &str, path: &Path) -> Result<Sample, SampleError> {
    let limits = Limits { file_bytes_max: BYTES_MAX, unpacked_bytes_max: BYTES_MAX, ..Limits::default() };
    let source = open_start(name, path, &limits)?;
    if source.kind() != FileKind::Csv {
        return Err(SampleError::NotText { name: name.to_owned() });
    }
    let mut sample = Sample { name: name.to_owned(), source, delimiter: b',', columns: Vec::new() };
    let (delimiter, columns) = sample.head()?;
    sample.delimiter = delimiter;
    sample.columns = columns;
    Ok(sample)
}

impl Sample {
    /// The headings, as they are written.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Reads all rows, in order. What answers had no category is told at the end, variable by variable. Blank rows
    /// are no rows.
    pub fn read(
        &self,
        variables: &[SampleVariable],
        mut take: impl FnMut(SampleRow<'_>),
    ) -> Result<Vec<Vec<Untargeted>>, SampleError> {
        let mut known: Vec<Categories> =
            variables.iter().map(|variable| Categories::new(&variable.categories)).collect();
        let mut answers = Vec::with_capacity(variables.len());
        self.each_row(|number, record| {
            let cells = record.cells();
            if cells != self.columns.len() {
                take(SampleRow { number, content: SampleContent::Uneven { cells } });
                return;
            }
            answers.clear();
            let columns = variables.iter().zip(&mut known);
            answers.extend(columns.map(|(variable, known)| known.find(record.cell(variable.column))));
            take(SampleRow { number, content: SampleContent::Answers(&answers) });
        })?;
        Ok(known.into_iter().map(Categories::untargeted).collect())
    }

    /// Writes the sample with one more column. `cells` is what stands in it, for each row in the order in which
    /// [`Sample::read`] gave them; a row for which there is nothing is left out.
    pub fn write_with(
        &self,
        heading: &str,
        cells: impl IntoIterator<Item = Option<impl AsRef<[u8]>>>,
        out: &mut impl Write,
    ) -> Result<(), SampleError> {
        let disk = |source| SampleError::Disk { name: self.name.clone(), source };
        let mut records = self.records()?;
        if records.marked {
            out.write_all(record::MARK).map_err(disk)?;
        }
        if let Some(head) = records.next_line().map_err(|error| self.broken(1, error))? {
            write_row(head, self.delimiter, heading.as_bytes(), out).map_err(disk)?;
        }
        let mut cells = cells.into_iter();
        let mut number = 1;
        loop {
            number += 1;
            let line = records.next_line().map_err(|error| self.broken(number, error))?;
            let Some(line) = line else { break };
            if record::is_blank(line) {
                continue;
            }
            if let Some(cell) = cells.next().flatten() {
                write_row(line, self.delimiter, cell.as_ref(), out).map_err(disk)?;
            }
        }
        Ok(())
    }

    /// The separator and the headings.
    fn head(&self) -> Result<(u8, Vec<String>), SampleError> {
        let mut records = self.records()?;
        let start = records.waiting();
        let start = String::from_utf8_lossy(start.get(..START_BYTES).unwrap_or(start));
        let delimiter = crate::open::sniff_delimiter(&start);
        records.delimiter = delimiter;
        let head = records.next_record().map_err(|error| self.broken(1, error))?;
        let Some(head) = head else { return Err(OpenError::Empty { name: self.name.clone() }.into()) };
        let name = |at| record::text(head.cell(at)).trim().to_owned();
        Ok((delimiter, (0..head.cells()).map(name).collect()))
    }

    fn each_row(&self, mut take: impl FnMut(u64, Record<'_>)) -> Result<(), SampleError> {
        let mut records = self.records()?;
        let mut number = 0;
        loop {
            number += 1;
            match records.next_record().map_err(|error| self.broken(number, error))? {
                None => return Ok(()),
                Some(record) if number == 1 || record.is_blank() => {}
                Some(record) => take(number, record),
            }
        }
    }

    fn records(&self) -> Result<Records, SampleError> {
        let text = self.source.text_as_utf8()?;
        let text = text.ok_or_else(|| SampleError::NotText { name: self.name.clone() })?;
        Records::new(text, self.delimiter).map_err(|error| self.broken(1, error))
    }

    fn broken(&self, row: u64, error: RecordError) -> SampleError {
        let name = self.name.clone();
        match error {
            RecordError::Disk(source) => SampleError::Disk { name, source },
            RecordError::OpenQuote => SampleError::Row {
                name,
                row,
                reason: "a quote is opened there and never closed: close it, or take it out",
            },
            RecordError::TooLong => SampleError::Row {
                name,
                row,
                reason: "the row does not end within 64 MB: check that a quote is not left open before it",
            },
        }
    }
}

/// A row and one more cell, ended as the row was.
#[inline]
fn write_row(line: &[u8], delimiter: u8, cell: &[u8], out: &mut impl Write) -> io::Result<()> {
    let (line, end): (&[u8], &[u8]) = match line.strip_suffix(b"\r") {
        Some(line) => (line, b"\r\n"),
        None => (line, b"\n"),
    };
    out.write_all(line)?;
    out.write_all(&[delimiter])?;
    out.write_all(cell)?;
    out.write_all(end)
}

#[cfg(test)]
mod tests;
