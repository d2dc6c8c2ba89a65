//! The rows of a file as they stand, headings and all: survey tools put several rows of them, or none that can be told
//! from answers at a glance.

use std::io;

use convenor_domain::RejectedRow;
use csv::StringRecord;

use crate::cell::{Cell, Table};

/// One row as it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GridRow {
    /// The row's number as its reader sees it: 1 is the first line of a table.
    pub number: u64,
    /// The cells as written; rows may differ in length.
    pub cells: StringRecord,
}

impl GridRow {
    /// The cell in a column, trimmed; empty beyond the row's end.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default().trim()
    }

    /// Whether nothing is written in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Rows as they stand, without blank ones; the last is an error where the file cannot be read to its end.
pub type Grid = Box<dyn Iterator<Item = Result<GridRow, RejectedRow>> + Send>;

/// The rows of a text, read as a stream.
pub(crate) fn of_text(
    rows: impl FnMut() -> io::Result<Option<(u64, StringRecord)>> + Send + 'static,
) -> Grid {
    let mut last = 0;
    let mut rows = rows;
    let mut ended = false;
    Box::new(std::iter::from_fn(move || {
        while !ended {
            match rows() {
                Ok(Some((number, cells))) => {
                    last = number;
                    let row = GridRow { number, cells };
                    if !row.is_blank() {
                        return Some(Ok(row));
                    }
                }
                Ok(None) => ended = true,
                Err(error) => {
                    ended = true;
                    return Some(Err(super::broken_off(last + 1, &error)));
                }
            }
        }
        None
    }))
}

/// A table whose columns have names already: they become the first row.
pub(crate) fn of_table(table: Table) -> Grid {
    let head = GridRow { number: 0, cells: table.columns.iter().map(String::as_str).collect() };
    let rows = table.map(|row| {
        row.map(|row| GridRow { number: row.number, cells: row.cells.iter().map(written).collect() })
    });
    Box::new(std::iter::once(Ok(head)).chain(rows))
}

fn written(cell: &Cell) -> String {
    cell.values().join("; ")
}
