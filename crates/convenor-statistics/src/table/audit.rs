//! The attack on a published table: what everybody who can count can work out of each hidden number.

use serde::Serialize;

use crate::Rule;

use super::attacked::Attacked;
use super::count::{TableError, cells, dimensions, name_cell, place};
use super::dimension::{Dimension, Link};
use super::frame::{Cell, Frame};
use super::release::{Range, signed};

/// A table as everybody sees it, with the hierarchy that its codes are known to have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedTable {
    /// The names of the dimensions.
    pub dimensions: Vec<String>,
    /// The cells; one that is not there is as unknown as a hidden one.
    pub cells: Vec<PublishedCell>,
    /// Which codes are parts of which.
    pub links: Vec<Link>,
}

/// One cell as everybody sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedCell {
    /// One code for each dimension.
    pub codes: Vec<String>,
    /// What is to be seen.
    pub count: PublishedCount,
}

/// What everybody sees of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublishedCount {
    /// This number.
    Exact(u64),
    /// A number that is rounded to this one.
    Rounded(u64),
    /// Nothing, and it is to be as open as the rule asks for small numbers.
    HiddenSmall,
    /// Nothing, and it is not to be found exactly.
    HiddenForAnother,
}

/// What an attack found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Audit {
    /// Every hidden cell, and every small number that is shown.
    pub cells: Vec<AuditedCell>,
    /// How far intervals were followed.
    pub depth: Depth,
    /// Hidden cells that were not attacked, because patience ran out.
    pub left: usize,
}

/// How long an attack may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Patience {
    /// As long as it takes.
    Endless,
    /// As much work as takes a few seconds: the same work on every machine, so that the same table always has the same
    /// answer.
    FewSeconds,
}

/// How far the intervals of an attack were followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Depth {
    /// Each to its ends.
    ToTheEnd,
    /// Until each was wide enough, in very large tables: the true interval of a cell that is open is this or wider. Those
    /// of cells that are not open are followed to their ends.
    FarEnough,
}

/// What can be worked out of one cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AuditedCell {
    /// Where it stands among the published cells.
    pub cell: usize,
    /// The smallest number of people that fits everything published.
    pub low: u64,
    /// The largest; nothing where there is no limit.
    pub high: Option<u64>,
    /// What this means.
    pub finding: Finding,
}

/// Whether a hidden number is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
    /// It can be anything from low to high, which is wide enough.
    Open,
    /// It can be more than one number, but not every small one.
    TooNarrow,
    /// It can be one number only: it is as good as published.
    FoundExactly,
    /// It is small and published.
    SmallAndShown,
}

/// Why a published table cannot be attacked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AuditError {
    /// The cells are no table.
    #[error(transparent)]
    Table(#[from] TableError),
    /// No numbers fit what is published.
    #[error(
        "no numbers of people fit everything that the table shows{0}: it was changed, or its hierarchy was"
    )]
    DoesNotAddUp(String),
}

impl PublishedCount {
    fn is_hidden(self) -> bool {
        matches!(self, Self::HiddenSmall | Self::HiddenForAnother)
    }
}

impl Audit {
    /// Whether every hidden number that was attacked stays hidden.
    pub fn is_safe(&self) -> bool {
        self.cells.iter().all(|cell| cell.finding == Finding::Open)
    }
}

