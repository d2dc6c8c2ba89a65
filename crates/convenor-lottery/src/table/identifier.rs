//! What the published lists call people.

use rustc_hash::FxHashMap;

use super::problem::{Problem, Sheet};
use super::{Table, heading, near};

/// Columns that hold identifiers where nobody says which one does.
const NAMES: [&str; 4] = ["id", "nationbuilder_id", "respondent_id", "person_id"];

/// The column of the identifiers; `None` when people are called by the number of their row.
pub(super) fn column(table: &Table, asked: Option<&str>) -> Result<Option<usize>, Problem> {
    match asked {
        Some(name) => heading::find(table, Sheet::Pool, name).map(Some),
        None => Ok(heading::called(table, &NAMES)),
    }
}

/// Identifiers that a table lists: those of the column of identifiers, else the first column with its heading, which is then
/// an identifier itself.
pub(super) fn listed(table: &Table, asked: Option<&str>) -> Vec<String> {
    let named = asked.and_then(|name| heading::find(table, Sheet::Pool, name).ok());
    let column = named.or_else(|| heading::called(table, &NAMES));
    let first = table.headings.first().filter(|_| column.is_none());
    let ids = table.rows.iter().map(|row| row.cell(column.unwrap_or_default()).to_owned());
    first.cloned().into_iter().chain(ids).filter(|id| !id.is_empty()).collect()
}

/// Every person's identifier, in order.
pub(super) fn read(table: &Table, column: Option<usize>, problems: &mut Vec<Problem>) -> Vec<String> {
    let Some(column) = column else {
        problems.extend(same_rows(table));
        return (1..=table.rows.len()).map(|row| row.to_string()).collect();
    };
    let name = table.headings.get(column).map(String::as_str).unwrap_or_default();
    let mut seen: FxHashMap<&str, u64> = FxHashMap::default();
    for row in &table.rows {
        let id = row.cell(column);
        if id.is_empty() {
            let mend = "give everybody an identifier of their own";
            problems.push(wrong("the cell is empty", mend).on(Some(row.line)).at(name));
        } else if let Some(first) = seen.insert(id, row.line) {
            let what = format!("“{id}” is there already in row {first}");
            let mend = "take one of the two rows out, or give each person an identifier of their own";
            problems.push(wrong(&what, mend).on(Some(row.line)).at(name));
            seen.insert(id, first);
        }
    }
    table.rows.iter().map(|row| row.cell(column).to_owned()).collect()
}

/// Rows that are the same cell by cell, where a column of names or e-mail addresses makes that one person twice.
fn same_rows(table: &Table) -> Vec<Problem> {
    let tells = |heading: &String| ["name", "email"].iter().any(|word| near::bare(heading).contains(word));
    if !table.headings.iter().any(tells) {
        return Vec::new();
    }
    let mut seen: FxHashMap<Vec<String>, u64> = FxHashMap::default();
    let mut problems = Vec::new();
    for row in &table.rows {
        let cells = (0..table.headings.len()).map(|column| near::folded(row.cell(column))).collect();
        let first = *seen.entry(cells).or_insert(row.line);
        if first != row.line {
            let what = format!("it is the same person as row {first}, cell by cell");
            let mend = "take one of the two rows out, or give everybody an identifier";
            problems.push(wrong(&what, mend).on(Some(row.line)));
        }
    }
    problems
}

fn wrong(what: &str, mend: &str) -> Problem {
    Problem::reading(Sheet::Pool, what, mend)
}
