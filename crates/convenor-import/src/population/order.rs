//! The order in which official files help each other: how many people live where, then single years of age, then bands that
//! single years share out, then larger areas that people share out.

use std::path::Path;

use convenor_domain::AreaKind;
use convenor_domain::population::ages;

use crate::geography::{AreaPart, headings};

/// Headings of single years that make a table of single years.
const SINGLE_YEARS_MIN: usize = 60;

/// A file's place in the order; what cannot be read comes last, and is told of when it is read.
pub fn place_in_order(path: &Path) -> u8 {
    let Ok(sheet) = headings(path) else { return u8::MAX };
    let areas = sheet.area_columns();
    let codes = areas.iter().filter(|(_, column)| column.part == AreaPart::Code);
    let larger = codes.filter_map(|(_, column)| column.kind).min().is_some_and(|kind| kind > AreaKind::Lsoa);
    let aged = sheet.columns.iter().filter(|heading| ages(heading).is_some()).count();
    match (larger, aged) {
        (false, 0) => 0,
        (false, SINGLE_YEARS_MIN..) => 1,
        (false, _) => 2,
        (true, SINGLE_YEARS_MIN..) => 3,
        (true, _) => 4,
    }
}
