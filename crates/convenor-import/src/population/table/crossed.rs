//! Tables with a row for each area and pair of categories, such as age and sex: two things together.

use std::collections::{BTreeMap, HashMap};

use convenor_domain::AreaCode;
use convenor_domain::population::{HeadingTable, Headings, Layout};

use super::{Columns, PopulationError, Table, TableRow, count, frame, long, once};
use crate::geography::Sheet;

/// What the column of codes beside a column of categories ends with.
const CODE: &str = " code";

/// A table of two things together.
#[derive(Debug, Clone)]
pub(in crate::population) struct CrossTable {
    /// The same people by each of them alone; rows in the order of `rows`.
    pub(in crate::population) sides: [Table; 2],
    /// The areas.
    pub(in crate::population) rows: Vec<CrossRow>,
}

/// One area.
#[derive(Debug, Clone)]
pub(in crate::population) struct CrossRow {
    pub(in crate::population) area: AreaCode,
    /// Its first line in the file.
    line: u64,
    /// People by the places of both headings.
    pub(in crate::population) counts: BTreeMap<(usize, usize), f64>,
}

impl CrossTable {
    /// Reads a table that counts by two things that are known; `None` where it does not.
    pub(in crate::population) fn read(
        sheet: &Sheet,
        headings: &Headings,
    ) -> Result<Option<Self>, PopulationError> {
        let (table, columns) = frame(sheet, headings)?;
        let Some(counts) = long::counts(sheet, &columns) else { return Ok(None) };
        let Some(both) = categories(sheet, headings, &columns, counts) else { return Ok(None) };
        let side = |place: usize| Table {
            layout: Layout::Long,
            called: sheet.columns.get(place).cloned(),
            ..table.clone()
        };
        let mut sides = both.map(side);
        let rows = rows(sheet, (columns.area, both, counts), &mut sides)?;
        let mut table = Self { sides, rows };
        table.sum(|_, _| true);
        if table.rows.is_empty() { Err(PopulationError::NoRows) } else { Ok(Some(table)) }
    }

    /// Adds up the sides, each over those headings of the other that `counts`: (which side, which heading).
    pub(in crate::population) fn sum(&mut self, counts: impl Fn(usize, usize) -> bool) {
        for (at, side) in self.sides.iter_mut().enumerate() {
            let width = side.headings.len();
            let row = |row: &CrossRow| {
                let mut sums = vec![0.0; width];
                for ((one, other), people) in &row.counts {
                    let (own, across) = if at == 0 { (*one, *other) } else { (*other, *one) };
                    if counts(1 - at, across)
                        && let Some(sum) = sums.get_mut(own)
                    {
                        *sum += people;
                    }
                }
                TableRow { line: row.line, area: row.area.clone(), stated: None, counts: sums }
            };
            side.rows = self.rows.iter().map(row).collect();
        }
    }
}

/// The two columns of categories, where there are two that are known and not of the same.
fn categories(sheet: &Sheet, headings: &Headings, columns: &Columns, counts: usize) -> Option<[usize; 2]> {
    let known = |place: &usize| -> Option<(usize, &HeadingTable)> {
        let name = headings.plain(&long::plain_name(sheet, *place));
        let is_code = name.ends_with(CODE) || *place == counts;
        let table = headings.tables.iter().find(|table| table.is_called(&name)).filter(|_| !is_code)?;
        Some((*place, table))
    };
    let mut found: Vec<_> = columns.words.iter().chain(&columns.numbers).filter_map(known).collect();
    found.sort_by_key(|(place, _)| *place);
    match found.as_slice() {
        [(one, first), (other, second)] if first.dimension != second.dimension => Some([*one, *other]),
        _ => None,
    }
}

fn rows(
    sheet: &Sheet,
    (area, both, counts): (usize, [usize; 2], usize),
    sides: &mut [Table; 2],
) -> Result<Vec<CrossRow>, PopulationError> {
    let mut rows: Vec<CrossRow> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut headings: [HashMap<&str, usize>; 2] = Default::default();
    let mut seen = BTreeMap::new();
    for row in sheet.rows() {
        let (code, [one, other]) = (row.get(area), both.map(|place| row.get(place)));
        if code.is_empty() || one.is_empty() || other.is_empty() {
            continue;
        }
        let mut heading = |at: usize, name| {
            let (Some(known), Some(side)) = (headings.get_mut(at), sides.get_mut(at)) else { return 0 };
            *known.entry(name).or_insert_with(|| {
                side.headings.push(str::to_owned(name));
                side.headings.len() - 1
            })
        };
        let pair = (heading(0, one), heading(1, other));
        let place = *places.entry(code).or_insert_with(|| {
            rows.push(CrossRow {
                area: AreaCode(code.to_owned()),
                line: row.line(),
                counts: BTreeMap::new(),
            });
            rows.len() - 1
        });
        once(&mut seen, (place, pair), row.line(), || format!("{one}, {other} in {code}"))?;
        let people = count(sheet, row, counts)?;
        if let Some(area) = rows.get_mut(place) {
            area.counts.insert(pair, people);
        }
    }
    Ok(rows)
}
