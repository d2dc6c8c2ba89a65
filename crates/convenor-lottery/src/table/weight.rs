//! Chances relative to others, where somebody openly chooses them.

use super::problem::{Problem, Sheet};
use super::{Table, heading};

/// The largest weight: beyond it the others would be drawn for show.
const WEIGHT_MAX: u32 = 1000;

/// Everybody's weight, in order: 1 without a column.
pub(super) fn read(table: &Table, asked: Option<&str>, problems: &mut Vec<Problem>) -> Vec<u32> {
    let equal = || vec![1; table.rows.len()];
    let Some(name) = asked else { return equal() };
    let column = match heading::find(table, Sheet::Pool, name) {
        Ok(column) => column,
        Err(problem) => {
            problems.push(problem);
            return equal();
        }
    };
    let mut weights = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let weight = row.cell(column).parse().ok().filter(|weight| (1..=WEIGHT_MAX).contains(weight));
        if weight.is_none() {
            let what = format!("“{}” is not a weight", row.cell(column));
            let mend = format!("write a whole number from 1 to {WEIGHT_MAX}, 1 for a chance as usual");
            problems.push(Problem::reading(Sheet::Pool, what, mend).on(Some(row.line)).at(name));
        }
        weights.push(weight.unwrap_or(1));
    }
    weights
}
