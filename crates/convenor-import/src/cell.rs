//! Rows of cells: what every kind of file comes down to.

use std::fmt;

use convenor_domain::RejectedRow;

/// One cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Cell {
    /// Nothing, or nothing but blanks.
    #[default]
    Empty,
    /// Text, numbers and dates as they are written. A leading `=`, `+`, `-` or `@` is text like any other.
    Text(String),
    /// Several values in one place, as JSON has them; an item may be empty to stay beside its neighbours.
    List(Vec<String>),
}

impl Cell {
    /// A cell from text: tidied, and empty where nothing is left.
    pub fn from_text(text: &str) -> Self {
        let text = tidy(text);
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// The values in the cell.
    pub fn values(&self) -> &[String] {
        match self {
            Self::Empty => &[],
            Self::Text(text) => std::slice::from_ref(text),
            Self::List(items) => items,
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.values().iter().all(String::is_empty)
    }

    pub(crate) fn chars(&self) -> usize {
        self.values().iter().map(|value| value.chars().count()).sum()
    }
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// The row's number as its reader sees it: 1 is the first line of a table, the first item of a list.
    pub number: u64,
    /// One cell a column; cells missing at the end are empty.
    pub cells: Vec<Cell>,
}

/// The rows of a [`Table`]: a row that cannot be read is a rejected row, not the end.
pub(crate) type Rows = Box<dyn Iterator<Item = Result<Row, RejectedRow>> + Send>;

/// Columns and, by iterating, rows.
pub struct Table {
    /// Names of the columns, each one once.
    pub columns: Vec<String>,
    rows: Rows,
}

impl Table {
    /// A table from columns and rows.
    pub fn new(
        columns: Vec<String>,
        rows: impl Iterator<Item = Result<Row, RejectedRow>> + Send + 'static,
    ) -> Self {
        Self { columns, rows: Box::new(rows) }
    }
}

impl Iterator for Table {
    type Item = Result<Row, RejectedRow>;

    fn next(&mut self) -> Option<Self::Item> {
        self.rows.next()
    }
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table").field("columns", &self.columns).finish_non_exhaustive()
    }
}

/// Text without control characters (spreadsheets write line breaks as vertical tabs), trimmed.
pub(crate) fn tidy(text: &str) -> String {
    if text.chars().all(|c| !c.is_control() && c != '\u{feff}') {
        return text.trim().to_owned();
    }
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}', '\u{85}'], "\n");
    let kept: String =
        text.chars().filter(|c| (matches!(c, '\n' | '\t') || !c.is_control()) && *c != '\u{feff}').collect();
    kept.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_text_is_left_out_and_formulae_stay_words() {
        assert_eq!(Cell::from_text(" =1+1 "), Cell::Text("=1+1".into()));
        assert_eq!(Cell::from_text("one\u{b}two\u{0}\r\nthree"), Cell::Text("one\ntwo\nthree".into()));
        assert_eq!(Cell::from_text(" \t "), Cell::Empty);
    }
}
