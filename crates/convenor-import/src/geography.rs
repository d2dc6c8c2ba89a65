//! Official lists of England's areas, as published: small areas with everything around them, integrated care boards
//! with their sub-areas, and councils. Editions are taken from the names of the columns.

mod files;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use convenor_domain::{Area, AreaCode, AreaKind, AreaLink};

use files::{Rows, read_rows};

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

/// A list that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum GeographyError {
    /// The file cannot be read.
    #[error("{file} cannot be read: {reason}")]
    File {
        /// The file.
        file: PathBuf,
        /// Why.
        reason: String,
    },
    /// The file lacks a column.
    #[error("{file} has no column “{column}”")]
    Column {
        /// The file.
        file: PathBuf,
        /// The column.
        column: String,
    },
}

/// One kind of area in the hierarchy file: its columns, and which kinds lie directly around it.
struct Level {
    kind: AreaKind,
    code: &'static str,
    name: &'static str,
    edition: &'static str,
    around: &'static [&'static str],
}

/// The hierarchy file, from small to large. A council on its own is both district and upper tier, under one code: the
/// larger kind, which comes later, names it.
const LEVELS: [Level; 8] = [
    level(
        AreaKind::Lsoa,
        "lsoa21_code",
        "lsoa21_name",
        "2021",
        &["msoa21_code", "ward24_code", "sicbl24_code"],
    ),
    level(AreaKind::Msoa, "msoa21_code", "msoa21_name", "2021", &["ltla24_code"]),
    level(AreaKind::Ward, "ward24_code", "ward24_name", "2024", &["ltla24_code"]),
    level(AreaKind::District, "ltla24_code", "ltla24_name", "2024", &["utla23_code"]),
    level(AreaKind::UpperTier, "utla23_code", "utla23_name", "2023", &["region24_code"]),
    level(AreaKind::SubIcb, "sicbl24_code", "sicbl24_name", "2024", &["icb24_code"]),
    level(AreaKind::Icb, "icb24_code", "icb24_name", "2024", &[]),
    level(AreaKind::Region, "region24_code", "region24_name", "2024", &[]),
];

const fn level(
    kind: AreaKind,
    code: &'static str,
    name: &'static str,
    edition: &'static str,
    around: &'static [&'static str],
) -> Level {
    Level { kind, code, name, edition, around }
}

/// Reads the lists in a folder.
pub fn read(folder: &Path) -> Result<Geography, GeographyError> {
    let hierarchy = read_rows(&folder.join("lsoa21_full_hierarchy_england.csv.gz"))?;
    let boards = read_rows(&folder.join("icb24_list_42.csv"))?;
    let sub_boards = read_rows(&folder.join("sicbl24_list_106.csv"))?;
    let councils = read_rows(&folder.join("utla23_list_asc_authorities.csv"))?;
    let overlaps = read_rows(&folder.join("icb24_utla23_overlap_population.csv"))?;
    let mut people = BTreeMap::new();
    collect_people(&mut people, &boards, "icb24_code")?;
    collect_people(&mut people, &sub_boards, "sicbl24_code")?;
    collect_people(&mut people, &councils, "utla23_code")?;
    let mut areas = BTreeMap::new();
    let mut links = BTreeMap::new();
    for level in &LEVELS {
        collect_level(&mut areas, &mut links, &people, &hierarchy, level)?;
    }
    collect_overlaps(&mut links, &people, &overlaps)?;
    Ok(Geography {
        areas: areas.into_values().collect(),
        links: links.into_values().collect(),
        boards: names(&boards, "icb24_code", "icb24_name")?,
        councils: names(&councils, "utla23_code", "utla23_name")?,
    })
}

fn collect_people(people: &mut BTreeMap<String, u32>, rows: &Rows, code: &str) -> Result<(), GeographyError> {
    let (code, count) = (rows.column(code)?, rows.column("census2021_population")?);
    for row in rows.iter() {
        if let Ok(count) = row.get(count).parse() {
            people.insert(row.get(code).to_owned(), count);
        }
    }
    Ok(())
}

fn names(rows: &Rows, code: &str, name: &str) -> Result<Vec<(AreaCode, String)>, GeographyError> {
    let (code, name) = (rows.column(code)?, rows.column(name)?);
    Ok(rows.iter().map(|row| (AreaCode(row.get(code).to_owned()), row.get(name).to_owned())).collect())
}

fn collect_level(
    areas: &mut BTreeMap<String, Area>,
    links: &mut BTreeMap<(String, String), AreaLink>,
    people: &BTreeMap<String, u32>,
    hierarchy: &Rows,
    level: &Level,
) -> Result<(), GeographyError> {
    let (code, name) = (hierarchy.column(level.code)?, hierarchy.column(level.name)?);
    let around = level.around.iter().map(|column| hierarchy.column(column)).collect::<Result<Vec<_>, _>>()?;
    let mut seen = BTreeSet::new();
    for row in hierarchy.iter() {
        let inside = row.get(code);
        if seen.insert(inside) {
            areas.insert(inside.to_owned(), area(level, inside, row.get(name), people));
        }
        for outer in around.iter().map(|column| row.get(*column)).filter(|outer| *outer != inside) {
            links
                .entry((inside.to_owned(), outer.to_owned()))
                .or_insert_with(|| link(inside, outer, level.edition, 1_000));
        }
    }
    Ok(())
}

fn area(level: &Level, code: &str, name: &str, people: &BTreeMap<String, u32>) -> Area {
    Area {
        code: AreaCode(code.to_owned()),
        name: name.to_owned(),
        kind: level.kind,
        edition: level.edition.to_owned(),
        valid_from: None,
        valid_to: None,
        population: people.get(code).copied(),
    }
}

fn link(inside: &str, around: &str, edition: &str, share_permille: u16) -> AreaLink {
    AreaLink {
        inside: AreaCode(inside.to_owned()),
        around: AreaCode(around.to_owned()),
        edition: edition.to_owned(),
        share_permille,
    }
}

/// Councils and boards overlap many to many: each council lies in every board that some of its people live in.
fn collect_overlaps(
    links: &mut BTreeMap<(String, String), AreaLink>,
    people: &BTreeMap<String, u32>,
    overlaps: &Rows,
) -> Result<(), GeographyError> {
    let (board, council) = (overlaps.column("icb24_code")?, overlaps.column("utla23_code")?);
    let count = overlaps.column("census2021_population")?;
    for row in overlaps.iter() {
        let (inside, around) = (row.get(council), row.get(board));
        let (Some(all), Ok(shared)) = (people.get(inside), row.get(count).parse::<u32>()) else { continue };
        let share = u64::from(shared) * 1_000 / u64::from((*all).max(1));
        let share_permille = u16::try_from(share.min(1_000)).unwrap_or(1_000);
        links.insert((inside.to_owned(), around.to_owned()), link(inside, around, "2024", share_permille));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
