//! What is wrong with a table: where, what, and how to mend it.

use std::fmt::{self, Display, Formatter};

/// Which of the two tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sheet {
    /// How many seats each group is to have.
    Quotas,
    /// Who volunteered.
    Pool,
}

/// What a problem stands in the way of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// The tables cannot be read as they are: nothing can be done before they are mended.
    Reading,
    /// The tables can be read, but no panel can meet the quotas: other quotas might do.
    Seats,
}

/// Something to mend. `Display` says it on one line.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Problem {
    /// Where to look.
    pub sheet: Sheet,
    /// What it stands in the way of.
    pub kind: ProblemKind,
    /// The row as a spreadsheet shows it; nothing when it is about the whole table or a column.
    pub line: Option<u64>,
    /// The heading of the column; nothing when it is about the whole row or table.
    pub column: Option<String>,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub mend: String,
}

impl Problem {
    pub(super) fn reading(sheet: Sheet, what: impl Into<String>, mend: impl Into<String>) -> Self {
        let kind = ProblemKind::Reading;
        Self { sheet, kind, line: None, column: None, what: what.into(), mend: mend.into() }
    }

    pub(super) fn seats(what: impl Into<String>, mend: impl Into<String>) -> Self {
        let (sheet, kind) = (Sheet::Quotas, ProblemKind::Seats);
        Self { sheet, kind, line: None, column: None, what: what.into(), mend: mend.into() }
    }

    pub(super) fn on(self, line: Option<u64>) -> Self {
        Self { line, ..self }
    }

    pub(super) fn at(self, column: &str) -> Self {
        Self { column: Some(column.to_owned()), ..self }
    }
}

impl Display for Problem {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str(match self.sheet {
            Sheet::Quotas => "quotas",
            Sheet::Pool => "pool",
        })?;
        if let Some(line) = self.line {
            write!(out, ", row {line}")?;
        }
        if let Some(column) = &self.column {
            write!(out, ", column {column}")?;
        }
        write!(out, ": {}: {}", self.what, self.mend)
    }
}
