//! Splits text into rows and cells where they lie, without copying them: RFC 4180, with any separator and line end.

use std::io::{self, Read};
use std::ops::Range;

use memchr::memchr2;

use super::split::split;

/// Bytes read at a time.
const PORTION_BYTES: usize = 512 * 1024;
/// Bytes that there is always room for: the text comes in whole letters.
const LETTER_BYTES: usize = 8;
/// Bytes that one row may have.
const ROW_BYTES_MAX: usize = 64 * 1024 * 1024;

/// The byte order mark of UTF-8.
pub(super) const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A row cannot be found.
#[derive(Debug)]
pub(super) enum RecordError {
    Disk(io::Error),
    OpenQuote,
    TooLong,
}

impl From<io::Error> for RecordError {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

/// The rows of a text.
pub(super) struct Records {
    pub(super) delimiter: u8,
    /// Whether a byte order mark stands before the first row.
    pub(super) marked: bool,
    text: Box<dyn Read + Send>,
    buffer: Vec<u8>,
    /// What of the buffer has been read and not yet been given out.
    waiting: Range<usize>,
    ended: bool,
    /// Where each cell of the row ends.
    ends: Vec<usize>,
}

/// A row, without its line feed.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    line: &'a [u8],
    ends: &'a [usize],
}

impl Record<'_> {
    /// How many cells it has.
    #[inline]
    pub(super) fn cells(&self) -> usize {
        self.ends.len()
    }

    /// A cell as it is written, quotes and all.
    #[inline]
    pub(super) fn cell(&self, at: usize) -> &[u8] {
        let start = match at.checked_sub(1) {
            None => 0,
            Some(before) => self.ends.get(before).map_or(usize::MAX, |end| end + 1),
        };
        let end = self.ends.get(at).copied().unwrap_or(0);
        let cell = self.line.get(start..end).unwrap_or_default();
        if at + 1 == self.ends.len() { cell.strip_suffix(b"\r").unwrap_or(cell) } else { cell }
    }

    #[inline]
    pub(super) fn is_blank(&self) -> bool {
        is_blank(self.line)
    }
}

/// Whether nothing is written in a row.
#[inline]
pub(super) fn is_blank(line: &[u8]) -> bool {
    line.is_empty() || line == b"\r"
}

/// A cell as text: without its quotes.
pub(super) fn text(cell: &[u8]) -> String {
    let cell = String::from_utf8_lossy(cell);
    match cell.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(quoted) => quoted.replace("\"\"", "\""),
        None => cell.into_owned(),
    }
}

impl Records {
    /// The rows of a text, of which the first portion is read now.
    pub(super) fn new(text: Box<dyn Read + Send>, delimiter: u8) -> Result<Self, RecordError> {
        let buffer = vec![0; PORTION_BYTES];
        let ends = Vec::new();
        let mut records = Self { delimiter, marked: false, text, buffer, waiting: 0..0, ended: false, ends };
        while records.waiting.len() < MARK.len() && !records.ended {
            records.read_on()?;
        }
        records.marked = records.waiting().starts_with(MARK);
        records.waiting.start += if records.marked { MARK.len() } else { 0 };
        Ok(records)
    }

    /// What has been read and not yet been given out.
    pub(super) fn waiting(&self) -> &[u8] {
        self.buffer.get(self.waiting.clone()).unwrap_or_default()
    }

