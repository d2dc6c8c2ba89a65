//! A table as a workbook of Excel's: header frozen and in bold, filters on every column, rows kept on disk meanwhile.

use std::io::Write;

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use crate::about::About;
use crate::cell::{Cell, guarded};
use crate::sheet::SheetError;

/// Rows of a sheet, with its header.
const ROWS_MAX: u32 = 1_048_576;
/// Characters of a cell.
const CELL_CHARACTERS_MAX: usize = 32_767;
/// Characters of a sheet's name.
const NAME_CHARACTERS_MAX: usize = 31;
/// Width of the first column, which names the row, and of the others; in characters.
const WIDTHS: (f64, f64) = (48.0, 22.0);
/// Widths of the columns that say what a table is about.
const ABOUT_WIDTHS: (f64, f64) = (28.0, 90.0);

pub(crate) struct XlsxSheet<W: Write> {
    book: Workbook,
    /// Which sheet of the book holds the table.
    sheet: usize,
    columns: u16,
    row: u32,
    out: W,
}

impl<W: Write + Send> XlsxSheet<W> {
    /// Begins the table, behind a sheet that says what it is about where there is one.
    pub(crate) fn begin_about(
        about: Option<&About>,
        title: &str,
        columns: &[String],
        out: W,
    ) -> Result<Self, SheetError> {
        let count = u16::try_from(columns.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
        let mut book = Workbook::new();
        if let Some(about) = about {
            write_about(book.add_worksheet_with_constant_memory()?, about)?;
        }
        let bold = Format::new().set_bold();
        let sheet = book.add_worksheet_with_constant_memory()?;
        sheet.set_name(sheet_name(title))?;
        sheet.set_freeze_panes(1, 0)?;
        for (column, name) in (0..count).zip(columns) {
            sheet.set_column_width(column, if column == 0 { WIDTHS.0 } else { WIDTHS.1 })?;
            sheet.write_string_with_format(0, column, guarded(name), &bold)?;
        }
        Ok(Self { book, sheet: usize::from(about.is_some()), columns: count, row: 1, out })
    }

    pub(crate) fn add(&mut self, cells: &[Cell]) -> Result<(), SheetError> {
        if self.row >= ROWS_MAX {
            return Err(SheetError::TooManyRows);
        }
        let row = self.row;
        let sheet = self.book.worksheet_from_index(self.sheet)?;
        for (column, cell) in (0..self.columns).zip(cells) {
            write(sheet, row, column, cell)?;
        }
        self.row += 1;
        Ok(())
    }

    pub(crate) fn finish(mut self) -> Result<W, SheetError> {
        if let Some(last) = self.columns.checked_sub(1) {
            self.book.worksheet_from_index(self.sheet)?.autofilter(0, 0, self.row - 1, last)?;
        }
        self.book.save_to_writer(&mut self.out)?;
        Ok(self.out)
    }
}

/// One line a fact, in two columns.
fn write_about(sheet: &mut Worksheet, about: &About) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap();
    sheet.set_name(sheet_name(&about.title))?;
    sheet.set_column_width(0, ABOUT_WIDTHS.0)?;
    sheet.set_column_width(1, ABOUT_WIDTHS.1)?;
    for (row, (name, value)) in (0..ROWS_MAX).zip(&about.facts) {
        sheet.write_string_with_format(row, 0, guarded(name), &bold)?;
        sheet.write_string_with_format(row, 1, short(&guarded(value)), &wrapped)?;
    }
    Ok(())
}

/// As much of a text as a cell holds.
fn short(text: &str) -> &str {
    let end = text.char_indices().nth(CELL_CHARACTERS_MAX).map_or(text.len(), |(end, _)| end);
    text.get(..end).unwrap_or_default()
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            sheet.write_string(row, column, short(&guarded(text)))?;
        }
        Cell::Number(number) => {
            sheet.write_number(row, column, *number)?;
        }
        Cell::Decimal(number) => {
            sheet.write_number(row, column, *number)?;
        }
    }
    Ok(())
}

/// A name that Excel takes: short, without the characters that mean something in its formulas.
fn sheet_name(title: &str) -> String {
    let allowed = |letter: &char| !matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    let name: String = title.chars().filter(allowed).take(NAME_CHARACTERS_MAX).collect();
    if name.trim().is_empty() { "Sheet1".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::sheet_name;

    #[test]
    fn any_title_makes_a_name() {
        assert_eq!(sheet_name("Activities: 2025/26"), "Activities 202526");
        assert_eq!(sheet_name("[]"), "Sheet1");
        assert_eq!(sheet_name(&"é".repeat(40)).chars().count(), 31);
    }
}
