//! Sub-headings that do not begin with the wider heading they are part of, found by their sums: “19 hours or less” is
//! followed by “9 hours or less” and “10 to 19 hours”.

use convenor_domain::population::HeadingUse;

use super::label::Label;
use super::table::{Table, TableRow};
use super::total::stated;

/// Headings count somebody twice when they make so much more than the total.
const TWICE: f64 = 1.01;
/// Difference of a wider heading and the sum of its parts that official perturbation explains, of all areas together.
const PART_OFF: f64 = 0.01;
/// The same in one area, in people, and as a part of them.
const ROW_OFF: (f64, f64) = (15.0, 0.1);

/// Takes out parts of wider headings, where headings together make more than the stated totals.
pub(super) fn without_parts(mut labels: Vec<Label>, table: &Table) -> Vec<Label> {
    let Some(all) = table.rows.iter().map(|row| stated(row, &labels)).sum::<Option<f64>>() else {
        return labels;
    };
    let mut place = 0;
    while place < labels.len() && counted(&labels) > all * TWICE {
        let parts = parts_after(&labels, &table.rows, place);
        for part in &parts {
            if let Some(label) = labels.get_mut(*part) {
                label.used = HeadingUse::Within;
            }
        }
        place = parts.last().copied().unwrap_or(place) + 1;
    }
    labels
}

fn counted(labels: &[Label]) -> f64 {
    labels.iter().filter(|label| label.is_part()).map(|label| label.people).sum()
}

/// The headings right after one that together make it up in every area; none where it has no such parts.
fn parts_after(labels: &[Label], rows: &[TableRow], place: usize) -> Vec<usize> {
    let Some(wide) = labels.get(place).filter(|label| label.counts()) else { return Vec::new() };
    let mut parts = Vec::new();
    let mut people = 0.0;
    for (next, label) in labels.iter().enumerate().skip(place + 1).filter(|(_, label)| label.is_part()) {
        people += label.people;
        parts.push(next);
        let is_whole = (people - wide.people).abs() <= wide.people * PART_OFF;
        if parts.len() > 1 && is_whole && rows.iter().all(|row| adds_up(row, place, &parts)) {
            return parts;
        }
        if people > wide.people * (1.0 + PART_OFF) {
            break;
        }
    }
    Vec::new()
}

fn adds_up(row: &TableRow, wide: usize, parts: &[usize]) -> bool {
    let at = |place: usize| row.counts.get(place).copied().unwrap_or_default();
    let sum: f64 = parts.iter().map(|part| at(*part)).sum();
    let (people, part) = ROW_OFF;
    (sum - at(wide)).abs() <= people.max(at(wide) * part)
}
