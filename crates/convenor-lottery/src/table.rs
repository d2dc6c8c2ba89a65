//! Plain tables in: quotas and pools as the field writes them, and everything that is wrong with them, all at once.
//!
//! Where the rows come from (text, workbooks, uploads) is left to others, as are quotas that contradict each other in
//! ways that cannot be told from a row: see `conflict`.

mod heading;
mod household;
mod identifier;
mod near;
mod options;
mod people;
mod pool;
mod problem;
mod quota_row;
mod quotas;
mod seats;
mod standing;
mod weight;

pub use options::PoolOptions;
pub use pool::{ReadPool, read_pool};
pub use problem::{Problem, ProblemKind, Sheet};
pub use quotas::read_quotas;
pub use seats::{Entry, read_entry, seat_problems};

/// A table whose first row with anything in it are the headings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Trimmed, in the order of the columns.
    pub headings: Vec<String>,
    /// Without blank ones.
    pub rows: Vec<TableRow>,
}

/// One row as it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableRow {
    /// Its number as a spreadsheet shows it: the headings of a plain file are line 1.
    pub line: u64,
    /// As written; rows may differ in length.
    pub cells: Vec<String>,
}

impl Table {
    /// From all rows of a file with their numbers; blank rows and a byte order mark are left out.
    pub fn of(rows: impl IntoIterator<Item = TableRow>) -> Self {
        let mut rows = rows.into_iter().filter(|row| row.cells.iter().any(|cell| !is_blank(cell)));
        let tidy = |cell: &String| cell.trim_start_matches('\u{feff}').trim().to_owned();
        let headings = rows.next().map(|row| row.cells.iter().map(tidy).collect()).unwrap_or_default();
        Self { headings, rows: rows.collect() }
    }

    /// Identifiers that a list of people holds: those of the column `id` or one called alike, else the first column with its
    /// heading.
    pub fn identifiers(&self, id: Option<&str>) -> Vec<String> {
        identifier::listed(self, id)
    }
}

impl TableRow {
    /// The cell of a column, trimmed; empty beyond the row's end.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map(|cell| cell.trim()).unwrap_or_default()
    }
}

fn is_blank(cell: &str) -> bool {
    cell.trim_start_matches('\u{feff}').trim().is_empty()
}
