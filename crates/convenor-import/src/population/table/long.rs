//! Tables with a row for each area and category.

use std::collections::{BTreeMap, HashMap};

use convenor_domain::AreaCode;
use convenor_domain::population::{Headings, Layout};

use super::{Columns, PopulationError, Table, TableRow, count, once};
use crate::geography::Sheet;

/// What the column of counts is called.
const COUNTS: [&str; 9] =
    ["n", "value", "obs_value", "observation", "count", "people", "number", "persons", "households"];

/// The columns of a long table.
pub(super) struct LongColumns {
    area: usize,
    category: usize,
    counts: usize,
    /// The area's total, on every row again.
    total: Option<usize>,
}

/// The columns of a long table; `None` for a wide one.
pub(super) fn columns(sheet: &Sheet, headings: &Headings, columns: &Columns) -> Option<LongColumns> {
    let name = |place: usize| plain_name(sheet, place);
    let counts = counts(sheet, columns)?;
    let total =
        columns.numbers.iter().copied().find(|place| headings.is_total(&headings.plain(&name(*place))));
    let says =
        |place: &&usize| headings.tables.iter().any(|table| table.is_called(&headings.plain(&name(**place))));
    let category = columns.words.iter().find(says).or_else(|| columns.words.last());
    // Single years of age are categories written as numbers.
    let aged = || columns.numbers.iter().find(|place| **place != counts && says(place));
    let category = *category.or_else(aged)?;
    Some(LongColumns { area: columns.area, category, counts, total })
}

/// The column of counts of a long table.
pub(super) fn counts(sheet: &Sheet, columns: &Columns) -> Option<usize> {
    let is_counts = |place: &&usize| COUNTS.contains(&plain_name(sheet, **place).as_str());
    columns.numbers.iter().rfind(is_counts).copied()
}

/// A column's name in lower case.
pub(super) fn plain_name(sheet: &Sheet, place: usize) -> String {
    sheet.columns.get(place).map(|name| name.trim().to_lowercase()).unwrap_or_default()
}

pub(super) fn read(sheet: &Sheet, mut table: Table, columns: &LongColumns) -> Result<Table, PopulationError> {
    table.layout = Layout::Long;
    table.called = sheet.columns.get(columns.category).cloned();
    let mut headings: HashMap<&str, usize> = HashMap::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut seen = BTreeMap::new();
    for row in sheet.rows() {
        let (code, category) = (row.get(columns.area), row.get(columns.category));
        if code.is_empty() || category.is_empty() {
            continue;
        }
        let heading = *headings.entry(category).or_insert_with(|| {
            table.headings.push(category.to_owned());
            table.headings.len() - 1
        });
        let place = *places.entry(code).or_insert_with(|| {
            table.rows.push(TableRow {
                line: row.line(),
                area: AreaCode(code.to_owned()),
                stated: None,
                counts: Vec::new(),
            });
            table.rows.len() - 1
        });
        once(&mut seen, (place, heading), row.line(), || format!("{category} in {code}"))?;
        let people = count(sheet, row, columns.counts)?;
        let Some(area) = table.rows.get_mut(place) else { continue };
        if area.counts.len() <= heading {
            area.counts.resize(heading + 1, 0.0);
        }
        if let Some(cell) = area.counts.get_mut(heading) {
            *cell = people;
        }
        area.stated = columns.total.map(|total| count(sheet, row, total)).transpose()?;
    }
    let width = table.headings.len();
    table.rows.iter_mut().for_each(|row| row.counts.resize(width, 0.0));
    Ok(table)
}
