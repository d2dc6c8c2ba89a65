//! Lists of postcodes as published, with the small area that each lies in: what turns a postcode into a small area at
//! the door, so that the postcode itself can be forgotten.

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::Path;

use convenor_domain::AreaCode;
use convenor_domain::population::{Became, Ground};

use crate::cell::{Cell, Row};
use crate::{Limits, OpenError, open_once};

/// Headings of postcodes, the most exact first, in small letters.
const POSTCODES: [&str; 7] = ["pcds", "pcd7", "pcd8", "pcd", "postcode", "postcodenatural", "postcode7"];
/// Headings of small areas, the newest edition first, in small letters.
const AREAS: [&str; 6] = ["lsoa21cd", "lsoa21", "lsoa21_code", "lsoa11cd", "lsoa11", "lsoa11_code"];
/// Most postcodes of a list: there are some 2.7 million, with those of the past.
const ROWS_MAX: u64 = 10_000_000;

/// A list of postcodes cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PostcodesError {
    /// The file cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A column is missing.
    #[error("there is no column of {what} in it: its heading is one of {headings}")]
    Column {
        /// What the column would hold.
        what: &'static str,
        /// The headings that are known.
        headings: String,
    },
    /// A row cannot be read.
    #[error("row {row} {reason}")]
    Row {
        /// Its number.
        row: u64,
        /// What is wrong with it.
        reason: String,
    },
    /// No row has both a postcode and an area.
    #[error("no row of it has both a postcode and a small area")]
    Empty,
    /// The list cannot be kept.
    #[error("the list of postcodes cannot be kept: {0}")]
    Disk(#[from] io::Error),
}

/// What became of a list's small areas.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BroughtAreas {
    /// Those of an earlier edition that are all in one of today's.
    pub changed: u64,
    /// Those of an earlier edition that were cut.
    pub cut: u64,
    /// Those that nobody knows.
    pub unknown: u64,
}

/// Postcodes with the small area of each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Postcodes {
    /// Postcode as a number, place of the area; in order.
    places: Vec<(u64, u32)>,
    areas: Vec<AreaCode>,
}

impl Postcodes {
    /// Reads a list: any table with a column of postcodes and one of small areas (LSOA), as the Office for National
    /// Statistics publishes them.
    pub fn read(name: &str, path: &Path) -> Result<Self, PostcodesError> {
        let limits = Limits { rows_max: ROWS_MAX, ..Limits::default() };
        let table = open_once(name, path, &limits)?.table(None)?;
        let postcode = column(&table.columns, "postcodes", &POSTCODES)?;
        let area = column(&table.columns, "small areas", &AREAS)?;
        let mut list = Self::default();
        let mut known: HashMap<String, u32> = HashMap::new();
        for row in table {
            let row = row.map_err(|row| PostcodesError::Row { row: row.row, reason: row.reason })?;
            let (code, place) = (packed(text(&row, postcode)), text(&row, area).trim());
            if let Some(code) = code.filter(|_| !place.is_empty()) {
                let areas = &mut list.areas;
                let place = *known.entry(place.to_owned()).or_insert_with(|| {
                    areas.push(AreaCode(place.to_owned()));
                    u32::try_from(areas.len() - 1).unwrap_or(u32::MAX)
                });
                list.places.push((code, place));
            }
        }
        list.places.sort_unstable();
        list.places.dedup_by_key(|(code, _)| *code);
        if list.places.is_empty() { Err(PostcodesError::Empty) } else { Ok(list) }
    }

    /// Brings small areas of an earlier edition to today's, where all of one became one. What was cut keeps its earlier
    /// code: the postcode alone does not say on which side of the cut it lies.
    pub fn bring_to(&mut self, ground: &Ground) -> BroughtAreas {
        let mut brought = BroughtAreas::default();
        for area in &mut self.areas {
            match ground.became(area) {
                Became::Itself => {}
                Became::One(new) => {
                    *area = new;
                    brought.changed += 1;
                }
                Became::Several => brought.cut += 1,
                Became::Unknown => brought.unknown += 1,
            }
        }
        brought
    }

    /// Keeps the list in a file of its own, in place of an earlier one.
    pub fn save(&self, path: &Path) -> Result<(), PostcodesError> {
        let part = path.with_extension("part");
        let mut file = io::BufWriter::new(std::fs::File::create(&part)?);
        writeln!(file, "postcode,lsoa21cd")?;
        for (code, place) in &self.places {
            if let Some(area) = self.area(*place) {
                writeln!(file, "{},{}", unpacked(*code), area.0)?;
            }
        }
        file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        Ok(std::fs::rename(part, path)?)
    }

