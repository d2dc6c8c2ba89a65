//! Reads CSV and its kin (semicolon, tab, pipe) row by row, in constant memory.

use std::collections::VecDeque;
use std::io::Read;

use convenor_domain::RejectedRow;
use csv::{Reader, ReaderBuilder, StringRecord};

use super::grid::{self, Grid};
use super::{ContentError, delimiter, encoding, header};
use crate::cell::{Cell, Row, Table};
use crate::limits::Limits;

/// Bytes looked at to find the separator.
const SAMPLE_BYTES: usize = 64 * 1024;

type Bytes = Box<dyn Read + Send>;

/// The rows of UTF-8 text as they stand.
pub(crate) fn grid(text: Bytes) -> Result<Grid, ContentError> {
    let mut rows = rows(text)?;
    Ok(grid::of_text(move || rows.next_row()))
}

fn rows(mut text: Bytes) -> Result<Numbered, ContentError> {
    let mut sample = vec![0; SAMPLE_BYTES];
    let filled = encoding::read_full(&mut text, &mut sample)?;
    sample.truncate(filled);
    let delimiter = delimiter::sniff(&String::from_utf8_lossy(&sample));
    let whole: Bytes = Box::new(std::io::Cursor::new(sample).chain(text));
    Ok(Numbered::new(whole, delimiter))
}

/// A table from UTF-8 text.
pub(crate) fn table(text: Bytes, limits: &Limits) -> Result<Table, ContentError> {
    let mut rows = rows(text)?;
    let mut first = VecDeque::new();
    while first.len() < header::LOOKED_AT {
        match rows.next_row()? {
            Some(row) => first.push_back(row),
            None => break,
        }
    }
    let texts: Vec<Vec<&str>> = first.iter().map(|(_, record)| record.iter().collect()).collect();
    let index = header::find(&texts).ok_or(ContentError::Empty)?;
    let columns = header::names(texts.get(index).map_or(&[][..], Vec::as_slice));
    if columns.len() > limits.columns_max {
        return Err(ContentError::TooMany { what: "columns", limit: limits.columns_max as u64 });
    }
    first.drain(..=index);
    let rows = TextRows {
        first,
        rows,
        columns: columns.clone(),
        cell_chars_max: limits.cell_chars_max,
        ended: false,
    };
    Ok(Table::new(columns, rows))
}

/// Records with the row numbers that a spreadsheet program shows: blank lines count, line breaks in cells do not.
struct Numbered {
    reader: Reader<Bytes>,
    number: u64,
}

impl Numbered {
    fn new(text: Bytes, delimiter: u8) -> Self {
        let reader =
            ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text);
        Self { reader, number: 0 }
    }

    fn next_row(&mut self) -> std::io::Result<Option<(u64, StringRecord)>> {
        let before = self.reader.position().line();
        let mut record = StringRecord::new();
        if !self.reader.read_record(&mut record).map_err(into_io)? {
            return Ok(None);
        }
        let lines = self.reader.position().line().saturating_sub(before);
        let inside =
            record.iter().map(|cell| cell.bytes().filter(|byte| *byte == b'\n').count()).sum::<usize>();
        let blank = lines.saturating_sub(1).saturating_sub(inside as u64);
        self.number += 1 + blank;
        Ok(Some((self.number, record)))
    }
}

fn into_io(error: csv::Error) -> std::io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => std::io::Error::new(std::io::ErrorKind::InvalidData, format!("{other:?}")),
    }
}

struct TextRows {
    first: VecDeque<(u64, StringRecord)>,
    rows: Numbered,
    columns: Vec<String>,
    cell_chars_max: usize,
    ended: bool,
}

impl TextRows {
    fn row(&self, number: u64, record: &StringRecord) -> Result<Row, RejectedRow> {
        let reject =
            |field: &str, reason: String| RejectedRow { row: number, field: field.to_owned(), reason };
        if record.iter().skip(self.columns.len()).any(|cell| !cell.trim().is_empty()) {
            let reason = format!(
                "has {} cells where the heading row has {}: put quotation marks around text that contains the \
                 separator",
                record.len(),
                self.columns.len()
            );
            return Err(reject("row", reason));
        }
        let mut cells = Vec::with_capacity(self.columns.len());
        for (column, text) in self.columns.iter().zip(record.iter()) {
            if text.len() > self.cell_chars_max && text.chars().count() > self.cell_chars_max {
                let limit = self.cell_chars_max;
                let reason = format!(
                    "has more than {limit} characters in one cell: shorten it, or look for a missing quotation mark"
                );
                return Err(reject(column, reason));
            }
            cells.push(Cell::from_text(text));
        }
        cells.resize(self.columns.len(), Cell::Empty);
        Ok(Row { number, cells })
    }
}

impl Iterator for TextRows {
    type Item = Result<Row, RejectedRow>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let next = match self.first.pop_front() {
                Some(row) => Ok(Some(row)),
                None => self.rows.next_row(),
            };
            match next {
                Ok(Some((_, record))) if record.iter().all(|cell| cell.trim().is_empty()) => {}
                Ok(Some((number, record))) => return Some(self.row(number, &record)),
                Ok(None) => self.ended = true,
                Err(error) => {
                    self.ended = true;
                    return Some(Err(super::broken_off(self.rows.number + 1, &error)));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &'static str) -> (Vec<String>, Vec<Result<Row, RejectedRow>>) {
        let table =
            table(Box::new(text.as_bytes()), &Limits { cell_chars_max: 20, ..Limits::default() }).unwrap();
        (table.columns.clone(), table.collect())
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them() {
        let (columns, rows) = read("Title,Note\n\nTalk,\"two\nlines\"\n,\nWalk\n");
        assert_eq!(columns, ["Title", "Note"]);
        let numbers: Vec<_> = rows.iter().map(|row| row.as_ref().unwrap().number).collect();
        assert_eq!(numbers, [3, 5]);
        assert_eq!(rows[1].as_ref().unwrap().cells, [Cell::Text("Walk".into()), Cell::Empty]);
        let (_, rows) = read("Title,Note\r\nTalk,a\r\n\r\nWalk,b\r\n");
        assert_eq!(rows.iter().map(|row| row.as_ref().unwrap().number).collect::<Vec<_>>(), [2, 4]);
    }

    #[test]
    fn a_row_that_does_not_fit_is_rejected_and_the_rest_is_read() {
        let (_, rows) = read("Title,Note\na,b,c\nd,this cell is far too long\ne,f\n");
        let rejected: Vec<_> = rows.iter().filter_map(|row| row.as_ref().err()).collect();
        assert_eq!((rejected[0].row, rejected[0].field.as_str()), (2, "row"));
        assert!(rejected[0].reason.contains("3 cells where the heading row has 2"));
        assert_eq!((rejected[1].row, rejected[1].field.as_str()), (3, "Note"));
        assert_eq!(rows.last().unwrap().as_ref().unwrap().number, 4);
    }
}
