//! Official lists of areas, as published: what lies in what, who lives there, since when, what earlier areas became.
//!
//! Levels and editions are taken from the names of the columns. Saving is left to the store.

mod column;
mod list;
mod overlap;
mod sheet;

use std::collections::BTreeMap;
use std::path::Path;

use convenor_domain::{Area, AreaCode, AreaKind, AreaLink};

pub use list::{AreaDates, AreaList, LevelRead, read_list};
pub use sheet::SheetError;

pub(crate) use column::{AreaColumn, AreaPart, kind_of};
pub(crate) use sheet::{Sheet, SheetRow, bytes, headings};

/// Areas and how they lie in each other, with the areas that are systems of their own.
#[derive(Debug, Default)]
pub struct Geography {
    /// All areas.
    pub areas: Vec<Area>,
    /// Which lies in which.
    pub links: Vec<AreaLink>,
    /// Integrated care boards: (code, name).
    pub boards: Vec<(AreaCode, String)>,
    /// Councils with duties for adult social care: (code, name).
    pub councils: Vec<(AreaCode, String)>,
}

/// A list of areas that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum GeographyError {
    /// The table cannot be opened.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// Nothing in it says anything about areas beside their codes.
    #[error("{file} gives neither names of areas nor what lies around them: it is no list of areas")]
    Nothing {
        /// The file.
        file: String,
    },
    /// A cell cannot be read.
    #[error("{file}, row {row}, column “{column}”: “{text}” is no {wanted}")]
    Cell {
        /// The file.
        file: String,
        /// The row.
        row: u64,
        /// The column.
        column: String,
        /// What stands there.
        text: String,
        /// What should.
        wanted: &'static str,
    },
}

/// The lists in a folder that together are England's geography; the later ones know more of the areas they name.
const LISTS: [&str; 5] = [
    "lsoa21_full_hierarchy_england.csv.gz",
    BOARDS,
    "sicbl24_list_106.csv",
    COUNCILS,
    "icb24_utla23_overlap_population.csv",
];
const BOARDS: &str = "icb24_list_42.csv";
const COUNCILS: &str = "utla23_list_asc_authorities.csv";

/// Reads the lists in a folder.
pub fn read(folder: &Path) -> Result<Geography, GeographyError> {
    let mut geography = Geography::default();
    let mut areas: BTreeMap<AreaCode, Area> = BTreeMap::new();
    for file in LISTS {
        let list = read_list(&folder.join(file))?;
        match file {
            BOARDS => geography.boards = names(&list, AreaKind::Icb),
            COUNCILS => geography.councils = names(&list, AreaKind::UpperTier),
            _ => {}
        }
        geography.links.extend(list.links);
        for area in list.areas {
            let earlier = areas.get(&area.code).and_then(|earlier| earlier.population);
            areas.insert(area.code.clone(), Area { population: area.population.or(earlier), ..area });
        }
    }
    geography.areas = areas.into_values().collect();
    Ok(geography)
}

fn names(list: &AreaList, kind: AreaKind) -> Vec<(AreaCode, String)> {
    let named = list.areas.iter().filter(|area| area.kind == kind);
    named.map(|area| (area.code.clone(), area.name.clone())).collect()
}

#[cfg(test)]
mod tests;
