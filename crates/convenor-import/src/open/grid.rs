//! The rows of a file as they stand, headings and all: survey tools put several rows of them, or none that can be told
//! from answers at a glance.

use std::io;
use std::sync::mpsc::sync_channel;

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

/// Rows handed over at a time when they are read ahead.
const AHEAD_ROWS: usize = 256;
/// Such portions that are read ahead.
const AHEAD_PORTIONS: usize = 8;

/// The same rows, read ahead on a thread of their own, so that taking files apart and making sense of them go on side by
/// side. The thread ends with the rows, or when nobody wants them any more.
pub(crate) fn read_ahead(mut rows: Grid) -> Grid {
    let (sender, receiver) = sync_channel(AHEAD_PORTIONS);
    std::thread::spawn(move || {
        loop {
            let portion: Vec<_> = rows.by_ref().take(AHEAD_ROWS).collect();
            let ended = portion.is_empty();
            if sender.send(portion).is_err() || ended {
                return;
            }
        }
    });
    // An empty portion says that this is the end; a thread that just goes away must not pass for a short file.
    let mut last = 0;
    let mut ended = false;
    let portions = std::iter::from_fn(move || {
        if ended {
            return None;
        }
        let portion = receiver.recv().unwrap_or_else(|_| vec![Err(super::broken_off(last + 1, &stopped()))]);
        ended = portion.last().is_none_or(is_broken_off);
        last = portion.iter().rev().find_map(|row| row.as_ref().ok()).map_or(last, |row| row.number);
        Some(portion)
    });
    Box::new(portions.flatten())
}

fn is_broken_off(row: &Result<GridRow, RejectedRow>) -> bool {
    matches!(row, Err(rejected) if rejected.field == super::FILE)
}

fn stopped() -> io::Error {
    io::Error::other("reading stopped")
}

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
