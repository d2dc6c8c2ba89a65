//! Finds the heading row of a table and gives every column a name of its own.

use std::collections::HashSet;

/// Rows looked at to find the heading row.
pub(crate) const LOOKED_AT: usize = 25;

/// Index of the heading row: the first about as wide as the table, so that titles and notes above it are skipped.
pub(crate) fn find<S: AsRef<str>>(rows: &[Vec<S>]) -> Option<usize> {
    let width = |row: &Vec<S>| row.iter().filter(|cell| !cell.as_ref().trim().is_empty()).count();
    let widest = rows.iter().map(width).max().filter(|widest| *widest > 0)?;
    rows.iter().position(|row| width(row) * 5 >= widest * 3)
}

/// Names of columns: tidied, none empty, none twice.
pub(crate) fn names<S: AsRef<str>>(header: &[S]) -> Vec<String> {
    let mut taken = HashSet::new();
    header.iter().enumerate().map(|(index, name)| unused(&mut taken, name.as_ref(), index + 1)).collect()
}

fn unused(taken: &mut HashSet<String>, name: &str, number: usize) -> String {
    let tidy = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let wanted = if tidy.is_empty() { format!("Column {number}") } else { tidy };
    let mut name = wanted.clone();
    let mut copy = 1;
    while !taken.insert(name.clone()) {
        copy += 1;
        name = format!("{wanted} ({copy})");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_above_the_heading_row_are_skipped() {
        let rows = [
            vec!["Engagement log 2024", "", "", ""],
            vec!["", "", "", ""],
            vec!["Title", "Start", "End", "Lead"],
            vec!["Talk", "", "", "Library"],
        ];
        assert_eq!(find(&rows), Some(2));
        assert_eq!(find::<&str>(&[vec!["", ""]]), None);
    }

    #[test]
    fn every_column_has_a_name_of_its_own() {
        assert_eq!(
            names(&["Date", "", " Date ", "date\nagain"]),
            ["Date", "Column 2", "Date (2)", "date again"]
        );
    }
}
