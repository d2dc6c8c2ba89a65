//! A statement with the tables that it reads, before any engine has seen either.

use datafusion::arrow::datatypes::SchemaRef;

/// A statement that only reads.
pub(crate) struct Statement {
    /// In words that every engine understands.
    pub(crate) sql: String,
    /// The tables that it names.
    pub(crate) tables: Vec<Table>,
}

/// A table of some files; what a file lacks is null.
pub(crate) struct Table {
    /// Its name in the statement.
    pub(crate) name: String,
    /// Paths of its files within the lake.
    pub(crate) paths: Vec<String>,
    /// Its columns.
    pub(crate) schema: SchemaRef,
}

impl Statement {
    /// Whether there is anything to read.
    pub(crate) fn reads_files(&self) -> bool {
        self.tables.iter().any(|table| !table.paths.is_empty())
    }
}
