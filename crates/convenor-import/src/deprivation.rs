//! Official tables of deprivation: the decile of every small area, and that of health deprivation; and indicators that are
//! figures of need by themselves (`frameworks/need`), in the same table or one of their own.

mod indicator;

use std::collections::BTreeMap;
use std::path::Path;

use convenor_domain::AreaCode;
use convenor_domain::population::{
    Deprivation, DeprivationRow, DeprivationSource, Figures, HeadingsError, NewIndicators,
};
use convenor_domain::reach::NeedMeasuresError;

use crate::geography::{AreaPart, Sheet, SheetError, SheetRow};
use crate::population::{Said, year_in_name};

/// An official table of deprivation cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum DeprivationError {
    /// The table cannot be opened.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// What headings mean cannot be read.
    #[error(transparent)]
    Headings(#[from] HeadingsError),
    /// Which figures are known cannot be read.
    #[error(transparent)]
    Measures(#[from] NeedMeasuresError),
    /// No column holds deciles of the index as a whole, or an indicator that is known.
    #[error(
        "no column holds deciles of multiple deprivation, whose heading is for example “IMD_decile” or “Index of Multiple Deprivation (IMD) Decile”, and none is an indicator named in frameworks/need"
    )]
    NoDeciles,
    /// A cell of an indicator is no number.
    #[error("row {row}, column “{column}”: “{text}” is no number; leave the cell empty where there is none")]
    Number {
        /// The row.
        row: u64,
        /// The column's heading.
        column: String,
        /// What stands there.
        text: String,
    },
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
    /// The small areas; none where the table has no deciles.
    pub rows: Vec<DeprivationRow>,
    /// Its indicators, where it has any that is known.
    pub indicators: Option<NewIndicators>,
}

/// Reads a table of deprivation.
pub fn read(path: &Path, said: &Said) -> Result<DeprivationTable, DeprivationError> {
    let sheet = Sheet::read(path)?;
    let codes = sheet.area_columns().into_iter().filter(|(_, column)| column.part == AreaPart::Code);
    let (area, column) = codes.min_by_key(|(_, column)| column.kind).ok_or(DeprivationError::NoRows)?;
    let whole = decile_column(&sheet, &["imd", "index of multiple deprivation"]);
    let health = whole.and_then(|_| decile_column(&sheet, &["health"]));
    let year = said.year.or_else(|| year_in_name(&sheet.name())).ok_or(DeprivationError::Year)?;
    let publisher = || format!("English Indices of Deprivation {year}");
    let source = said.source.clone().unwrap_or_else(publisher);
    let source = DeprivationSource { source, year, made_up: false };
    let indicators = indicator::read(&sheet, area, &source)?;
    let rows = match whole {
        Some(whole) => rows(&sheet, area, whole, health)?,
        None if indicators.is_some() => Vec::new(),
        None => return Err(DeprivationError::NoDeciles),
    };
    let name = |place: usize| sheet.columns.get(place).cloned();
    let columns = [whole, health].into_iter().flatten().filter_map(name).collect();
    Ok(DeprivationTable { source, edition: column.edition, columns, rows, indicators })
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
        let unread =
            read_text("imd2025.csv", "lsoa21_code,mental_health_indicator\nX01000001,low\n").unwrap_err();
        assert!(unread.to_string().contains("row 2, column “mental_health_indicator”: “low”"), "{unread}");
    }

    #[test]
    fn indicators_are_read_from_a_table_of_their_own_and_scores_become_fifths() {
        let rows: Vec<String> =
            (1..=10).map(|at| format!("X0100000{at},{at},0.{at},,{}\n", 1_000 + at)).collect();
        let rows = rows.concat();
        let text = format!(
            "lsoa21_code,mental_health_indicator,Income Score (rate),income_domain_numerator,patient_to_gp_ratio\n{rows}"
        );
        let table = read_text("made_up_2025_indicators.csv", &text).unwrap();
        let indicators = table.indicators.unwrap();
        assert_eq!((table.rows.len(), table.columns.len()), (0, 0));
        assert_eq!(indicators.keys, ["low-income", "mental-health", "patients-per-gp"]);
        let fifth: Vec<f64> = indicators.rows.iter().filter_map(|row| row.values[1]).collect();
        assert_eq!(fifth, [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0]);
        assert_eq!(indicators.rows[2].values, [Some(0.3), Some(0.0), Some(1_003.0)]);
    }

    #[test]
    fn an_indicator_that_was_not_published_is_left_empty() {
        let table =
            read_text("imd2025.csv", "lsoa21_code,IMD_decile,Income_score\nX01000001,2,\nX01000002,3,0.2\n");
        let indicators = table.unwrap().indicators.unwrap();
        let values: Vec<Option<f64>> = indicators.rows.iter().map(|row| row.values[0]).collect();
        assert_eq!(values, [None, Some(0.2)]);
    }
}
