//! From true tables to tables that may be published.

use serde::Serialize;

use crate::{Disclosed, Method, Rule};

use super::count::{CountTable, TableError, codes_at};
use super::frame::{Cell, Frame};
use super::hide::{Met, hide};
use super::proof::Direction;
use super::protected::{HiddenWhy, ProtectedCell, ProtectedCount, ProtectedTable};
use super::release::{Release, State};
use super::slim::{Slimmed, slim};

/// Tables that may be published together, and what is known of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Protection {
    /// The tables, in the order in which they were given.
    pub tables: Vec<ProtectedTable>,
    /// Whether every cell that is hidden for the sake of another is needed. Not so only for tables so large, or of so many
    /// dimensions, that not all cells could be tried: then some are hidden that need not be.
    pub minimal: bool,
    /// Whether every proof is a table of whole people, so that who knows that people are whole finds no more.
    pub in_whole_people: bool,
}

/// Why tables cannot be protected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProtectError {
    /// Cell keys are made of people's records, and a table has none.
    #[error(
        "the rule {0} changes numbers by the keys of the people counted, and a table of counts has no people: \
         choose a rule that hides, or ask Convenor for the table from its responses"
    )]
    NeedsRecordKeys(String),
    /// The tables do not fit together.
    #[error(transparent)]
    Table(#[from] TableError),
    /// Tables about the same people say different things of the same cell.
    #[error(
        "two tables differ about the cell {cell}: {one} and {other} people; tables are linked when they count the same people"
    )]
    Differ {
        /// Its codes.
        cell: String,
        /// The number in an earlier table.
        one: u64,
        /// The number in a later one.
        other: u64,
    },
    /// The result did not pass its own check, and nothing is published.
    #[error("no safe way to publish the table was found: group codes so that fewer numbers are small")]
    NotSafe,
}

/// Hides in tables about the same people what the rule hides, and whatever would give it away, in all of them together.
///
/// Whoever reads everything that is shown, and works out all that follows, can still believe every number of people from
/// the smallest hidden to the largest of every small cell, and more than one of every other hidden cell.
///
/// ```
/// # use convenor_statistics::{CountRow, CountTable, Method, Rule, protect};
/// let row = |age: &str, count| CountRow { codes: vec![age.to_owned()], count };
/// let rows = [row("under 16", 3), row("16-24", 20), row("25-64", 120), row("65 and over", 0)];
/// let table = CountTable::new(&["age".to_owned()], &rows, &[])?;
/// let rule = Rule {
///     name: "suppress-under-8".to_owned(), method: Method::Suppress, hidden_from: 1, hidden_to: 7, rounded_to: None,
/// };
/// let protection = protect(&[table], &rule)?;
/// let shown = |age| protection.get().tables[0].lookup(&[age]).and_then(|count| count.people());
/// assert_eq!(["under 16", "16-24", "25-64", "65 and over", "Total"].map(shown), [None, None, Some(120), Some(0), Some(143)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn protect(tables: &[CountTable], rule: &Rule) -> Result<Disclosed<Protection>, ProtectError> {
    if rule.method == Method::CellKey {
        return Err(ProtectError::NeedsRecordKeys(rule.name.clone()));
    }
    let shapes: Vec<_> = tables.iter().map(|table| table.dimensions.as_slice()).collect();
    let (frame, cells) = Frame::new(&shapes)?;
    let counts = together(&frame, tables, &cells)?;
    let mut release = Release::new(&frame, rule, &counts);
    let mut met = hide(&mut release);
    let slimmed = slim(&mut release, &mut met);
    if !is_safe(&release, &met) {
        return Err(ProtectError::NotSafe);
    }
    let tables = tables.iter().zip(&cells).map(|(table, cells)| publish(&release, table, cells)).collect();
    let in_whole_people = met.iter().all(|met| met.down.over == 1 && met.up.over == 1);
    Ok(Disclosed::new(Protection { tables, minimal: slimmed == Slimmed::Fully, in_whole_people }))
}

/// The true number of every cell, which all tables must agree on.
fn together(frame: &Frame, tables: &[CountTable], cells: &[Vec<Cell>]) -> Result<Vec<u64>, ProtectError> {
    let mut counts: Vec<Option<u64>> = vec![None; frame.len()];
    for (table, cells) in tables.iter().zip(cells) {
        for (place, (cell, count)) in cells.iter().zip(&table.counts).enumerate() {
            let Some(slot) = counts.get_mut(*cell) else { continue };
            let before = slot.replace(*count);
            if let Some(one) = before.filter(|before| before != count) {
                let names: Vec<String> = table.dimensions.iter().map(|one| one.name.clone()).collect();
                let cell = super::count::name_cell(&names, &codes_at(&table.dimensions, place));
                return Err(ProtectError::Differ { cell, one, other: *count });
            }
        }
    }
    Ok(counts.into_iter().map(Option::unwrap_or_default).collect())
}

/// The gate: every small number is proved open, and every other hidden one is another number of whole people in some proof.
fn is_safe(release: &Release<'_>, met: &[Met]) -> bool {
    let mut open = vec![false; release.frame.len()];
    for met in met {
        for direction in [Direction::Down, Direction::Up] {
            let proof = met.proof(direction);
            if !proof.holds(release, met.need.cell, direction, direction.of(&met.need)) {
                return false;
            }
            for (cell, _) in proof.changes.iter().filter(|(cell, _)| proof.moves(*cell)) {
                open.get_mut(*cell).into_iter().for_each(|open| *open = true);
            }
        }
    }
    let mut hidden = open.iter().enumerate().filter(|(cell, _)| release.is_hidden(*cell));
    let small = met.iter().filter(|met| release.state(met.need.cell) == State::Primary).count();
    hidden.all(|(_, open)| *open) && small == release.needs().len()
}

fn publish(release: &Release<'_>, table: &CountTable, cells: &[Cell]) -> ProtectedTable {
    let published = cells.iter().zip(&table.counts).enumerate().map(|(place, (cell, count))| ProtectedCell {
        codes: codes_at(&table.dimensions, place),
        count: match release.state(*cell) {
            State::Shown => ProtectedCount::Shown { count: *count },
            State::Rounded => ProtectedCount::Rounded { count: release.rule.rounds(*count) },
            State::Primary => ProtectedCount::Hidden { why: HiddenWhy::Small },
            State::Secondary => ProtectedCount::Hidden { why: HiddenWhy::GivesAnotherAway },
        },
    });
    ProtectedTable {
        dimensions: table.dimensions.iter().map(|dimension| dimension.name.clone()).collect(),
        cells: published.collect(),
        shape: table.dimensions.clone(),
    }
}
