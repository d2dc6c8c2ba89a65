//! One list of areas: which levels it has, and what it says of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::NaiveDate;
use convenor_domain::{Area, AreaChange, AreaCode, AreaKind, AreaLink};
use serde::Serialize;

use super::{AreaColumn, AreaPart, GeographyError, Sheet, SheetRow, overlap};

/// One level of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LevelRead {
    /// Kind of area.
    pub level: AreaKind,
    /// Edition; empty where the list does not say.
    pub edition: String,
    /// How many areas.
    pub areas: u64,
}

/// From when to when an area exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaDates {
    /// The area.
    pub area: AreaCode,
    /// First day, where given.
    pub from: Option<NaiveDate>,
    /// Last day, where given.
    pub to: Option<NaiveDate>,
}

/// What a list says of areas.
#[derive(Debug, Default)]
pub struct AreaList {
    /// Its levels, the smallest first.
    pub levels: Vec<LevelRead>,
    /// Areas that it names.
    pub areas: Vec<Area>,
    /// Which lies in which.
    pub links: Vec<AreaLink>,
    /// What earlier areas became.
    pub changes: Vec<AreaChange>,
    /// From when to when areas exist that it does not name otherwise.
    pub dates: Vec<AreaDates>,
}

/// A level's columns.
pub(super) struct Level {
    pub(super) kind: AreaKind,
    pub(super) edition: String,
    pub(super) code: usize,
    name: Option<usize>,
}

/// Columns of days: from, to.
const DAYS: [(&str, &str); 2] = [("valid_from", "valid_to"), ("start-date", "end-date")];
/// The country that England's regions lie in.
const ENGLAND: (&str, &str) = ("E92000001", "England");

/// Reads one list: areas with what lies around them, areas with their people, overlaps, or what areas became.
pub fn read_list(path: &Path) -> Result<AreaList, GeographyError> {
    let sheet = Sheet::read(path)?;
    let levels = levels(&sheet);
    let mut list =
        AreaList { levels: levels.iter().map(|level| level.read(&sheet)).collect(), ..AreaList::default() };
    let two_editions =
        |level: &&Level| levels.iter().any(|other| other.kind == level.kind && other.code != level.code);
    if let Some(level) =
        levels.iter().filter(two_editions).max_by(|one, other| one.edition.cmp(&other.edition))
    {
        list.changes = changes(&sheet, &levels, level);
    } else if let Some(overlapping) = overlap::columns(&sheet, &levels) {
        list.links = overlap::read(&sheet, &overlapping)?;
    } else {
        let (areas, links) = (areas(&sheet, &levels)?, links(&sheet, &levels));
        (list.areas, list.links) = (areas, links);
        add_country(&mut list);
        list.dates = if list.areas.is_empty() { dates(&sheet)? } else { Vec::new() };
    }
    let is_empty =
        list.areas.is_empty() && list.links.is_empty() && list.changes.is_empty() && list.dates.is_empty();
    if is_empty { Err(GeographyError::Nothing { file: sheet.name() }) } else { Ok(list) }
}

impl Level {
    fn read(&self, sheet: &Sheet) -> LevelRead {
        let codes: BTreeSet<&str> = sheet.rows().map(|row| row.get(self.code)).collect();
        let areas = codes.iter().filter(|code| !code.is_empty()).count();
        LevelRead {
            level: self.kind,
            edition: self.edition.clone(),
            areas: u64::try_from(areas).unwrap_or(u64::MAX),
        }
    }
}

/// The levels that a list has columns of, the smallest first.
fn levels(sheet: &Sheet) -> Vec<Level> {
    let columns = sheet.area_columns();
    let codes = columns.iter().filter(|(_, column)| column.part == AreaPart::Code);
    let level = |(code, column): &(usize, AreaColumn)| {
        let is_name = |(_, other): &&(usize, AreaColumn)| {
            other.part == AreaPart::Name && other.kind == column.kind && other.edition == column.edition
        };
        let name = columns.iter().find(is_name).map(|(place, _)| *place);
        Some(Level { kind: column.kind?, edition: column.edition.clone(), code: *code, name })
    };
    let mut levels: Vec<Level> = codes.filter_map(level).collect();
    levels.sort_by_key(|level| level.kind);
    levels
}

/// What every area of another edition, or of another kind, became of the newest small areas.
fn changes(sheet: &Sheet, levels: &[Level], newest: &Level) -> Vec<AreaChange> {
    let mut changes = BTreeSet::new();
    for row in sheet.rows() {
        let new = row.get(newest.code);
        for old in levels.iter().map(|level| row.get(level.code)).filter(|old| !old.is_empty() && *old != new)
        {
            changes.insert(AreaChange { old: AreaCode(old.to_owned()), new: AreaCode(new.to_owned()) });
        }
    }
    changes.into_iter().collect()
}

/// Areas with a name. A council on its own is both district and upper tier, under one code: the larger kind, which
/// comes later, names it.
fn areas(sheet: &Sheet, levels: &[Level]) -> Result<Vec<Area>, GeographyError> {
    let mut areas: BTreeMap<&str, Area> = BTreeMap::new();
    let people = sheet.columns.iter().position(|column| column.to_lowercase().contains("population"));
    let days = days(sheet);
    for (number, level) in levels.iter().enumerate() {
        let Some(name) = level.name else { continue };
        for row in sheet.rows().filter(|row| !row.get(level.code).is_empty()) {
            let code = row.get(level.code);
            if areas.get(code).is_some_and(|area| area.kind == level.kind) {
                continue;
            }
            // Only the smallest level's people and days stand beside it.
            let (people, days) = if number == 0 { (people, days) } else { (None, None) };
            let population = people.map(|column| count(sheet, row, column)).transpose()?;
            let (valid_from, valid_to) = days.map_or(Ok((None, None)), |days| dates_of(sheet, row, days))?;
            areas.insert(
                code,
                Area {
                    code: AreaCode(code.to_owned()),
                    name: row.get(name).to_owned(),
                    kind: level.kind,
                    edition: level.edition.clone(),
                    valid_from,
                    valid_to,
                    population,
                },
            );
        }
    }
    Ok(areas.into_values().collect())
}

