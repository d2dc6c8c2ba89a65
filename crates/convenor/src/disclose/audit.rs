//! `convenor disclose audit`: reads a protected table as anybody can, and says what it gives away.

use std::collections::BTreeMap;

use convenor_import::count_table::{WrittenRow, WrittenTable};
use convenor_statistics::{
    Audit, Depth, Finding, Link, Patience, PublishedCell, PublishedCount, PublishedTable, Rule, audit,
};
use serde::Serialize;

use super::folder::Folder;
use crate::command_line::DiscloseAuditOptions;
use crate::output;

/// What an attack found, cell by cell.
#[derive(Debug, Serialize)]
struct Answer {
    safe: bool,
    rule: String,
    /// The interval that every small number must be open to.
    protection: [u64; 2],
    /// Whether intervals were followed to their ends, or until they were wide enough.
    intervals: Depth,
    cells: Vec<CellAnswer>,
}

#[derive(Debug, Serialize)]
struct CellAnswer {
    cell: BTreeMap<String, String>,
    status: String,
    low: u64,
    /// Nothing where there is no limit.
    high: Option<u64>,
    why: Finding,
}

/// Attacks a folder's table; an error when it is not safe.
pub(super) fn run(options: &DiscloseAuditOptions) -> anyhow::Result<()> {
    let (table, rule, links) = Folder::new(&options.folder).read()?;
    let found = attack(&table, &rule, &links, Patience::Endless)?;
    let answer = Answer::new(&table, &rule, &found);
    if options.json {
        output::say_json(&answer)?;
    } else {
        answer.say()?;
    }
    let open = found.cells.iter().filter(|cell| cell.finding == Finding::Open).count();
    let betrayed = found.cells.len() - open;
    anyhow::ensure!(betrayed == 0, "{betrayed} protected numbers are given away: do not publish this table");
    Ok(())
}

/// The attack on a table as it was written.
pub(super) fn attack(
    table: &WrittenTable,
    rule: &Rule,
    links: &[Link],
    patience: Patience,
) -> anyhow::Result<Audit> {
    let cells = table.rows.iter().map(|row| PublishedCell { codes: row.codes.clone(), count: seen(row) });
    let published = PublishedTable {
        dimensions: table.dimensions.clone(),
        cells: cells.collect(),
        links: links.to_vec(),
    };
    Ok(audit(&published, rule, patience)?)
}

/// What stands in a row, whatever it says of itself: a number that is there is seen.
fn seen(row: &WrittenRow) -> PublishedCount {
    match (row.count, row.status.as_str()) {
        (Some(count), "rounded") => PublishedCount::Rounded(count),
        (Some(count), _) => PublishedCount::Exact(count),
        (None, "secondary") => PublishedCount::HiddenForAnother,
        (None, _) => PublishedCount::HiddenSmall,
    }
}

impl Answer {
    fn new(table: &WrittenTable, rule: &Rule, found: &Audit) -> Self {
        let cells = found.cells.iter().filter_map(|cell| {
            let row = table.rows.get(cell.cell)?;
            let codes = table.dimensions.iter().cloned().zip(row.codes.iter().cloned()).collect();
            let status = row.status.clone();
            Some(CellAnswer { cell: codes, status, low: cell.low, high: cell.high, why: cell.finding })
        });
        Self {
            safe: found.is_safe(),
            rule: rule.name.clone(),
            protection: [rule.hidden_from, rule.hidden_to],
            intervals: found.depth,
            cells: cells.collect(),
        }
    }

    /// Prints it for people: what is given away first.
    fn say(&self) -> anyhow::Result<()> {
        let mut cells: Vec<_> = self.cells.iter().collect();
        cells.sort_by_key(|cell| cell.why == Finding::Open);
        for cell in cells {
            let codes: Vec<_> = cell.cell.iter().map(|(name, code)| format!("{name}={code}")).collect();
            let high = cell.high.map_or_else(|| "no limit".to_owned(), |high| high.to_string());
            let why = match cell.why {
                Finding::Open => "open",
                Finding::TooNarrow => "TOO NARROW",
                Finding::FoundExactly => "FOUND EXACTLY",
                Finding::SmallAndShown => "SMALL AND SHOWN",
            };
            output::say(&format!("{} ({}): {} to {high}: {why}", codes.join(", "), cell.status, cell.low))?;
        }
        let [from, to] = self.protection;
        output::say(&format!(
            "{} protected numbers under {}: {}",
            self.cells.len(),
            self.rule,
            if self.safe {
                format!(
                    "safe: every small one can be anything from {from} to {to}, and none is found exactly"
                )
            } else {
                "NOT SAFE".to_owned()
            }
        ))
    }
}
