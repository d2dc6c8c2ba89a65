//! Many groups in many areas: ranked by ratios drawn towards the mean of all, and marked where the difference is more than chance
//! gives to one of so many. Worked out of numbers that passed disclosure control, and of nothing else.

use std::cmp::Ordering;

use convenor_statistics::{Shrunk, benjamini_hochberg, share_differs, shrink};

use super::ReachRow;
use crate::area::AreaCode;

/// How many of the marks are false, on average, at most.
const FALSE_SHARE: f64 = 0.05;

/// What is known of a group in an area among all groups in all areas.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReachAmong {
    /// Its ratio, drawn towards the mean of all: the fewer people are behind it the further.
    pub steadied: Shrunk,
    /// Whether its share differs from that of the population by more than chance explains.
    pub stands_out: bool,
}

/// People shown of a group, those whose group is known, and the group's share of the people who live there.
struct Counted {
    row: usize,
    seen: u64,
    of: u64,
    share: f64,
}

/// Says of each row how it stands among all, and puts those heard least for their share first. Rows without a ratio come last, as
/// they were.
pub(super) fn rank(rows: &mut [ReachRow], base: impl Fn(Option<&AreaCode>) -> Option<u64>) {
    let counted: Vec<Counted> =
        rows.iter().enumerate().filter_map(|(at, row)| counted(at, row, &base)).collect();
    let seen: Vec<u64> = counted.iter().map(|one| one.seen).collect();
    let expected: Vec<f64> = counted.iter().map(|one| real(one.of) * one.share).collect();
    // A share of all or nothing differs from nothing.
    let chance = |one: &Counted| share_differs(one.seen, one.of, one.share).unwrap_or(1.0);
    let marks = benjamini_hochberg(&counted.iter().map(chance).collect::<Vec<_>>(), FALSE_SHARE);
    for ((one, steadied), stands_out) in counted.iter().zip(shrink(&seen, &expected)).zip(marks) {
        if let Some(row) = rows.get_mut(one.row) {
            row.among = steadied.map(|steadied| ReachAmong { steadied, stands_out });
        }
    }
    rows.sort_by(|a, b| match (a.among, b.among) {
        (Some(a), Some(b)) => a.steadied.ratio.total_cmp(&b.steadied.ratio),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
}

fn counted(at: usize, row: &ReachRow, base: impl Fn(Option<&AreaCode>) -> Option<u64>) -> Option<Counted> {
    row.ratio?;
    let (seen, of) = (row.heard?.people()?, base(row.area.as_ref())?);
    // Rounding may take a group above all of them.
    Some(Counted { row: at, seen: seen.min(of), of, share: row.share_residents? })
}

#[expect(clippy::cast_precision_loss, reason = "no system hears so many people")]
fn real(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use convenor_statistics::{Interval, ReachLabel, ShownCount};

    use super::super::ReachRatio;
    use super::*;

    /// A group of 10 in 100 of an area, of whom so many of so many are heard; `None` where that is hidden.
    fn row(area: &str, heard: Option<u64>) -> ReachRow {
        let interval = Interval { low: 0.0, high: 1.0 };
        let ratio = ReachRatio {
            share_heard: 0.1,
            share_interval: interval,
            ratio: 1.0,
            interval,
            label: ReachLabel::InLine,
        };
        ReachRow {
            groups: Vec::new(),
            area: Some(AreaCode(area.to_owned())),
            residents: Some(100),
            share_residents: Some(0.1),
            heard: Some(heard.map_or(ShownCount::Hidden, |count| ShownCount::People { count })),
            ratio: heard.map(|_| ratio),
            rate: None,
            engagements: None,
            last: None,
            among: None,
        }
    }

    #[test]
    fn the_worked_example_of_the_method_is_right() {
        let base = |area: Option<&AreaCode>| match area.map(|area| area.0.as_str()) {
            Some("A") => Some(20),
            _ => Some(1_000),
        };
        let heard = [("A", 0), ("B", 60), ("C", 140), ("D", 100), ("E", 120), ("F", 85)];
        let mut rows: Vec<ReachRow> = heard.iter().map(|(area, heard)| row(area, Some(*heard))).collect();
        rows.push(row("G", None));
        rank(&mut rows, base);
        let told: Vec<(&str, String, bool)> = rows
            .iter()
            .filter_map(|row| {
                let (area, among) = (row.area.as_ref()?, row.among?);
                Some((area.0.as_str(), format!("{:.2}", among.steadied.ratio), among.stands_out))
            })
            .collect();
        let text = |text: &str| text.to_owned();
        let expected = [
            ("B", text("0.63"), true),
            ("A", text("0.80"), false),
            ("F", text("0.86"), false),
            ("D", text("1.00"), false),
            ("E", text("1.18"), false),
            ("C", text("1.36"), true),
        ];
        assert_eq!(told, expected);
        assert_eq!(rows.last().and_then(|row| row.among), None, "a hidden group has no place among them");
    }
}
