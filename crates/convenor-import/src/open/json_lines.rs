//! Reads JSON lines one by one, in constant memory. A broken line is a rejected row.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;

use convenor_domain::RejectedRow;
use serde_json::Value;

use super::ContentError;
use super::flatten::Columns;
use super::json;
use crate::cell::{Row, Table};
use crate::limits::Limits;

/// Columns of all lines; reads everything once.
pub(crate) fn columns(text: impl Read, limits: &Limits) -> Result<Columns, ContentError> {
    let mut columns = Columns::default();
    let mut lines = Lines::new(text, limits);
    while let Some((number, line)) = lines.next_line()? {
        if number > limits.rows_max {
            return Err(ContentError::TooMany { what: "rows", limit: limits.rows_max });
        }
        if let Line::Text(text) = line
            && let Ok(Value::Object(object)) = serde_json::from_str(&text)
        {
            columns.see(&object);
        }
        if columns.names.len() > limits.columns_max {
            return Err(ContentError::TooMany { what: "columns", limit: limits.columns_max as u64 });
        }
    }
    if columns.names.is_empty() { Err(ContentError::NoRecords) } else { Ok(columns) }
}

/// A table from lines whose columns are known.
pub(crate) fn table(text: Box<dyn Read + Send>, columns: Columns, limits: &Limits) -> Table {
    let names = columns.names.clone();
    let rows = JsonRows {
        lines: Lines::new(text, limits),
        columns: Arc::new(columns),
        cell_chars_max: limits.cell_chars_max,
        ended: false,
    };
    Table::new(names, rows)
}

enum Line {
    Text(String),
    TooLong,
}

struct Lines<R> {
    reader: BufReader<R>,
    number: u64,
    line_bytes_max: u64,
}

impl<R: Read> Lines<R> {
    fn new(text: R, limits: &Limits) -> Self {
        let line_bytes_max = (limits.cell_chars_max as u64).saturating_mul(16).min(limits.whole_bytes_max);
        Self { reader: BufReader::with_capacity(64 * 1024, text), number: 0, line_bytes_max }
    }

    /// The next line with something in it, and its number.
    fn next_line(&mut self) -> io::Result<Option<(u64, Line)>> {
        loop {
            let mut line = Vec::new();
            let taken = self.reader.by_ref().take(self.line_bytes_max).read_until(b'\n', &mut line)?;
            if taken == 0 {
                return Ok(None);
            }
            self.number += 1;
            if taken as u64 == self.line_bytes_max && line.last() != Some(&b'\n') {
                self.reader.skip_until(b'\n')?;
                return Ok(Some((self.number, Line::TooLong)));
            }
            let text = String::from_utf8_lossy(&line);
            if !text.trim().is_empty() {
                return Ok(Some((self.number, Line::Text(text.trim().to_owned()))));
            }
        }
    }
}

struct JsonRows {
    lines: Lines<Box<dyn Read + Send>>,
    columns: Arc<Columns>,
    cell_chars_max: usize,
    ended: bool,
}

impl JsonRows {
    fn row(&self, number: u64, line: &Line) -> Result<Row, RejectedRow> {
        let reject = |reason: String| RejectedRow { row: number, field: "line".to_owned(), reason };
        match line {
            Line::TooLong => Err(reject("is too long to be one record: shorten it".to_owned())),
            Line::Text(text) => match serde_json::from_str(text) {
                Ok(value) => json::row(&self.columns, number, &value, self.cell_chars_max),
                Err(error) => {
                    let column = error.column();
                    Err(reject(format!(
                        "is not valid JSON at column {column}: mend it there, or export it again"
                    )))
                }
            },
        }
    }
}

impl Iterator for JsonRows {
    type Item = Result<Row, RejectedRow>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        match self.lines.next_line() {
            Ok(Some((number, line))) => Some(self.row(number, &line)),
            Ok(None) => None,
            Err(error) => {
                self.ended = true;
                Some(Err(super::broken_off(self.lines.number + 1, &error)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_line_is_rejected_with_its_number_and_the_rest_is_read() {
        let text = "{\"a\":1}\n\n{\"a\":2,,}\n{\"a\":3,\"b\":[1,2]}\n";
        let limits = Limits::default();
        let columns = columns(text.as_bytes(), &limits).unwrap();
        assert_eq!(columns.names, ["a", "b"]);
        let rows: Vec<_> = table(Box::new(text.as_bytes()), columns, &limits).collect();
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[1].as_ref().unwrap_err().row, 3);
        assert_eq!(rows[2].as_ref().unwrap().number, 4);
    }

    #[test]
    fn a_line_without_end_does_not_fill_the_memory() {
        let text = format!("{{\"a\":\"{}\"}}\n{{\"a\":\"short\"}}\n", "x".repeat(1_000));
        let limits = Limits { cell_chars_max: 10, ..Limits::default() };
        let columns = columns(text.as_bytes(), &limits).unwrap();
        let rows: Vec<_> = table(Box::new(io::Cursor::new(text)), columns, &limits).collect();
        assert!(rows[0].is_err());
        assert_eq!(rows[1].as_ref().unwrap().number, 2);
    }
}