    /// The small area of a postcode, however it is written; `None` where it is not on the list.
    pub fn lookup(&self, written: &str) -> Option<AreaCode> {
        let code = packed(written)?;
        let found = self.places.binary_search_by_key(&code, |(code, _)| *code).ok()?;
        self.places.get(found).and_then(|(_, place)| self.area(*place)).cloned()
    }

    /// How many postcodes there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    fn area(&self, place: u32) -> Option<&AreaCode> {
        self.areas.get(usize::try_from(place).ok()?)
    }
}

fn column(columns: &[String], what: &'static str, headings: &[&str]) -> Result<usize, PostcodesError> {
    let find = |heading: &&str| columns.iter().position(|name| name.trim().to_lowercase() == **heading);
    let missing = || PostcodesError::Column { what, headings: headings.join(", ") };
    headings.iter().find_map(find).ok_or_else(missing)
}

fn text(row: &Row, column: usize) -> &str {
    row.cells.get(column).and_then(|cell| Cell::values(cell).first()).map_or("", String::as_str)
}

/// Letters and digits of a postcode as one number; `None` for what can be none.
fn packed(written: &str) -> Option<u64> {
    let signs = || written.chars().filter(char::is_ascii_alphanumeric);
    if !(5..=7).contains(&signs().take(8).count()) {
        return None;
    }
    signs().try_fold(0_u64, |code, sign| Some(code * 37 + u64::from(sign.to_digit(36)?) + 1))
}

fn unpacked(mut code: u64) -> String {
    let mut signs = Vec::new();
    while code > 0 {
        let digit = u32::try_from(code % 37).unwrap_or_default().saturating_sub(1);
        signs.push(char::from_digit(digit, 36).unwrap_or_default().to_ascii_uppercase());
        code /= 37;
    }
    signs.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use convenor_domain::{AreaChange, SmallArea};

    use super::*;

    fn read(text: &str) -> Result<Postcodes, PostcodesError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.csv");
        std::fs::write(&path, text).unwrap();
        Postcodes::read("list.csv", &path)
    }

    #[test]
    fn a_postcode_is_found_however_it_is_written_and_after_it_was_kept() {
        let list = read(
            "pcd,pcds,lsoa11,lsoa21\nZZ1 1AB,ZZ1 1AB,X1,Y1\nZZ101CD,ZZ10 1CD,X2,Y2\nZZ1 1AC,ZZ1 1AC,X1,\n",
        )
        .unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("postcodes.csv");
        list.save(&path).unwrap();
        let kept = Postcodes::read("postcodes.csv", &path).unwrap();
        assert_eq!(kept, list);
        let area = |code: &str| kept.lookup(code).map(|area| area.0);
        assert_eq!(area("zz11ab"), Some("Y1".to_owned()), "the newest edition counts");
        assert_eq!(area(" ZZ10  1CD "), Some("Y2".to_owned()));
        assert_eq!(
            [area("ZZ1 1AC"), area("ZZ1"), area("none of your business"), area("")],
            [None, None, None, None]
        );
        assert_eq!(kept.len(), 2);
    }

    #[test]
    fn earlier_small_areas_become_todays() {
        let mut list =
            read("pcds,lsoa11\nZZ1 1AA,X01SAME\nZZ1 1AB,X01MOVED\nZZ1 1AC,X01CUT\nZZ1 1AD,X01ODD\n").unwrap();
        let code = |text: &str| AreaCode(text.to_owned());
        let small = |text: &str| SmallArea { code: code(text), around: BTreeMap::new() };
        let change = |old: &str, new: &str| AreaChange { old: code(old), new: code(new) };
        let changes = [change("X01MOVED", "X01NEW"), change("X01CUT", "X01NEW"), change("X01CUT", "X01SAME")];
        let ground = Ground::new(vec![small("X01NEW"), small("X01SAME")], &HashMap::new(), &changes);
        let brought = list.bring_to(&ground);
        assert_eq!(brought, BroughtAreas { changed: 1, cut: 1, unknown: 1 });
        assert_eq!(list.lookup("ZZ11AB"), Some(code("X01NEW")));
        assert_eq!(list.lookup("ZZ11AC"), Some(code("X01CUT")), "nobody knows on which side it lies");
    }

    #[test]
    fn a_list_without_its_columns_is_refused_by_name() {
        let refused = read("postcode,ward\nZZ1 1AB,W1\n").unwrap_err().to_string();
        assert!(refused.contains("small areas") && refused.contains("lsoa21cd"), "{refused}");
        assert!(matches!(read("postcode,lsoa21\nnone,Y1\n"), Err(PostcodesError::Empty)));
    }
}