/// Attacks a published table with everything that it shows: sums, noughts, how numbers are rounded. The attacker knows
/// nothing of a hidden number but that it is not less than nobody.
pub fn audit(table: &PublishedTable, rule: &Rule, patience: Patience) -> Result<Audit, AuditError> {
    let codes: Vec<&[String]> = table.cells.iter().map(|cell| cell.codes.as_slice()).collect();
    let shape = dimensions(&table.dimensions, &codes, &table.links)?;
    cells(&shape)?;
    let (frame, places) = Frame::new(&[&shape])?;
    let cell_of = places_of(table, &shape, places.first().map_or(&[], Vec::as_slice))?;
    let mut ranges = vec![Range::unknown(); frame.len()];
    for (published, cell) in table.cells.iter().zip(&cell_of) {
        ranges.get_mut(*cell).into_iter().for_each(|range| *range = seen(rule, published.count));
    }
    let mut attack = Attacked::new(&frame, &ranges)
        .ok_or_else(|| AuditError::DoesNotAddUp(which(table, &cell_of, &frame, &ranges)))?;
    let hidden = table.cells.iter().filter(|cell| cell.count.is_hidden()).count();
    let depth = if hidden > TO_THE_END_MAX { Depth::FarEnough } else { Depth::ToTheEnd };
    let mut left = 0;
    let numbered = table.cells.iter().zip(&cell_of).enumerate();
    let audited = numbered.filter_map(|(number, (published, cell))| {
        let (low, high) = match published.count {
            PublishedCount::Exact(count) if rule.hides(count) && count > 0 => {
                let finding = Finding::SmallAndShown;
                return Some(AuditedCell { cell: number, low: count, high: Some(count), finding });
            }
            PublishedCount::Exact(_) | PublishedCount::Rounded(_) => return None,
            _ if patience == Patience::FewSeconds && attack.work() > WORK_MAX => {
                left += 1;
                return None;
            }
            hidden => attack.interval(*cell, wanted(rule, hidden), depth),
        };
        Some(AuditedCell { cell: number, low, high, finding: judge(rule, published.count, low, high) })
    });
    let cells = audited.collect();
    Ok(Audit { cells, depth, left })
}

/// Terms that are looked at in a second or two.
const WORK_MAX: u64 = 400_000_000;

/// Hidden cells up to which every interval is followed to its ends.
const TO_THE_END_MAX: usize = 250;

/// Between which numbers a hidden one must be open: every small one, or any two.
fn wanted(rule: &Rule, count: PublishedCount) -> Option<(u64, u64)> {
    (count == PublishedCount::HiddenSmall).then_some((rule.hidden_from, rule.hidden_to))
}

/// The cell of each published one.
fn places_of(table: &PublishedTable, shape: &[Dimension], cells: &[Cell]) -> Result<Vec<Cell>, TableError> {
    let mut seen = std::collections::BTreeSet::new();
    let mut found = Vec::with_capacity(table.cells.len());
    for (row, published) in table.cells.iter().enumerate() {
        let place = place(shape, &published.codes).and_then(|place| cells.get(place).copied());
        let Some(cell) = place.filter(|cell| seen.insert(*cell)) else {
            return Err(TableError::Twice { row, cell: name_cell(&table.dimensions, &published.codes) });
        };
        found.push(cell);
    }
    Ok(found)
}

fn seen(rule: &Rule, count: PublishedCount) -> Range {
    match count {
        PublishedCount::Exact(count) => Range::exactly(signed(count)),
        PublishedCount::Rounded(count) => Range::rounded(rule, signed(count)),
        PublishedCount::HiddenSmall | PublishedCount::HiddenForAnother => Range::unknown(),
    }
}

fn judge(rule: &Rule, count: PublishedCount, low: u64, high: Option<u64>) -> Finding {
    let covers = low <= rule.hidden_from && high.is_none_or(|high| high >= rule.hidden_to);
    if high == Some(low) {
        Finding::FoundExactly
    } else if count == PublishedCount::HiddenSmall && !covers {
        Finding::TooNarrow
    } else {
        Finding::Open
    }
}

/// In words, the first sum of shown numbers that does not hold.
fn which(table: &PublishedTable, cell_of: &[Cell], frame: &Frame, ranges: &[Range]) -> String {
    let known = |cell: Cell| ranges.get(cell).filter(|range| range.is_one()).map(|range| range.least);
    let wrong = frame.equations.iter().find_map(|equation| {
        let made: Option<i64> = equation.parts.iter().map(|part| known(*part)).sum();
        let (made, whole) = (made?, known(equation.whole)?);
        (made != whole).then_some((equation.whole, whole, made))
    });
    let Some((cell, whole, made)) = wrong else { return String::new() };
    let published = cell_of.iter().position(|one| *one == cell).and_then(|at| table.cells.get(at));
    let name = published.map_or_else(String::new, |cell| name_cell(&table.dimensions, &cell.codes));
    format!(" ({name} is shown as {whole}, and its parts make {made})")
}
