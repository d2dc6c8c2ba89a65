//! Quotas from a table: `category,feature,min,max`, `category,name,min,max` or `feature,value,min,max[,min_flex,max_flex]`.

use super::problem::{Problem, Sheet};
use super::quota_row::{Columns, QuotaRow};
use super::{Table, near};
use crate::{Feature, Quotas, Value};

/// Reads quotas. Names of columns may stand in any order and case, other columns are ignored.
pub fn read_quotas(table: &Table) -> Result<Quotas, Vec<Problem>> {
    let read = read(table);
    if read.problems.is_empty() { Ok(read.quotas) } else { Err(read.problems) }
}

/// What could be read, and what could not.
pub(super) struct ReadQuotas {
    pub(super) quotas: Quotas,
    /// For each value of each feature: its row.
    pub(super) lines: Vec<Vec<u64>>,
    pub(super) problems: Vec<Problem>,
}

pub(super) fn read(table: &Table) -> ReadQuotas {
    let mut read =
        ReadQuotas { quotas: Quotas { features: Vec::new() }, lines: Vec::new(), problems: Vec::new() };
    if table.headings.is_empty() {
        let mend = "head the columns category,feature,min,max and write a row for each value";
        read.problems.push(Problem::reading(Sheet::Quotas, "the table is empty", mend));
        return read;
    }
    let columns = match Columns::of(table) {
        Ok(columns) => columns,
        Err(problems) => {
            read.problems.extend(problems);
            return read;
        }
    };
    for row in &table.rows {
        if let Some(quota) = columns.read(table, row, &mut read.problems) {
            read.add(quota);
        }
    }
    if table.rows.is_empty() {
        let mend = "write a row for each value of each feature";
        read.problems.push(Problem::reading(Sheet::Quotas, "there are headings and no quotas", mend));
    }
    read
}

impl ReadQuotas {
    fn add(&mut self, row: QuotaRow) {
        let place = match self.quotas.features.iter().position(|feature| feature.name == row.feature) {
            Some(place) => place,
            None => self.begin(&row),
        };
        let (Some(feature), Some(lines)) = (self.quotas.features.get_mut(place), self.lines.get_mut(place))
        else {
            return;
        };
        if let Some(at) = feature.values.iter().position(|value| value.name == row.value) {
            let first = lines.get(at).copied().unwrap_or_default();
            let what = format!("“{}” of “{}” has a quota already in row {first}", row.value, row.feature);
            let problem = Problem::reading(Sheet::Quotas, what, "take one of the two rows out");
            self.problems.push(problem.on(Some(row.line)));
            return;
        }
        feature.values.push(Value { name: row.value, seats: row.seats, flexible: row.flexible });
        lines.push(row.line);
    }

    /// A feature that was not there before; almost the same name is taken for a slip.
    fn begin(&mut self, row: &QuotaRow) -> usize {
        let alike = |feature: &&Feature| near::folded(&feature.name) == near::folded(&row.feature);
        if let Some(feature) = self.quotas.features.iter().find(alike) {
            let what = format!("“{}” is also written “{}”", feature.name, row.feature);
            let problem = Problem::reading(Sheet::Quotas, what, "write both the same way");
            self.problems.push(problem.on(Some(row.line)));
        }
        self.quotas.features.push(Feature { name: row.feature.clone(), values: Vec::new() });
        self.lines.push(Vec::new());
        self.quotas.features.len() - 1
    }
}
