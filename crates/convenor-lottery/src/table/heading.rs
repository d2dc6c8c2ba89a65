//! Which column is meant by a name.

use super::problem::{Problem, Sheet};
use super::{Table, near};

/// The column with this heading; upper and lower case count only between two that differ in nothing else.
pub(super) fn find(table: &Table, sheet: Sheet, name: &str) -> Result<usize, Problem> {
    let headings = || table.headings.iter().map(String::as_str).filter(|heading| !heading.is_empty());
    let places = |is_meant: &dyn Fn(&str) -> bool| -> Vec<usize> {
        table.headings.iter().enumerate().filter(|(_, one)| is_meant(one)).map(|(at, _)| at).collect()
    };
    let mut found = places(&|heading| heading == name.trim());
    if found.is_empty() {
        found = places(&|heading| heading.to_lowercase() == name.trim().to_lowercase());
    }
    match found.as_slice() {
        [one] => Ok(*one),
        [] => {
            let mend = match near::nearest(name, headings()) {
                Some(meant) => format!("there is “{meant}”: write both the same way"),
                None => format!("add it, or rename one of {}", headings().collect::<Vec<_>>().join(", ")),
            };
            Err(Problem::reading(sheet, format!("there is no column “{}”", name.trim()), mend))
        }
        _ => Err(Problem::reading(
            sheet,
            format!("more than one column is headed “{}”", name.trim()),
            "give each column a name of its own",
        )),
    }
}

/// The first column that is called by one of these names, case, spaces and underscores aside.
pub(super) fn called(table: &Table, names: &[&str]) -> Option<usize> {
    let is = |heading: &str, name: &str| near::bare(heading) == near::bare(name);
    names.iter().find_map(|name| table.headings.iter().position(|heading| is(heading, name)))
}
