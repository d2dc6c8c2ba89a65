//! Files of pools and quotas: opened as every file is, and read as plain tables.

use std::path::Path;

use convenor_import::{Limits, OpenError, open};
use convenor_lottery::{Table, TableRow};
use convenor_store::PoolRow;

use super::FILE_BYTES_MAX;
use crate::upload::Refused;

/// Most rows of a pool.
const ROWS_MAX: u64 = 100_000;

/// The table in a file; `name` is what people call it. On a thread of its own: opening a workbook takes a while.
pub(super) async fn table(name: &str, file: &Path) -> Result<Table, Refused> {
    let (name, file) = (name.to_owned(), file.to_owned());
    let read = tokio::task::spawn_blocking(move || read(&name, &file)).await;
    read.map_err(|_| Refused::BrokenOff)?
}

fn read(name: &str, file: &Path) -> Result<Table, Refused> {
    let unreadable = |error: OpenError| Refused::Unreadable(error.to_string());
    let limits = Limits {
        file_bytes_max: FILE_BYTES_MAX as u64,
        unpacked_bytes_max: 10 * FILE_BYTES_MAX as u64,
        rows_max: ROWS_MAX,
        ..Limits::default()
    };
    let source = open(name, file, &limits).map_err(unreadable)?;
    let mut rows = Vec::new();
    for row in source.grid(None).map_err(unreadable)? {
        let row =
            row.map_err(|broken| Refused::Unreadable(format!("row {} {}", broken.row, broken.reason)))?;
        let cells = row.cells.iter().map(str::to_owned).collect();
        rows.push(TableRow { line: row.number, cells });
    }
    Ok(Table::of(rows))
}

/// The rows of a table as they are kept.
pub(super) fn kept(table: Table) -> Vec<PoolRow> {
    table.rows.into_iter().map(|row| PoolRow { line: row.line, cells: row.cells }).collect()
}
