//! An official table as areas with a count for each heading, whatever its layout.

mod crossed;
mod long;
mod wide;

use std::collections::BTreeMap;

pub(super) use self::crossed::{CrossRow, CrossTable};

use convenor_domain::population::{Headings, Layout};
use convenor_domain::{AreaCode, AreaKind};

use super::PopulationError;
use crate::geography::{AreaPart, Sheet, SheetRow, kind_of};

/// Rows looked at to tell whether a column holds numbers.
const ROWS_LOOKED_AT: usize = 50;

/// An official table.
#[derive(Debug, Clone)]
pub(super) struct Table {
    pub(super) layout: Layout,
    pub(super) level: AreaKind,
    pub(super) edition: String,
    /// The year that a column of dates gives.
    pub(super) year: Option<u16>,
    /// What a long table calls its categories.
    pub(super) called: Option<String>,
    pub(super) headings: Vec<String>,
    pub(super) rows: Vec<TableRow>,
}

/// One area.
#[derive(Debug, Clone)]
pub(super) struct TableRow {
    /// Its first line in the file.
    pub(super) line: u64,
    pub(super) area: AreaCode,
    /// The stated total, where it is a column of its own.
    pub(super) stated: Option<f64>,
    /// A count for each heading.
    pub(super) counts: Vec<f64>,
}

/// What the columns beside the areas are.
struct Columns {
    area: usize,
    /// Columns of numbers that may be counts.
    numbers: Vec<usize>,
    /// Columns of words, which may be categories.
    words: Vec<usize>,
}

impl Table {
    pub(super) fn read(sheet: &Sheet, headings: &Headings) -> Result<Self, PopulationError> {
        let (frame, columns) = frame(sheet, headings)?;
        let table = match long::columns(sheet, headings, &columns) {
            Some(long) => long::read(sheet, frame, &long)?,
            None => wide::read(sheet, frame, &columns)?,
        };
        if table.rows.is_empty() { Err(PopulationError::NoRows) } else { Ok(table) }
    }
}

/// A table without headings and rows, and what its columns are.
fn frame(sheet: &Sheet, headings: &Headings) -> Result<(Table, Columns), PopulationError> {
    let (area, kind, edition) = smallest_areas(sheet)?;
    let columns = columns(sheet, headings, area);
    if columns.numbers.is_empty() {
        return Err(PopulationError::NoCounts);
    }
    let first = sheet.rows().map(|row| row.get(area)).find(|code| !code.is_empty());
    let first = AreaCode(first.ok_or(PopulationError::NoRows)?.to_owned());
    let level = kind.or_else(|| kind_of(&first)).unwrap_or(AreaKind::Lsoa);
    let table = Table {
        layout: Layout::Wide,
        level,
        edition,
        year: year_column(sheet),
        called: None,
        headings: Vec::new(),
        rows: Vec::new(),
    };
    Ok((table, columns))
}

/// The column of the smallest areas' codes.
fn smallest_areas(sheet: &Sheet) -> Result<(usize, Option<AreaKind>, String), PopulationError> {
    let codes = sheet.area_columns().into_iter().filter(|(_, column)| column.part == AreaPart::Code);
    let smallest = codes.min_by_key(|(_, column)| column.kind);
    let (place, column) = smallest.ok_or(PopulationError::NoRows)?;
    Ok((place, column.kind, column.edition))
}

fn columns(sheet: &Sheet, headings: &Headings, area: usize) -> Columns {
    let areas: Vec<usize> = sheet.area_columns().into_iter().map(|(place, _)| place).collect();
    let mut columns = Columns { area, numbers: Vec::new(), words: Vec::new() };
    for (place, name) in sheet.columns.iter().enumerate() {
        if areas.contains(&place) || is_beside(name) || headings.is_no_count(name) {
            continue;
        }
        let mut looked_at = sheet.rows().take(ROWS_LOOKED_AT).map(|row| row.get(place));
        if looked_at.any(|cell| number(cell).is_some()) {
            columns.numbers.push(place);
        } else {
            columns.words.push(place);
        }
    }
    columns
}

/// Columns that say something about the whole table, or name areas.
fn is_beside(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    name.is_empty()
        || matches!(name.as_str(), "date" | "year" | "geography" | "area" | "area name" | "rural urban")
}

fn year_column(sheet: &Sheet) -> Option<u16> {
    let place = sheet.place("date").or_else(|| sheet.place("year"))?;
    sheet.rows().next()?.get(place).get(..4)?.parse().ok().filter(|year| (1900..=2100).contains(year))
}

/// A count as it is written: `12`, `1,234`, `278.0`.
fn number(cell: &str) -> Option<f64> {
    let plain = cell.trim().replace(',', "");
    plain.parse::<f64>().ok().filter(|count| count.is_finite() && *count >= 0.0)
}

/// The count in a cell of a row.
fn count(sheet: &Sheet, row: SheetRow, column: usize) -> Result<f64, PopulationError> {
    let text = row.get(column);
    number(text).ok_or_else(|| PopulationError::Number {
        row: row.line(),
        column: sheet.columns.get(column).cloned().unwrap_or_default(),
        text: text.to_owned(),
    })
}

/// Notes where each thing came first; an error when it came before.
fn once<K: Ord>(
    seen: &mut BTreeMap<K, u64>,
    key: K,
    row: u64,
    what: impl FnOnce() -> String,
) -> Result<(), PopulationError> {
    match seen.insert(key, row) {
        None => Ok(()),
        Some(first) => Err(PopulationError::Twice { row, what: what(), first }),
    }
}
