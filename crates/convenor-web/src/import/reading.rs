//! Looks into a file before it is read: its sheets, its columns, and what they hold. On a thread of its own: opening
//! a workbook takes a while.

use std::io;
use std::path::PathBuf;

use convenor_import::{Cell, Limits, Mapping, OpenError, Row, Source, Table, open};
use convenor_store::Store;

/// Rows looked at to guess what columns hold.
const SAMPLE_ROWS: usize = 200;
/// Values shown of a column.
const VALUES_SHOWN: usize = 3;
/// Characters shown of a value.
const VALUE_CHARS_MAX: usize = 80;

/// What a file looks like.
#[derive(Debug, Default)]
pub(super) struct Look {
    /// Its sheets, where there are several to choose from.
    pub(super) sheets: Vec<String>,
    /// The sheet looked at, where there are several.
    pub(super) sheet: Option<String>,
    /// Names of the columns.
    pub(super) columns: Vec<String>,
    rows: Vec<Row>,
}

impl Look {
    /// Looks into a file; `name` is what people call it. Without a sheet, or with one that is not there, the first
    /// with anything in it.
    pub(super) async fn into(name: &str, file: PathBuf, sheet: Option<String>) -> Result<Self, OpenError> {
        let (own_name, lost_name) = (name.to_owned(), name.to_owned());
        let look = tokio::task::spawn_blocking(move || look(&own_name, &file, sheet)).await;
        look.unwrap_or_else(|error| Err(OpenError::Disk { name: lost_name, source: io::Error::other(error) }))
    }

    /// A guess of what the columns hold.
    pub(super) fn guess(&self, store: &Store) -> Mapping {
        convenor_import::guess(&self.columns, &self.rows, store.vocabularies())
    }

    /// The first few different values of a column.
    pub(super) fn values(&self, column: usize) -> Vec<String> {
        let mut shown: Vec<String> = Vec::new();
        let cells = self.rows.iter().filter_map(|row| row.cells.get(column));
        for value in cells.flat_map(Cell::values).filter(|value| !value.is_empty()) {
            let short = shortened(value);
            if !shown.contains(&short) {
                shown.push(short);
            }
            if shown.len() == VALUES_SHOWN {
                break;
            }
        }
        shown
    }

    /// The columns again, for what wants a table of them.
    pub(super) fn table(&self) -> Table {
        Table::new(self.columns.clone(), std::iter::empty())
    }
}

fn look(name: &str, file: &std::path::Path, asked: Option<String>) -> Result<Look, OpenError> {
    let source = open(name, file, &Limits::default())?;
    if source.sheets().len() < 2 {
        return Ok(seen(source.table(None)?, Vec::new(), None));
    }
    let sheets = source.sheets().to_vec();
    let (sheet, table) = match asked.filter(|sheet| sheets.contains(sheet)) {
        Some(sheet) => (sheet.clone(), source.table(Some(&sheet))?),
        None => first_full(&source)?,
    };
    Ok(seen(table, sheets, Some(sheet)))
}

/// The first sheet with anything in it.
fn first_full(source: &Source) -> Result<(String, Table), OpenError> {
    for sheet in source.sheets() {
        match source.table(Some(sheet)) {
            Err(OpenError::Empty { .. }) => {}
            table => return Ok((sheet.clone(), table?)),
        }
    }
    // All are empty: the source says so in its own words.
    source.table(None).map(|table| (String::new(), table))
}

fn seen(table: Table, sheets: Vec<String>, sheet: Option<String>) -> Look {
    let columns = table.columns.clone();
    let rows = table.take(SAMPLE_ROWS).filter_map(Result::ok).collect();
    Look { sheets, sheet, columns, rows }
}

fn shortened(value: &str) -> String {
    let mut short: String = value.chars().take(VALUE_CHARS_MAX).collect();
    if short.len() < value.len() {
        short.push('…');
    }
    short
}
