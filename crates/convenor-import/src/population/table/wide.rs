//! Tables with a column a category.

use std::collections::BTreeMap;

use convenor_domain::AreaCode;

use super::{Columns, PopulationError, Table, TableRow, count, once};
use crate::geography::Sheet;

pub(super) fn read(sheet: &Sheet, mut table: Table, columns: &Columns) -> Result<Table, PopulationError> {
    let name = |place: &usize| sheet.columns.get(*place).cloned().unwrap_or_default();
    table.headings = columns.numbers.iter().map(name).collect();
    let mut seen = BTreeMap::new();
    for row in sheet.rows() {
        // Notes below the table have no area.
        let code = row.get(columns.area);
        if code.is_empty() || columns.numbers.iter().all(|column| row.get(*column).is_empty()) {
            continue;
        }
        once(&mut seen, code, row.line(), || code.to_owned())?;
        let counts =
            columns.numbers.iter().map(|column| count(sheet, row, *column)).collect::<Result<_, _>>()?;
        table.rows.push(TableRow { line: row.line(), area: AreaCode(code.to_owned()), stated: None, counts });
    }
    Ok(table)
}
