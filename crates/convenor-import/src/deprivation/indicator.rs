//! Columns of a table of deprivation that are figures by themselves: shares, numbers, and scores of which only the fifth of small
//! areas with the most need is told.

use convenor_domain::AreaCode;
use convenor_domain::population::{DeprivationSource, Headings, IndicatorRow, NewIndicators};
use convenor_domain::reach::{Counted, NeedIndicator, NeedMeasures};

use super::DeprivationError;
use crate::geography::Sheet;

/// The part of small areas that makes a fifth.
const FIFTH: usize = 5;

/// An indicator and its column.
type Column<'a> = (usize, &'a NeedIndicator);

/// The indicators of a table; `None` where it has none that is known.
pub(super) fn read(
    sheet: &Sheet,
    area: usize,
    source: &DeprivationSource,
) -> Result<Option<NewIndicators>, DeprivationError> {
    let columns = columns(sheet)?;
    if columns.is_empty() {
        return Ok(None);
    }
    let mut rows = Vec::new();
    for row in sheet.rows().filter(|row| !row.get(area).is_empty()) {
        let value = |(place, _): &Column<'_>| match row.get(*place) {
            "" => Ok(None),
            text => number(text).map(Some).ok_or_else(|| DeprivationError::Number {
                row: row.line(),
                column: sheet.columns.get(*place).cloned().unwrap_or_default(),
                text: text.to_owned(),
            }),
        };
        let values = columns.iter().map(value).collect::<Result<Vec<_>, _>>()?;
        rows.push(IndicatorRow { area: AreaCode(row.get(area).to_owned()), values });
    }
    for (at, (_, indicator)) in columns.iter().enumerate() {
        match indicator.counted {
            Counted::Share | Counted::Number => {}
            Counted::HighestFifth => in_fifth(&mut rows, at, |value| -value),
            Counted::LowestFifth => in_fifth(&mut rows, at, |value| value),
        }
    }
    let keys = columns.iter().map(|(_, indicator)| indicator.key.clone()).collect();
    Ok(Some(NewIndicators { source: source.clone(), keys, rows }))
}

/// Each known indicator's first column, in the order of `frameworks/need`.
fn columns(sheet: &Sheet) -> Result<Vec<Column<'static>>, DeprivationError> {
    let (headings, needs) = (Headings::shipped()?, NeedMeasures::shipped()?);
    let plain: Vec<String> = sheet.columns.iter().map(|heading| headings.plain(heading)).collect();
    let column = |indicator: &'static NeedIndicator| {
        let place = plain.iter().position(|heading| indicator.headings.contains(heading))?;
        Some((place, indicator))
    };
    Ok(needs.indicators.iter().filter_map(column).collect())
}

/// Scores become 1 in the fifth of small areas that comes first by `order`, and 0 in the others. As many areas as have the
/// last one's score are in it.
fn in_fifth(rows: &mut [IndicatorRow], at: usize, order: impl Fn(f64) -> f64) {
    let score = |row: &IndicatorRow| row.values.get(at).copied().flatten().map(&order);
    let mut scores: Vec<f64> = rows.iter().filter_map(score).collect();
    scores.sort_by(f64::total_cmp);
    let Some(last) = scores.get((scores.len() / FIFTH).saturating_sub(1)).copied() else { return };
    for row in rows {
        let fifth = score(row).map(|score| if score <= last { 1.0 } else { 0.0 });
        row.values.get_mut(at).into_iter().for_each(|value| *value = fifth);
    }
}

fn number(text: &str) -> Option<f64> {
    text.replace(',', "").parse::<f64>().ok().filter(|number| number.is_finite())
}
