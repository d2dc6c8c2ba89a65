//! One row of a table of quotas.

use super::problem::{Problem, Sheet};
use super::{Table, TableRow, heading};
use crate::Seats;

/// Where the columns of a table of quotas stand.
pub(super) struct Columns {
    feature: usize,
    value: usize,
    min: usize,
    max: usize,
    flexible: [Option<usize>; 2],
}

/// A row as far as it could be read; numbers that could not are 0.
pub(super) struct QuotaRow {
    pub(super) line: u64,
    pub(super) feature: String,
    pub(super) value: String,
    pub(super) seats: Seats,
    pub(super) flexible: Option<Seats>,
}

impl Columns {
    /// Finds them: `category` with `feature` or `name`, or `feature` with `value`; then `min` and `max`.
    pub(super) fn of(table: &Table) -> Result<Self, Vec<Problem>> {
        let of = |names: &[&str]| heading::called(table, names);
        let (feature, value) = match of(&["category"]) {
            Some(category) => (Some(category), of(&["feature", "name", "value"])),
            None => (of(&["feature"]), of(&["value", "name"])),
        };
        let (min, max) = (of(&["min", "minimum"]), of(&["max", "maximum"]));
        let flexible = [of(&["min_flex"]), of(&["max_flex"])];
        if let (Some(feature), Some(value), Some(min), Some(max)) = (feature, value, min, max) {
            return Ok(Self { feature, value, min, max, flexible });
        }
        let named = [
            ("category (or feature)", feature),
            ("feature, name or value", value),
            ("min", min),
            ("max", max),
        ];
        let absent = named.into_iter().filter(|(_, column)| column.is_none());
        let mend = "head the columns category,feature,min,max or feature,value,min,max";
        let problem =
            |name: &str| Problem::reading(Sheet::Quotas, format!("there is no column {name}"), mend);
        Err(absent.map(|(name, _)| problem(name).on(Some(1))).collect())
    }

    /// Reads a row; what is wrong goes to `problems`. A row whose numbers are wrong still tells its feature and value.
    pub(super) fn read(
        &self,
        table: &Table,
        row: &TableRow,
        problems: &mut Vec<Problem>,
    ) -> Option<QuotaRow> {
        let before = problems.len();
        for (column, what) in
            [(self.feature, "name of the pool's column"), (self.value, "value as the pool has it")]
        {
            if row.cell(column).is_empty() {
                let mend = format!("write the {what}, or take the row out");
                problems.push(wrong(table, row, column, "the cell is empty", &mend));
            }
        }
        let named = problems.len() == before;
        let mut number = |column: usize| match seats(row.cell(column)) {
            Ok(seats) => seats,
            Err((what, mend)) => {
                problems.push(wrong(table, row, column, &what, mend));
                0
            }
        };
        let seats = Seats { min: number(self.min), max: number(self.max) };
        let mut flex = |column: Option<usize>, otherwise: u32| match column {
            Some(column) if !row.cell(column).is_empty() => number(column),
            _ => otherwise,
        };
        let [min_flex, max_flex] = self.flexible;
        let flexible = Seats { min: flex(min_flex, seats.min), max: flex(max_flex, seats.max) };
        if problems.len() == before {
            problems.extend(self.contradictions(table, row, seats, flexible));
        }
        named.then(|| QuotaRow {
            line: row.line,
            feature: row.cell(self.feature).to_owned(),
            value: row.cell(self.value).to_owned(),
            seats,
            flexible: self.flexible.iter().any(Option::is_some).then_some(flexible),
        })
    }

    fn contradictions(&self, table: &Table, row: &TableRow, seats: Seats, flexible: Seats) -> Vec<Problem> {
        let [min_flex, max_flex] = self.flexible;
        let cases = [
            (
                seats.min > seats.max,
                Some(self.min),
                format!("min is {} and max is {}", seats.min, seats.max),
                "min must not be larger than max",
            ),
            (
                flexible.min > seats.min,
                min_flex,
                format!("min_flex is {} and min is {}", flexible.min, seats.min),
                "min_flex must not be larger than min: it says how far min may be lowered",
            ),
            (
                flexible.max < seats.max,
                max_flex,
                format!("max_flex is {} and max is {}", flexible.max, seats.max),
                "max_flex must not be smaller than max: it says how far max may be raised",
            ),
        ];
        let found = cases.into_iter().filter(|(is_wrong, ..)| *is_wrong);
        found.filter_map(|(_, column, what, mend)| Some(wrong(table, row, column?, &what, mend))).collect()
    }
}

fn wrong(table: &Table, row: &TableRow, column: usize, what: &str, mend: &str) -> Problem {
    let heading = table.headings.get(column).map(String::as_str).unwrap_or_default();
    Problem::reading(Sheet::Quotas, what, mend).on(Some(row.line)).at(heading)
}

/// A number of seats as people and programs write it: `5`, also `5.0`.
fn seats(written: &str) -> Result<u32, (String, &'static str)> {
    const WHOLE: &str = "write a whole number of seats in digits, 0 for none";
    if written.is_empty() {
        return Err(("the cell is empty".to_owned(), WHOLE));
    }
    let whole = written.split_once('.').filter(|(_, rest)| rest.bytes().all(|digit| digit == b'0'));
    let digits = whole.map_or(written, |(digits, _)| digits);
    match digits.parse() {
        Ok(seats) if digits.bytes().all(|digit| digit.is_ascii_digit()) => Ok(seats),
        _ if written.starts_with(['-', '−']) => {
            Err((format!("“{written}” is below 0"), "a number of seats cannot be negative"))
        }
        _ => Err((format!("“{written}” is not a whole number"), WHOLE)),
    }
}

#[cfg(test)]
mod tests {
    use super::seats;

    #[test]
    fn seats_are_whole_numbers() {
        assert_eq!((seats("12"), seats("12.0")), (Ok(12), Ok(12)));
        for (written, what) in
            [("-1", "below 0"), ("1.5", "not a whole"), ("", "empty"), ("+3", "not a"), ("many", "not a")]
        {
            assert!(seats(written).unwrap_err().0.contains(what), "{written}");
        }
    }
}