/// The levels that lie directly around one: on the way of councils to the country, and on that of the NHS.
fn directly_around(kind: AreaKind, levels: &[Level]) -> Vec<&Level> {
    use AreaKind::{Country, District, Icb, Lsoa, Msoa, Region, SubIcb, UpperTier, Ward};
    let first =
        |kinds: &[AreaKind]| kinds.iter().find_map(|kind| levels.iter().find(|level| level.kind == *kind));
    let councils: &[AreaKind] = match kind {
        Lsoa | Msoa | Ward => &[District, UpperTier, Region, Country],
        District => &[UpperTier, Region, Country],
        UpperTier => &[Region, Country],
        Region => &[Country],
        SubIcb | Icb | Country => &[],
    };
    let middle: Vec<&Level> =
        levels.iter().filter(|level| kind == Lsoa && matches!(level.kind, Msoa | Ward)).collect();
    let nhs: &[AreaKind] = match kind {
        Lsoa => &[SubIcb, Icb],
        SubIcb => &[Icb],
        _ => &[],
    };
    let mut around = if middle.is_empty() { first(councils).into_iter().collect() } else { middle };
    around.extend(first(nhs));
    around
}

fn links(sheet: &Sheet, levels: &[Level]) -> Vec<AreaLink> {
    let mut links = BTreeMap::new();
    for level in levels {
        let around = directly_around(level.kind, levels);
        for row in sheet.rows() {
            for outer in &around {
                let (inside, around) = (row.get(level.code), row.get(outer.code));
                if !inside.is_empty() && !around.is_empty() && inside != around {
                    links
                        .entry((inside, around))
                        .or_insert_with(|| link(inside, around, &level.edition, WHOLE));
                }
            }
        }
    }
    links.into_values().collect()
}

/// All of an area's people, in thousandths.
const WHOLE: u16 = 1_000;

pub(super) fn link(inside: &str, around: &str, edition: &str, share_permille: u16) -> AreaLink {
    AreaLink {
        inside: AreaCode(inside.to_owned()),
        around: AreaCode(around.to_owned()),
        edition: edition.to_owned(),
        share_permille,
    }
}

/// England around its regions: no list names it.
fn add_country(list: &mut AreaList) {
    let regions: Vec<&Area> = list.areas.iter().filter(|area| area.kind == AreaKind::Region).collect();
    let english: Vec<&&Area> = regions.iter().filter(|area| area.code.0.starts_with("E12")).collect();
    let Some(edition) = english.first().map(|area| area.edition.clone()) else { return };
    list.links.extend(english.iter().map(|area| link(&area.code.0, ENGLAND.0, &edition, WHOLE)));
    list.areas.push(Area {
        code: AreaCode(ENGLAND.0.to_owned()),
        name: ENGLAND.1.to_owned(),
        kind: AreaKind::Country,
        edition,
        valid_from: None,
        valid_to: None,
        population: None,
    });
}

fn days(sheet: &Sheet) -> Option<(usize, usize)> {
    DAYS.iter().find_map(|(from, to)| Some((sheet.place(from)?, sheet.place(to)?)))
}

/// From when to when areas exist, of a list of codes and days.
fn dates(sheet: &Sheet) -> Result<Vec<AreaDates>, GeographyError> {
    let code = sheet.area_columns().into_iter().find(|(_, column)| column.part == AreaPart::Code);
    let (Some((code, _)), Some(days)) = (code, days(sheet)) else { return Ok(Vec::new()) };
    let mut dates = Vec::new();
    for row in sheet.rows().filter(|row| !row.get(code).is_empty()) {
        let (from, to) = dates_of(sheet, row, days)?;
        if from.is_some() || to.is_some() {
            dates.push(AreaDates { area: AreaCode(row.get(code).to_owned()), from, to });
        }
    }
    Ok(dates)
}

type Days = (Option<NaiveDate>, Option<NaiveDate>);

fn dates_of(sheet: &Sheet, row: SheetRow, (from, to): (usize, usize)) -> Result<Days, GeographyError> {
    Ok((day(sheet, row, from)?, day(sheet, row, to)?))
}

fn day(sheet: &Sheet, row: SheetRow, column: usize) -> Result<Option<NaiveDate>, GeographyError> {
    let text = row.get(column);
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| cell(sheet, row, column, "day such as 2023-04-01"))
}

pub(super) fn count(sheet: &Sheet, row: SheetRow, column: usize) -> Result<u32, GeographyError> {
    row.get(column).replace(',', "").parse().map_err(|_| cell(sheet, row, column, "number of people"))
}

fn cell(sheet: &Sheet, row: SheetRow, column: usize, wanted: &'static str) -> GeographyError {
    GeographyError::Cell {
        file: sheet.name(),
        row: row.line(),
        column: sheet.columns.get(column).cloned().unwrap_or_default(),
        text: row.get(column).to_owned(),
        wanted,
    }
}
