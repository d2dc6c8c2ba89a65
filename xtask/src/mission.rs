//! `docs/mission.md` answers for every requirement of the mission: each has one row, and what a row names exists.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use anyhow::{Context, Result};
use regex::Regex;

use crate::fault::Fault;
use crate::tidy::links;

/// The table's place in the project.
pub const PATH: &str = "docs/mission.md";
/// Requirements are numbered from R001 to this.
const LAST: u16 = 194;

/// `path/of/file.rs::test_name` in back-quotes.
static TEST: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"`([\w./-]+)::(\w+)`").ok());

/// A requirement's row.
struct Row<'a> {
    number: u16,
    line: usize,
    /// The last column: where it works.
    place: &'a str,
}

/// Missing or doubled rows, and rows that name what is not there.
pub fn faults(root: &Path) -> Result<Vec<Fault>> {
    let text = fs::read_to_string(root.join(PATH)).with_context(|| format!("cannot read {PATH}"))?;
    Ok(faults_in(&text, root))
}

fn faults_in(text: &str, root: &Path) -> Vec<Fault> {
    let rows: Vec<Row> = text.lines().zip(1..).filter_map(|(line, number)| row(line, number)).collect();
    let mut faults = miscounted(&rows);
    for row in &rows {
        faults.extend(
            place_faults(row.place, root).into_iter().map(|message| Fault::at(PATH, row.line, message)),
        );
    }
    faults
}

/// Reads `| R001 | requirement | where it works |`.
fn row(text: &str, line: usize) -> Option<Row<'_>> {
    let cells: Vec<&str> = text.trim().trim_matches('|').split('|').map(str::trim).collect();
    let number = cells.first()?.strip_prefix('R')?.parse().ok()?;
    Some(Row { number, line, place: if cells.len() == 3 { cells.last()? } else { "" } })
}

fn miscounted(rows: &[Row]) -> Vec<Fault> {
    let mut seen = BTreeMap::new();
    for row in rows {
        *seen.entry(row.number).or_insert(0_usize) += 1;
    }
    let missing = (1..=LAST)
        .filter(|number| !seen.contains_key(number))
        .map(|number| format!("R{number:03} is missing"));
    let wrong = seen.iter().filter_map(|(number, times)| match times {
        _ if !(1..=LAST).contains(number) => {
            Some(format!("R{number:03} is not a requirement of the mission"))
        }
        1 => None,
        _ => Some(format!("R{number:03} has {times} rows")),
    });
    missing.chain(wrong).map(|message| Fault::in_file(PATH, message)).collect()
}

/// A place is `not yet`, `not software: why`, or names at least one page, guide or test that exists.
fn place_faults(place: &str, root: &Path) -> Vec<String> {
    if place == "not yet" || place.strip_prefix("not software:").is_some_and(|why| !why.trim().is_empty()) {
        return Vec::new();
    }
    let tests: Vec<(&str, &str)> = TEST
        .iter()
        .flat_map(|test| test.captures_iter(place))
        .filter_map(|found| Some((found.get(1)?.as_str(), found.get(2)?.as_str())))
        .collect();
    if tests.is_empty() && links::targets(place).is_empty() {
        return vec!["name a page, a guide or a test, or say `not yet` or `not software: why`".to_owned()];
    }
    tests.into_iter().filter_map(|(path, name)| test_fault(root, path, name)).collect()
}

fn test_fault(root: &Path, path: &str, name: &str) -> Option<String> {
    let Ok(text) = fs::read_to_string(root.join(path)) else {
        return Some(format!("`{path}` does not exist"));
    };
    let is_there = text.contains(&format!("fn {name}(")) || text.contains(&format!("\"{name}\""));
    (!is_there).then(|| format!("`{path}` has no test `{name}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(place_of_first: &str) -> String {
        let rows = (2..=LAST).map(|number| format!("| R{number:03} | text | not yet |\n"));
        format!("| R001 | text | {place_of_first} |\n{}", rows.collect::<String>())
    }

    fn messages(text: &str) -> Vec<String> {
        let root = crate::tree::root().unwrap();
        faults_in(text, &root).into_iter().map(|fault| fault.message).collect()
    }

    #[test]
    fn a_whole_table_passes() {
        assert_eq!(messages(&table("not yet")), [""; 0]);
        assert_eq!(messages(&table("not software: a matter of people")), [""; 0]);
        assert_eq!(messages(&table("`xtask/src/mission.rs::a_whole_table_passes`")), [""; 0]);
    }

    #[test]
    fn missing_doubled_and_unknown_rows_are_faults() {
        let without_last = table("not yet").replace("| R194 | text | not yet |\n", "");
        assert_eq!(messages(&without_last), ["R194 is missing"]);
        let twice = format!("{}| R002 | text | not yet |\n", table("not yet"));
        assert_eq!(messages(&twice), ["R002 has 2 rows"]);
        let unknown = format!("{}| R195 | text | not yet |\n", table("not yet"));
        assert_eq!(messages(&unknown), ["R195 is not a requirement of the mission"]);
    }

    #[test]
    fn a_row_that_names_nothing_or_what_is_not_there_is_a_fault() {
        let nothing = "name a page, a guide or a test, or say `not yet` or `not software: why`";
        assert_eq!(messages(&table("done")), [nothing]);
        assert_eq!(messages(&table("not software:")), [nothing]);
        assert_eq!(messages(&table("`xtask/src/no.rs::name`")), ["`xtask/src/no.rs` does not exist"]);
        let no_test = "`xtask/src/mission.rs` has no test `no_such`";
        assert_eq!(messages(&table("`xtask/src/mission.rs::no_such`")), [no_test]);
    }
}
