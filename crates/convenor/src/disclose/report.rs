//! What is said of a table that was protected.

use std::path::Path;

use convenor_statistics::{Audit, HiddenWhy, ProtectedCount, Protection, Rule};
use serde::Serialize;

use crate::output;

/// How much of a table is shown, and what was done to it.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    rule: String,
    /// The folder with `protected.csv`.
    out: String,
    cells: usize,
    shown: usize,
    rounded: usize,
    /// Hidden because they are small.
    primary: usize,
    /// Hidden because they would give a small one away.
    secondary: usize,
    /// Totals that the table had not.
    totals_added: usize,
    /// Cells that the table had not, and that count as nobody.
    zeros_added: usize,
    /// Whether every secondary cell is needed.
    minimal: bool,
    /// Whether every proof is a table of whole people.
    in_whole_people: bool,
    /// Hidden numbers that were attacked as well, and stayed hidden.
    attacked: usize,
    /// Those that were not, since the attack would have taken longer than a few seconds.
    not_attacked: usize,
    /// Every hidden number passed its proof; otherwise nothing would have been written.
    safe: bool,
}

/// Cells that the table had not.
#[derive(Debug, Clone, Copy)]
pub(super) struct Added {
    pub(super) totals: usize,
    /// Smallest ones, of nobody.
    pub(super) nobody: usize,
}

impl Report {
    pub(super) fn new(rule: &Rule, protection: &Protection, found: &Audit, added: Added, out: &Path) -> Self {
        let cells: Vec<ProtectedCount> =
            protection.tables.iter().flat_map(|table| &table.cells).map(|cell| cell.count).collect();
        let count = |wanted: fn(&ProtectedCount) -> bool| cells.iter().filter(|cell| wanted(cell)).count();
        Self {
            rule: rule.name.clone(),
            out: out.display().to_string(),
            cells: cells.len(),
            shown: count(|cell| matches!(cell, ProtectedCount::Shown { .. })),
            rounded: count(|cell| matches!(cell, ProtectedCount::Rounded { .. })),
            primary: count(|cell| matches!(cell, ProtectedCount::Hidden { why: HiddenWhy::Small })),
            secondary: count(|cell| {
                matches!(cell, ProtectedCount::Hidden { why: HiddenWhy::GivesAnotherAway })
            }),
            totals_added: added.totals,
            zeros_added: added.nobody,
            minimal: protection.minimal,
            in_whole_people: protection.in_whole_people,
            attacked: found.cells.len(),
            not_attacked: found.left,
            safe: true,
        }
    }

    /// Prints it for people.
    pub(super) fn say(&self) -> anyhow::Result<()> {
        output::say(&format!(
            "{} cells under {}: {} shown, {} rounded, {} hidden because they are small, {} because they would give one away",
            self.cells, self.rule, self.shown, self.rounded, self.primary, self.secondary
        ))?;
        if self.totals_added > 0 {
            output::say(&format!("{} totals that the table had not were added", self.totals_added))?;
        }
        if self.zeros_added > 0 {
            output::say(&format!("{} cells that the table had not count as nobody, 0", self.zeros_added))?;
        }
        if !self.minimal {
            output::say("The table is so large that some cells may be hidden that need not be")?;
        }
        if self.not_attacked > 0 {
            output::say(&format!(
                "{} of {} hidden numbers were not attacked as well as proved, since that takes longer than a few seconds: \
                 convenor disclose audit {} attacks them all",
                self.not_attacked,
                self.attacked + self.not_attacked,
                self.out
            ))?;
        }
        output::say(&format!("Proved safe and written to {}/protected.csv", self.out))?;
        output::say("The column status says which numbers are small: leave it out of what you publish")
    }
}
