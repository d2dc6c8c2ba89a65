//! A table written a row at a time, so that a long one needs no more memory than a short one.

use std::io::{self, Write};

use rust_xlsxwriter::XlsxError;

use crate::about::About;
use crate::cell::Cell;
use crate::csv_sheet::CsvSheet;
use crate::format::SheetFormat;
use crate::xlsx_sheet::XlsxSheet;

/// Why a table could not be written.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// The place to write to failed.
    #[error("the table could not be written: {0}")]
    Write(#[from] io::Error),
    /// The CSV could not be written.
    #[error("the CSV could not be written: {0}")]
    Csv(#[from] csv::Error),
    /// The workbook could not be written.
    #[error("the workbook could not be written: {0}")]
    Xlsx(#[from] XlsxError),
    /// A workbook holds 1,048,575 rows below its header.
    #[error("a workbook cannot hold this many rows: download CSV, or narrow the list")]
    TooManyRows,
}

/// Writes one table.
pub struct SheetWriter<W: Write + Send>(Kind<W>);

enum Kind<W: Write + Send> {
    Csv(Box<CsvSheet<W>>),
    Xlsx(Box<XlsxSheet<W>>),
}

impl<W: Write + Send> SheetWriter<W> {
    /// Begins a table with its header. `title` names the sheet in a workbook; CSV has no place for it.
    pub fn begin(format: SheetFormat, title: &str, columns: &[String], out: W) -> Result<Self, SheetError> {
        Ok(Self(match format {
            SheetFormat::Csv => Kind::Csv(Box::new(CsvSheet::begin(columns, out)?)),
            SheetFormat::Xlsx => Kind::Xlsx(Box::new(XlsxSheet::begin_about(None, title, columns, out)?)),
        }))
    }

    /// The same with a first sheet that says what the numbers are based on. CSV has no place for that either.
    pub fn begin_about(
        format: SheetFormat,
        about: &About,
        title: &str,
        columns: &[String],
        out: W,
    ) -> Result<Self, SheetError> {
        Ok(Self(match format {
            SheetFormat::Csv => Kind::Csv(Box::new(CsvSheet::begin(columns, out)?)),
            SheetFormat::Xlsx => {
                Kind::Xlsx(Box::new(XlsxSheet::begin_about(Some(about), title, columns, out)?))
            }
        }))
    }

    /// Adds a row, with a cell for each column.
    pub fn add(&mut self, cells: &[Cell]) -> Result<(), SheetError> {
        match &mut self.0 {
            Kind::Csv(sheet) => sheet.add(cells),
            Kind::Xlsx(sheet) => sheet.add(cells),
        }
    }

    /// Writes what is left and gives back what was written to.
    pub fn finish(self) -> Result<W, SheetError> {
        match self.0 {
            Kind::Csv(sheet) => sheet.finish(),
            Kind::Xlsx(sheet) => sheet.finish(),
        }
    }
}
