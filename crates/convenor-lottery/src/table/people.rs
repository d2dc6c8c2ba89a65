//! Everybody's values, as the quotas name them.

use super::problem::{Problem, Sheet};
use super::{Table, TableRow, heading, near};
use crate::{Feature, Quotas};

/// For each person: the position of the value of every feature; what cannot be read goes to `problems`.
pub(super) fn read(table: &Table, quotas: &Quotas, problems: &mut Vec<Problem>) -> Vec<Vec<usize>> {
    let mut columns = Vec::new();
    for feature in &quotas.features {
        match heading::find(table, Sheet::Pool, &feature.name) {
            Ok(column) => columns.push((feature, column)),
            Err(problem) => problems.push(problem),
        }
    }
    let mut people = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        problems.extend(too_long(table, row));
        let mut values = Vec::with_capacity(columns.len());
        for (feature, column) in &columns {
            match value(row, feature, *column) {
                Ok(value) => values.push(value),
                Err(problem) => problems.push(problem),
            }
        }
        people.push(values);
    }
    people
}

fn value(row: &TableRow, feature: &Feature, column: usize) -> Result<usize, Problem> {
    let written = row.cell(column);
    let known = feature.values.iter().map(|value| value.name.as_str());
    if let Some(place) = known.clone().position(|name| name == written) {
        return Ok(place);
    }
    let (what, mend) = if written.is_empty() {
        let known = known.collect::<Vec<_>>().join(", ");
        ("the cell is empty".to_owned(), format!("write one of {known}, or take the person out"))
    } else {
        (format!("“{written}” has no quota"), near::mend(written, known))
    };
    Err(Problem::reading(Sheet::Pool, what, mend).on(Some(row.line)).at(&feature.name))
}

/// A row with more cells than there are headings has lost its place: a separator stands in a text.
fn too_long(table: &Table, row: &TableRow) -> Option<Problem> {
    let further = row.cells.iter().skip(table.headings.len()).any(|cell| !cell.trim().is_empty());
    let what = || format!("it has {} cells, and the headings {}", row.cells.len(), table.headings.len());
    let mend = "put quotation marks around text that contains the separator";
    further.then(|| Problem::reading(Sheet::Pool, what(), mend).on(Some(row.line)))
}
