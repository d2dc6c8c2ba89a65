//! Targets as a long table: a row for each category of each variable.

use std::path::Path;

use super::{Measure, Numbers, TargetError};
use crate::{Cell, Limits, Row, number, open};

/// Headings of shares, in small letters.
const SHARES: [&str; 7] = ["share", "proportion", "percent", "percentage", "per cent", "pct", "%"];
/// Headings of people, in small letters.
const PEOPLE: [&str; 5] = ["n", "count", "people", "population", "number"];

pub(super) fn read(name: &str, path: &Path) -> Result<(Numbers, Measure), TargetError> {
    let table = open(name, path, &Limits::default())?.table(None)?;
    let place = |headings: &[&str]| {
        table.columns.iter().position(|column| headings.contains(&column.trim().to_lowercase().as_str()))
    };
    let column = |column, place: Option<usize>| {
        place.ok_or_else(|| TargetError::Column { name: name.to_owned(), column })
    };
    let variable = column("variable", place(&["variable"]))?;
    let category = column("category", place(&["category"]))?;
    let (value, measure) = match (place(&SHARES), place(&PEOPLE)) {
        (Some(share), _) => (share, Measure::Share),
        (None, people) => (column("share", people)?, Measure::People),
    };
    let mut numbers = Numbers::new();
    for row in table {
        let fault = |row, reason| TargetError::Row { name: name.to_owned(), row, reason };
        let row = row.map_err(|rejected| fault(rejected.row, rejected.reason))?;
        let [variable, category, value] = [variable, category, value].map(|column| text(&row, column));
        if variable.is_empty() && category.is_empty() && value.is_empty() {
            continue;
        }
        if variable.is_empty() || category.is_empty() {
            return Err(fault(row.number, "name the variable and its category".to_owned()));
        }
        let number = number_of(value, measure).map_err(|reason| fault(row.number, reason))?;
        match numbers.iter_mut().find(|(known, _)| known == variable) {
            Some((_, categories)) => categories.push((category.to_owned(), number)),
            None => numbers.push((variable.to_owned(), vec![(category.to_owned(), number)])),
        }
    }
    Ok((numbers, measure))
}

fn text(row: &Row, column: usize) -> &str {
    row.cells.get(column).map_or(&[][..], Cell::values).first().map_or("", |text| text.trim())
}

fn number_of(text: &str, measure: Measure) -> Result<f64, String> {
    let read = match measure {
        Measure::Share => share(text),
        Measure::People => number::digits(text).map_or_else(|| plain(text), |digits| plain(&digits)),
    };
    let what = match measure {
        Measure::Share => "a share such as 0.12 or 12 %",
        Measure::People => "a number of people such as 1,570",
    };
    let fault = || format!("“{text}” is not {what}: write a number from 0 up");
    read.filter(|number| *number >= 0.0).ok_or_else(fault)
}

fn share(text: &str) -> Option<f64> {
    let text = text.strip_suffix('%').unwrap_or(text).trim();
    // Tables between semicolons have their decimals after a comma.
    let one_comma = text.matches(',').count() == 1 && !text.contains('.');
    if one_comma { plain(&text.replace(',', ".")) } else { plain(text) }
}

/// A number written with digits, a point and perhaps an exponent; no infinity.
fn plain(text: &str) -> Option<f64> {
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number: &f64| has_digit && number.is_finite())
}
