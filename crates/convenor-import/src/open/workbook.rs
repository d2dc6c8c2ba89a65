//! Reads sheets of XLSX and ODS workbooks.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use calamine::{Data, DataRef, ExcelDateTime, Ods, OdsError, Reader, Xlsx, XlsxError};

use super::grid::{Grid as Rows, GridRow};
use super::{ContentError, header};
use crate::cell::{Cell, Row, Table};
use crate::limits::Limits;

/// The two kinds of workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Xlsx,
    Ods,
}

/// Names of the sheets.
pub(crate) fn sheets(path: &Path, kind: Kind) -> Result<Vec<String>, ContentError> {
    guarded(|| {
        Ok(match kind {
            Kind::Xlsx => xlsx(path)?.sheet_names(),
            Kind::Ods => ods(path)?.sheet_names(),
        })
    })
}

/// The table in a sheet.
pub(crate) fn table(path: &Path, kind: Kind, sheet: &str, limits: &Limits) -> Result<Table, ContentError> {
    cells(path, kind, sheet, limits)?.into_table(limits)
}

/// The rows of a sheet as they stand.
pub(crate) fn grid(path: &Path, kind: Kind, sheet: &str, limits: &Limits) -> Result<Rows, ContentError> {
    cells(path, kind, sheet, limits)?.into_rows(limits)
}

fn cells(path: &Path, kind: Kind, sheet: &str, limits: &Limits) -> Result<Grid, ContentError> {
    guarded(|| match kind {
        Kind::Xlsx => read_xlsx(path, sheet, limits),
        Kind::Ods => read_ods(path, sheet, limits),
    })
}

/// Runs a reader of others' making: should it panic on a broken file, the file is damaged and we go on.
fn guarded<T>(read: impl FnOnce() -> Result<T, ContentError>) -> Result<T, ContentError> {
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(ContentError::Damaged { reason: "its parts do not fit together".to_owned() }))
}

fn xlsx(path: &Path) -> Result<Xlsx<BufReader<File>>, ContentError> {
    Xlsx::new(BufReader::new(File::open(path)?)).map_err(xlsx_error)
}

fn ods(path: &Path) -> Result<Ods<BufReader<File>>, ContentError> {
    Ods::new(BufReader::new(File::open(path)?)).map_err(ods_error)
}

fn xlsx_error(error: XlsxError) -> ContentError {
    match error {
        XlsxError::Password => ContentError::Encrypted,
        other => ContentError::Damaged { reason: other.to_string() },
    }
}

fn ods_error(error: OdsError) -> ContentError {
    match error {
        OdsError::Password => ContentError::Encrypted,
        other => ContentError::Damaged { reason: other.to_string() },
    }
}

/// Full cells by row (from 1) and column (from 0): a cell in the last corner of a sheet costs one entry.
#[derive(Default)]
struct Grid {
    rows: BTreeMap<u64, BTreeMap<usize, String>>,
    bytes: u64,
    cells: u64,
}

impl Grid {
    fn put(&mut self, row: u32, column: u32, text: String, limits: &Limits) -> Result<(), ContentError> {
        if text.trim().is_empty() {
            return Ok(());
        }
        // A text kept once in the file can stand in a million cells.
        self.bytes += text.len() as u64;
        self.cells += 1;
        let cells_max = limits.whole_bytes_max / 32;
        if self.bytes > limits.whole_bytes_max || self.cells > cells_max {
            return Err(ContentError::TooMany { what: "cells", limit: cells_max });
        }
        self.rows.entry(u64::from(row) + 1).or_default().insert(column as usize, text);
        Ok(())
    }

    /// Columns in the widest row.
    fn width(&self, limits: &Limits) -> Result<usize, ContentError> {
        let width = self.rows.values().filter_map(|cells| cells.keys().next_back()).max();
        let width = width.ok_or(ContentError::Empty)? + 1;
        if width > limits.columns_max {
            return Err(ContentError::TooMany { what: "columns", limit: limits.columns_max as u64 });
        }
        Ok(width)
    }

    fn into_rows(self, limits: &Limits) -> Result<Rows, ContentError> {
        let width = self.width(limits)?;
        Ok(Box::new(self.rows.into_iter().map(move |(number, cells)| {
            let cell = |column| cells.get(&column).map_or("", String::as_str);
            Ok(GridRow { number, cells: (0..width).map(cell).collect() })
        })))
    }

    fn into_table(self, limits: &Limits) -> Result<Table, ContentError> {
        let width = self.width(limits)?;
        let dense = |cells: &BTreeMap<usize, String>| -> Vec<String> {
            (0..width).map(|column| cells.get(&column).cloned().unwrap_or_default()).collect()
        };
        let first: Vec<_> = self.rows.values().take(header::LOOKED_AT).map(dense).collect();
        let index = header::find(&first).ok_or(ContentError::Empty)?;
        let columns = header::names(first.get(index).map_or(&[][..], Vec::as_slice));
        let rows = self.rows.into_iter().skip(index + 1).map(move |(number, cells)| {
            let cell = |column| cells.get(&column).map_or(Cell::Empty, |text: &String| Cell::from_text(text));
            Ok(Row { number, cells: (0..width).map(cell).collect() })
        });
        Ok(Table::new(columns, rows))
    }
}

fn read_xlsx(path: &Path, sheet: &str, limits: &Limits) -> Result<Grid, ContentError> {
    let mut book = xlsx(path)?;
    let mut cells = book.worksheet_cells_reader(sheet).map_err(xlsx_error)?;
    let mut grid = Grid::default();
    while let Some(cell) = cells.next_cell().map_err(xlsx_error)? {
        let (row, column) = cell.get_position();
        let text = match cell.get_value() {
            DataRef::SharedString(text) => (*text).to_owned(),
            other => words(&Data::from(other.clone())),
        };
        grid.put(row, column, text, limits)?;
    }
    Ok(grid)
}

fn read_ods(path: &Path, sheet: &str, limits: &Limits) -> Result<Grid, ContentError> {
    let range = ods(path)?.worksheet_range(sheet).map_err(ods_error)?;
    let (top, left) = range.start().unwrap_or_default();
    let mut grid = Grid::default();
    for (row, column, value) in range.used_cells() {
        let row = top.saturating_add(u32::try_from(row).unwrap_or(u32::MAX));
        let column = left.saturating_add(u32::try_from(column).unwrap_or(u32::MAX));
        grid.put(row, column, words(value), limits)?;
    }
    Ok(grid)
}

/// A cell as its reader sees it; an error such as `#N/A` says nothing.
fn words(value: &Data) -> String {
    match value {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(answer) => answer.to_string(),
        Data::DateTime(date) => date_words(date),
    }
}

fn date_words(date: &ExcelDateTime) -> String {
    let day = if date.is_datetime() { date.as_datetime() } else { None };
    match day {
        Some(day) if day.time() == chrono::NaiveTime::MIN => day.date().to_string(),
        Some(day) => day.format("%Y-%m-%dT%H:%M:%S").to_string(),
        None => date.as_f64().to_string(),
    }
}
