//! The folder of a protected table: what is published, and what the attacker knows besides. No true number is ever in it.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use convenor_import::count_table::{EmptyCount, WrittenTable, read_count_table, read_hierarchy};
use convenor_statistics::{HiddenWhy, Link, ProtectedCount, ProtectedTable, Rule};

/// The table as it may be published.
const PROTECTED: &str = "protected.csv";
/// The rule that it was made by.
const RULE: &str = "rule.json";
/// Which codes are parts of which.
const HIERARCHY: &str = "hierarchy.csv";

/// Such a folder.
pub(super) struct Folder {
    path: PathBuf,
}

impl Folder {
    pub(super) fn new(path: &Path) -> Self {
        Self { path: path.to_owned() }
    }

    /// Writes all of it or nothing: each file beside its place, then renamed; the table last.
    pub(super) fn write(&self, protected: &str, rule: &Rule, links: &[Link]) -> anyhow::Result<()> {
        std::fs::create_dir_all(&self.path)?;
        let beside = tempfile::Builder::new().prefix(".disclose").tempdir_in(&self.path)?;
        let files = [
            (RULE, format!("{}\n", serde_json::to_string_pretty(rule)?)),
            (HIERARCHY, hierarchy_text(links)?),
            (PROTECTED, protected.to_owned()),
        ];
        for (name, text) in &files {
            std::fs::write(beside.path().join(name), text)?;
        }
        // An earlier table never stands beside another's rule, not even if this ends here.
        match std::fs::remove_file(self.path.join(PROTECTED)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        for (name, _) in &files {
            std::fs::rename(beside.path().join(name), self.path.join(name))?;
        }
        Ok(())
    }

    /// The table, its rule and its hierarchy, as anybody can read them.
    pub(super) fn read(&self) -> anyhow::Result<(WrittenTable, Rule, Vec<Link>)> {
        let place = |name: &str| self.path.join(name);
        let table = read_count_table(&place(PROTECTED), EmptyCount::Hidden)
            .with_context(|| format!("{} cannot be read", place(PROTECTED).display()))?;
        let rule = std::fs::read_to_string(place(RULE)).map_err(anyhow::Error::from);
        let rule = rule.and_then(|text| Ok(serde_json::from_str(&text)?)).with_context(|| {
            format!("{} cannot be read: it is written by convenor disclose", place(RULE).display())
        })?;
        if !place(HIERARCHY).exists() {
            return Ok((table, rule, Vec::new()));
        }
        let links = read_hierarchy(&place(HIERARCHY))
            .with_context(|| format!("{} cannot be read", place(HIERARCHY).display()))?;
        Ok((table, rule, links.into_iter().map(super::link).collect()))
    }
}

/// A protected table as it is written.
pub(super) fn protected_text(table: &ProtectedTable) -> anyhow::Result<String> {
    let headings = table.dimensions.iter().map(String::as_str).chain(["n", "status"]);
    let mut lines = vec![headings.map(str::to_owned).collect::<Vec<_>>()];
    lines.extend(table.cells.iter().map(|cell| {
        let count = cell.count.people().map(|people| people.to_string()).unwrap_or_default();
        cell.codes.iter().cloned().chain([count, status(cell.count).to_owned()]).collect()
    }));
    csv_text(&lines)
}

fn status(count: ProtectedCount) -> &'static str {
    match count {
        ProtectedCount::Shown { .. } => "shown",
        ProtectedCount::Rounded { .. } => "rounded",
        ProtectedCount::Hidden { why: HiddenWhy::Small } => "primary",
        ProtectedCount::Hidden { why: HiddenWhy::GivesAnotherAway } => "secondary",
    }
}

/// Reads what was made of a table back, as the attacker will.
pub(super) fn read_protected(text: &str) -> anyhow::Result<WrittenTable> {
    Ok(convenor_import::count_table::parse_count_table(text, EmptyCount::Hidden)?)
}

fn hierarchy_text(links: &[Link]) -> anyhow::Result<String> {
    let mut table = vec![["dimension", "code", "parent"].map(str::to_owned).to_vec()];
    table.extend(
        links.iter().map(|link| vec![link.dimension.clone(), link.code.clone(), link.parent.clone()]),
    );
    csv_text(&table)
}

fn csv_text(lines: &[Vec<String>]) -> anyhow::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for line in lines {
        writer.write_record(line)?;
    }
    let Ok(bytes) = writer.into_inner() else { bail!("the table cannot be put into CSV") };
    Ok(String::from_utf8(bytes)?)
}