    /// The next row, in cells; `None` after the last.
    #[inline]
    pub(super) fn next_record(&mut self) -> Result<Option<Record<'_>>, RecordError> {
        let delimiter = self.delimiter;
        let mut ends = std::mem::take(&mut self.ends);
        let found = self.next_range(|text| split(text, delimiter, &mut ends));
        self.ends = ends;
        let line = found?.and_then(|range| self.buffer.get(range));
        Ok(line.map(|line| Record { line, ends: &self.ends }))
    }

    /// The next row as it is written; `None` after the last.
    #[inline]
    pub(super) fn next_line(&mut self) -> Result<Option<&[u8]>, RecordError> {
        let delimiter = self.delimiter;
        let mut ends = std::mem::take(&mut self.ends);
        let found = self.next_range(|text| match memchr2(b'\n', b'"', text) {
            Some(at) if text.get(at) == Some(&b'\n') => Some(at),
            // Without a quote there is no need to look at cells.
            Some(_) => split(text, delimiter, &mut ends),
            None => None,
        });
        self.ends = ends;
        Ok(found?.and_then(|range| self.buffer.get(range)))
    }

    /// Where the next row lies in the buffer; `end` says where it ends, or that more has to be read.
    fn next_range(
        &mut self,
        mut end: impl FnMut(&[u8]) -> Option<usize>,
    ) -> Result<Option<Range<usize>>, RecordError> {
        loop {
            if let Some(length) = end(self.waiting()) {
                let range = self.waiting.start..self.waiting.start + length;
                self.waiting.start = range.end + 1;
                return Ok(Some(range));
            }
            if self.ended {
                return if self.waiting.is_empty() { Ok(None) } else { Err(RecordError::OpenQuote) };
            }
            self.read_on()?;
        }
    }

    /// Reads the next portion. The last row is given a line feed where it has none.
    fn read_on(&mut self) -> Result<(), RecordError> {
        self.buffer.copy_within(self.waiting.clone(), 0);
        self.waiting = 0..self.waiting.len();
        if self.buffer.len() - self.waiting.end < LETTER_BYTES {
            if self.buffer.len() >= ROW_BYTES_MAX {
                return Err(RecordError::TooLong);
            }
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        let free = self.buffer.get_mut(self.waiting.end..).unwrap_or_default();
        let count = self.text.read(free)?;
        self.waiting.end += count;
        self.ended = count == 0;
        let unfinished = self.waiting().last().is_some_and(|last| *last != b'\n');
        if self.ended
            && unfinished
            && let Some(next) = self.buffer.get_mut(self.waiting.end)
        {
            *next = b'\n';
            self.waiting.end += 1;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ours(text: &str) -> Vec<Vec<String>> {
        let mut records = Records::new(Box::new(std::io::Cursor::new(text.to_owned())), b',').unwrap();
        let mut rows = Vec::new();
        while let Some(record) = records.next_record().unwrap() {
            if !record.is_blank() {
                rows.push((0..record.cells()).map(|at| super::text(record.cell(at))).collect());
            }
        }
        rows
    }

    fn theirs(text: &str) -> Vec<Vec<String>> {
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn rows_and_cells_lie_where_their_quotes_say() {
        let text = "a,b\r\n\"one, two\",\"three\nfour\"\n\n\"say \"\"yes\"\"\",\nlast,row";
        let rows = ours(text);
        assert_eq!(rows[1], ["one, two", "three\nfour"]);
        assert_eq!(rows[2], ["say \"yes\"", ""]);
        assert_eq!(rows[3], ["last", "row"]);
        assert_eq!(rows, theirs(text));
    }

    #[test]
    fn a_quote_that_is_never_closed_is_told() {
        let text = Box::new(std::io::Cursor::new("a,b\n\"x,1\ny,2\n"));
        let mut records = Records::new(text, b',').unwrap();
        assert!(records.next_record().is_ok());
        assert!(matches!(records.next_record(), Err(RecordError::OpenQuote)));
    }

    #[test]
    fn rows_across_portions_are_whole() {
        let long = "x".repeat(PORTION_BYTES / 3);
        let text = format!("{long},1\n\"{long}\n{long}\",2\n{long},3\n{long}{long}{long}{long},4\n");
        assert_eq!(ours(&text), theirs(&text));
    }

    proptest! {
        /// The crate that everything else reads CSV with is the judge.
        #[test]
        fn any_table_is_split_as_others_split_it(
            rows in prop::collection::vec(prop::collection::vec("[a\"\n, ]{0,4}", 1..4), 0..6),
            quoted in any::<bool>(),
        ) {
            let style = if quoted { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
            let mut writer = csv::WriterBuilder::new().flexible(true).quote_style(style).from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            prop_assert_eq!(ours(&text), theirs(&text));
        }
    }
}
