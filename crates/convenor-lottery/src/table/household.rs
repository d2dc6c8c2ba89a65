//! Who shares an address with whom.

use std::collections::BTreeMap;

use super::problem::{Problem, Sheet};
use super::{Table, TableRow, heading, near};

/// For each person the number of their household; `None` for those who share an address with nobody. Addresses are the
/// same when all their columns are, case and spaces aside; where all are empty there is no address.
pub(super) fn read(table: &Table, address: &[String], problems: &mut Vec<Problem>) -> Vec<Option<usize>> {
    let mut columns = Vec::new();
    for name in address {
        match heading::find(table, Sheet::Pool, name) {
            Ok(column) => columns.push(column),
            Err(problem) => problems.push(problem),
        }
    }
    let mut homes: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for (person, row) in table.rows.iter().enumerate() {
        let address = address_of(row, &columns);
        if address.iter().any(|cell| !cell.is_empty()) {
            homes.entry(address).or_default().push(person);
        }
    }
    let mut households = vec![None; table.rows.len()];
    for (number, people) in homes.values().filter(|people| people.len() > 1).enumerate() {
        for person in people {
            if let Some(household) = households.get_mut(*person) {
                *household = Some(number);
            }
        }
    }
    households
}

fn address_of(row: &TableRow, columns: &[usize]) -> Vec<String> {
    columns.iter().map(|column| near::folded(row.cell(*column))).collect()
}
