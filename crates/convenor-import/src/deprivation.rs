//! Official tables of deprivation: the decile of every small area, and that of health deprivation.

use std::collections::BTreeMap;
use std::path::Path;

use convenor_domain::AreaCode;
use convenor_domain::population::{Deprivation, DeprivationRow, DeprivationSource, Figures};

use crate::geography::{AreaPart, Sheet, SheetError, SheetRow};
use crate::population::{Said, year_in_name};

/// An official table of deprivation cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum DeprivationError {
    /// The table cannot be opened.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// No column holds deciles of the index as a whole.
    #[error(
        "no column holds deciles of multiple deprivation: its heading is for example “IMD_decile” or “Index of Multiple Deprivation (IMD) Decile”"
    )]
    NoDeciles,
    /// No row has an area.
    #[error("no row has the code of a small area")]
    NoRows,
    /// A cell is no decile.
    #[error(
        "row {row}, column “{column}”: “{text}” is no decile, which is a whole number from 1, the most deprived, to 10"
    )]
    Decile {
        /// The row.
        row: u64,
        /// The column's heading.
        column: String,
        /// What stands there.
        text: String,
    },
    /// An area comes twice.
    #[error("row {row} gives {area} again, which row {first} did already: take one of them out")]
    Twice {
        /// The row.
        row: u64,
        /// The area.
        area: String,
        /// The row where it came before.
        first: u64,
    },
    /// The year cannot be told.
    #[error("the year of the index cannot be told from the file’s name: say it with --year")]
    Year,
}

/// An official table of deprivation, understood.
#[derive(Debug, Clone, PartialEq)]
pub struct DeprivationTable {
    /// Whose deciles.
    pub source: DeprivationSource,
    /// Edition of its small areas, such as `2021`; empty where the file does not say.
    pub edition: String,
    /// Headings of the columns that were read.
    pub columns: Vec<String>,
    /// The small areas.
    pub rows: Vec<DeprivationRow>,
}

/// Reads a table of deprivation.
pub fn read(path: &Path, said: &Said) -> Result<DeprivationTable, DeprivationError> {
    let sheet = Sheet::read(path)?;
    let codes = sheet.area_columns().into_iter().filter(|(_, column)| column.part == AreaPart::Code);
    let (area, column) = codes.min_by_key(|(_, column)| column.kind).ok_or(DeprivationError::NoRows)?;
    let whole = decile_column(&sheet, &["imd", "index of multiple deprivation"]);
    let whole = whole.ok_or(DeprivationError::NoDeciles)?;
    let health = decile_column(&sheet, &["health"]);
    let year = said.year.or_else(|| year_in_name(&sheet.name())).ok_or(DeprivationError::Year)?;
    let rows = rows(&sheet, area, whole, health)?;
    let name = |place: usize| sheet.columns.get(place).cloned();
    let source = || format!("English Indices of Deprivation {year}");
    Ok(DeprivationTable {
        source: DeprivationSource {
            source: said.source.clone().unwrap_or_else(source),
            year,
            made_up: false,
        },
        edition: column.edition,
        columns: [Some(whole), health].into_iter().flatten().filter_map(name).collect(),
        rows,
    })
}

/// The column of deciles whose heading has one of some words.
fn decile_column(sheet: &Sheet, words: &[&str]) -> Option<usize> {
    sheet.columns.iter().position(|column| {
        let column = column.to_lowercase();
        column.contains("decile") && words.iter().any(|word| column.contains(word))
    })
}

fn rows(
    sheet: &Sheet,
    area: usize,
    whole: usize,
    health: Option<usize>,
) -> Result<Vec<DeprivationRow>, DeprivationError> {
    let mut seen = BTreeMap::new();
    let mut rows = Vec::new();
    for row in sheet.rows().filter(|row| !row.get(area).is_empty()) {
        let code = row.get(area);
        if let Some(first) = seen.insert(code, row.line()) {
            return Err(DeprivationError::Twice { row: row.line(), area: code.to_owned(), first });
        }
        let deprivation = Deprivation {
            decile: decile(sheet, row, whole)?,
            health_decile: health.map(|column| decile(sheet, row, column)).transpose()?,
            figures: Figures::Counted,
        };
        rows.push(DeprivationRow { area: AreaCode(code.to_owned()), deprivation });
    }
    if rows.is_empty() { Err(DeprivationError::NoRows) } else { Ok(rows) }
}

fn decile(sheet: &Sheet, row: SheetRow, column: usize) -> Result<u8, DeprivationError> {
    let text = row.get(column);
    let read = text.parse::<u8>().ok().filter(|decile| (1..=10).contains(decile));
    read.ok_or_else(|| DeprivationError::Decile {
        row: row.line(),
        column: sheet.columns.get(column).cloned().unwrap_or_default(),
        text: text.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(name: &str, text: &str) -> Result<DeprivationTable, DeprivationError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        read(&path, &Said::default())
    }

    #[test]
    fn deciles_are_read_under_short_and_official_headings() {
        let short = "lsoa21_code,IMD_decile,Income_decile,Health_decile,IMD_rank\nX01000001,3,1,9,40\n";
        let table = read_text("imd2025_made_up_lsoa21.csv", short).unwrap();
        assert_eq!((table.source.year, table.edition.as_str()), (2025, "2021"));
        assert_eq!((table.rows[0].deprivation.decile, table.rows[0].deprivation.health_decile), (3, Some(9)));
        let official = "LSOA code (2011),Index of Multiple Deprivation (IMD) Rank,\
                        Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived)\nX01000001,7,10\n";
        let table = read_text("IMD2019.csv", official).unwrap();
        assert_eq!((table.edition.as_str(), table.rows[0].deprivation.decile), ("2011", 10));
    }

    #[test]
    fn what_is_no_decile_is_refused_by_its_row() {
        let refused = |rows: &str| {
            read_text("imd2025.csv", &format!("lsoa21_code,IMD_decile\n{rows}")).unwrap_err().to_string()
        };
        assert!(refused("X01000001,2\nX01000002,11\n").contains("row 3"), "{}", refused("X01000001,11\n"));
        assert!(refused("X01000001,2\nX01000001,2\n").contains("row 2 did already"));
        let none = read_text("imd2025.csv", "lsoa21_code,income\nX01000001,2\n").unwrap_err();
        assert!(matches!(none, DeprivationError::NoDeciles));
    }
}
