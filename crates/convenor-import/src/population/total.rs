//! Stated totals beside the sums of the categories. Official tables are changed a little on purpose, so they differ by a
//! few people; more than that is a mistake.

use convenor_domain::population::{HeadingUse, TotalsRead};

use super::label::Label;
use super::table::{Table, TableRow};
use super::{PopulationError, whole};

/// Difference of a row's total that official perturbation explains: in people, and as a part of them.
const ROW_OFF: (f64, f64) = (50.0, 0.1);

/// The total that a row states, in a column of its own or under a heading.
pub(super) fn stated(row: &TableRow, labels: &[Label]) -> Option<f64> {
    let heading = labels.iter().position(|label| label.used == HeadingUse::Total);
    row.stated.or_else(|| row.counts.get(heading?).copied())
}

/// What the headings of a row make together, each person once.
pub(super) fn counted(row: &TableRow, labels: &[Label]) -> f64 {
    row.counts.iter().zip(labels).filter(|(_, label)| label.is_part()).map(|(people, _)| people).sum()
}

/// How far totals and categories differ; an error where that is no matter of a few people.
pub(super) fn check(table: &Table, labels: &[Label]) -> Result<TotalsRead, PopulationError> {
    let mut read = TotalsRead::default();
    for row in &table.rows {
        let counted = counted(row, labels);
        read.counted += whole(counted);
        let Some(stated) = stated(row, labels) else { continue };
        *read.stated.get_or_insert_default() += whole(stated);
        let difference = (stated - counted).abs();
        read.areas_off += u64::from(whole(difference) > 0);
        read.difference_max = read.difference_max.max(whole(difference));
        let (people, part) = ROW_OFF;
        if difference > people.max(stated * part) {
            return Err(PopulationError::Totals {
                row: row.line,
                area: row.area.0.clone(),
                stated: whole(stated),
                counted: whole(counted),
            });
        }
    }
    Ok(read)
}
