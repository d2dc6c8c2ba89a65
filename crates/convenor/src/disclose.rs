//! `convenor disclose`: a table of counts protected, and the attack on a protected one.

mod audit;
mod folder;
mod report;

use std::path::Path;

use anyhow::Context;
use convenor_domain::disclosure::DisclosureRules;
use convenor_import::count_table::{EmptyCount, WrittenLink, WrittenTable, read_count_table, read_hierarchy};
use convenor_statistics::{CountRow, CountTable, Link, Patience, Rule, protect};

use crate::command_line::{DiscloseCommand, DiscloseOptions};
use crate::output::{self, WrongUse};
use folder::Folder;
use report::{Added, Report};

/// Protects a table, or attacks a protected one.
pub(crate) fn run(options: &DiscloseOptions) -> anyhow::Result<()> {
    match (&options.command, &options.table, &options.rule, &options.out) {
        (Some(DiscloseCommand::Audit(audit)), ..) => audit::run(audit),
        (None, Some(table), Some(rule), Some(out)) => {
            let report = disclose(table, rule, options.hierarchy.as_deref(), out)?;
            if options.json { output::say_json(&report) } else { report.say() }
        }
        _ => Err(WrongUse("give a table, --rule NAME and --out DIR; or audit DIR".to_owned()).into()),
    }
}

fn disclose(table: &Path, rule: &str, hierarchy: Option<&Path>, out: &Path) -> anyhow::Result<Report> {
    let rule = named(rule)?;
    let written = read_count_table(table, EmptyCount::Refused)
        .with_context(|| format!("the table {} cannot be read", table.display()))?;
    let links = read_links(hierarchy)?;
    let counts =
        counts(&written, &links).with_context(|| format!("the table {} is refused", table.display()))?;
    let (totals_added, nobody_added) = (counts.totals_added(), counts.nobody_added());
    let disclosed = protect(&[counts], rule)?;
    let protected = disclosed.get().tables.first().context("no table came of it")?;
    let folder = Folder::new(out);
    let text = folder::protected_text(protected)?;
    // Every hidden number has passed its exact proof. The attacker, who knows
    // nothing but what is published, has the last word.
    let found = audit::attack(&folder::read_protected(&text)?, rule, &links, Patience::FewSeconds)?;
    anyhow::ensure!(
        found.is_safe(),
        "the protected table did not withstand the attack, and nothing was written"
    );
    folder.write(&text, rule, &links).with_context(|| format!("{} cannot be written", out.display()))?;
    Ok(Report::new(rule, disclosed.get(), &found, Added { totals: totals_added, nobody: nobody_added }, out))
}

/// The rule of this name.
fn named(name: &str) -> anyhow::Result<&'static Rule> {
    let rules = DisclosureRules::shipped()?;
    Ok(&rules.get(name).map_err(|error| WrongUse(error.to_string()))?.rule)
}

fn read_links(hierarchy: Option<&Path>) -> anyhow::Result<Vec<Link>> {
    let Some(file) = hierarchy else { return Ok(Vec::new()) };
    let read =
        read_hierarchy(file).with_context(|| format!("the hierarchy {} cannot be read", file.display()))?;
    Ok(read.into_iter().map(link).collect())
}

fn link(WrittenLink { dimension, code, parent }: WrittenLink) -> Link {
    Link { dimension, code, parent }
}

fn counts(written: &WrittenTable, links: &[Link]) -> anyhow::Result<CountTable> {
    let rows: Vec<CountRow> = written
        .rows
        .iter()
        .map(|row| CountRow { codes: row.codes.clone(), count: row.count.unwrap_or_default() })
        .collect();
    CountTable::new(&written.dimensions, &rows, links).map_err(|error| {
        let row = error.row().and_then(|row| written.rows.get(row));
        match row {
            Some(row) => anyhow::anyhow!("row {}: {error}", row.number),
            None => error.into(),
        }
    })
}
