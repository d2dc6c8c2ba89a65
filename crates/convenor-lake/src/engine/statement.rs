//! A statement with the tables that it reads, before any engine has seen either.

use datafusion::arrow::datatypes::SchemaRef;

/// A statement that only reads.
pub(crate) struct Statement {
    /// In words that every engine understands.
    pub(crate) sql: String,
    /// The tables that it names.
    pub(crate) tables: Vec<Table>,
    /// Which engines it is for.
    pub(crate) runs: Runs,
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

/// Which engines a statement is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Runs {
    /// This process alone: it reads little, or brings more than a cluster would save.
    Here,
    /// A cluster, where there is one.
    Anywhere,
}
