//! Tables and charts read back by programs that are not ours, as the people who download them would.

#![cfg(test)]

mod chart;
mod page;

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use convenor_report::{About, Cell, SheetFormat, SheetWriter};

fn columns() -> Vec<String> {
    ["Title", "Insights", "Place"].map(str::to_owned).to_vec()
}

fn written(format: SheetFormat, rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut sheet = SheetWriter::begin(format, "Activities", &columns(), Vec::new()).unwrap();
    for row in rows {
        sheet.add(row).unwrap();
    }
    sheet.finish().unwrap()
}

fn rows() -> Vec<Vec<Cell>> {
    vec![
        vec![Cell::text("Winter clinics, “warm” rooms"), Cell::Number(12), Cell::text("Fernshire")],
        vec![Cell::text("=HYPERLINK(\"http://example.org\")"), Cell::Number(0), Cell::text("")],
    ]
}

#[test]
fn csv_is_what_excel_reads_as_utf8() {
    let csv = String::from_utf8(written(SheetFormat::Csv, &rows())).unwrap();
    assert_eq!(
        csv,
        "\u{feff}Title,Insights,Place\r\n\
         \"Winter clinics, “warm” rooms\",12,Fernshire\r\n\
         \"'=HYPERLINK(\"\"http://example.org\"\")\",0,\r\n"
    );
}

#[test]
fn a_workbook_has_typed_cells_and_no_formula() {
    let bytes = written(SheetFormat::Xlsx, &rows());
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["Activities"]);
    let range = book.worksheet_range("Activities").unwrap();
    assert_eq!(range.get((1, 0)), Some(&Data::String("Winter clinics, “warm” rooms".to_owned())));
    assert_eq!(range.get((1, 1)), Some(&Data::Float(12.0)));
    let guarded = "'=HYPERLINK(\"http://example.org\")".to_owned();
    assert_eq!(range.get((2, 0)), Some(&Data::String(guarded)));
    assert_eq!(range.get((2, 2)).unwrap_or(&Data::Empty), &Data::Empty);
    assert!(book.worksheet_formula("Activities").unwrap().is_empty());
}

#[test]
fn a_text_longer_than_a_cell_is_cut_and_the_rest_still_written() {
    let long = vec![vec![Cell::text("ü".repeat(100_000)), Cell::Number(1), Cell::text("last")]];
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(written(SheetFormat::Xlsx, &long))).unwrap();
    let range = book.worksheet_range("Activities").unwrap();
    assert_eq!(range.get((1, 0)).unwrap().to_string().chars().count(), 32_767);
    assert_eq!(range.get((1, 2)), Some(&Data::String("last".to_owned())));
}

#[test]
fn a_table_without_rows_still_has_its_header() {
    assert_eq!(written(SheetFormat::Csv, &[]), "\u{feff}Title,Insights,Place\r\n".as_bytes());
    assert!(!written(SheetFormat::Xlsx, &[]).is_empty());
}

#[test]
fn a_workbook_says_first_what_it_is_about_and_csv_begins_with_its_header() {
    let facts = vec![("Responses".to_owned(), "1,234".to_owned()), ("Title".to_owned(), "=1+1".to_owned())];
    let about = About { title: "What is this based on".to_owned(), facts };
    let written = |format| {
        let begun = SheetWriter::begin_about(format, &about, "Responses", &columns(), Vec::new());
        let mut sheet = begun.unwrap();
        sheet.add(&[Cell::text("Yes"), Cell::Number(412), Cell::Decimal(33.4)]).unwrap();
        sheet.finish().unwrap()
    };
    let csv = String::from_utf8(written(SheetFormat::Csv)).unwrap();
    assert_eq!(csv, "\u{feff}Title,Insights,Place\r\nYes,412,33.4\r\n");
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(written(SheetFormat::Xlsx))).unwrap();
    assert_eq!(book.sheet_names(), ["What is this based on", "Responses"]);
    let range = book.worksheet_range("What is this based on").unwrap();
    assert_eq!(range.get((0, 1)), Some(&Data::String("1,234".to_owned())));
    assert_eq!(range.get((1, 1)), Some(&Data::String("'=1+1".to_owned())));
    let range = book.worksheet_range("Responses").unwrap();
    assert_eq!(range.get((1, 2)), Some(&Data::Float(33.4)));
}
