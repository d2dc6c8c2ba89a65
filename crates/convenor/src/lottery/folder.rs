//! The folder of a result: written wholly or not at all, and read again with nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use convenor_lottery::{AUDIT_FORMAT, AUDIT_FORMAT_ANY, Audit, Certificate};
use serde::Serialize;

pub(super) const SELECTED: &str = "selected.csv";
pub(super) const PROBABILITIES: &str = "probabilities.csv";
pub(super) const PANELS: &str = "panels.csv";
pub(super) const CERTIFICATE: &str = "certificate.json";
pub(super) const REPORT: &str = "report.html";
pub(super) const AUDIT: &str = "audit.json";
pub(super) const REPLACEMENTS: &str = "replacements.csv";

/// Every file that a result can have.
const KNOWN: [&str; 7] = [SELECTED, PROBABILITIES, PANELS, CERTIFICATE, REPORT, AUDIT, REPLACEMENTS];

/// The folder of a result.
pub(super) struct Folder {
    path: PathBuf,
}

/// Files by name.
pub(super) type Files = BTreeMap<&'static str, String>;

impl Folder {
    pub(super) fn new(path: &Path) -> Self {
        Self { path: path.to_owned() }
    }

    /// Refuses a folder that holds anything but an earlier result, before hours are spent on a new one.
    pub(super) fn check_free(&self) -> anyhow::Result<()> {
        if !self.path.exists() {
            return Ok(());
        }
        let entries = fs::read_dir(&self.path)
            .with_context(|| format!("{} is not a folder that can be read", self.path.display()))?;
        let mut names = Vec::new();
        for entry in entries {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        let known = names.iter().all(|name| KNOWN.contains(&name.as_str()));
        ensure!(
            names.is_empty() || (known && self.is_result()),
            "{} has files in it that are not of an earlier draw: choose another folder for --out, or empty this one",
            self.path.display()
        );
        Ok(())
    }

    /// Whether a draw was written here, by this or another version of the program.
    fn is_result(&self) -> bool {
        let audit = self.text(AUDIT).ok().and_then(|text| serde_json::from_str(&text).ok());
        let format = |audit: &serde_json::Value| audit.get("format")?.as_str().map(str::to_owned);
        audit.as_ref().and_then(format).is_some_and(|format| format.starts_with(AUDIT_FORMAT_ANY))
    }

    /// Whether nothing is here that those who convene keep to themselves.
    pub(super) fn is_published_only(&self) -> bool {
        ![SELECTED, PROBABILITIES, REPORT].iter().any(|name| self.path.join(name).exists())
    }

    /// Puts these files in place of whatever was there.
    pub(super) fn write(&self, files: &Files) -> anyhow::Result<()> {
        self.check_free()?;
        let context = || format!("{} cannot be written", self.path.display());
        let parent = match self.path.parent() {
            Some(parent) if parent != Path::new("") => parent,
            _ => Path::new("."),
        };
        fs::create_dir_all(parent).with_context(context)?;
        let beside = tempfile::Builder::new().prefix(".lottery").tempdir_in(parent).with_context(context)?;
        for (name, text) in files {
            fs::write(beside.path().join(name), text).with_context(context)?;
        }
        let earlier =
            tempfile::Builder::new().prefix(".lottery-earlier").tempdir_in(parent).with_context(context)?;
        let kept = earlier.path().join("result");
        if self.path.exists() {
            fs::rename(&self.path, &kept).with_context(context)?;
        }
        let placed = fs::rename(beside.path(), &self.path);
        if placed.is_err() && kept.exists() {
            // The earlier result goes back to its place; the error that is told is why the new one is not there.
            let _ = fs::rename(&kept, &self.path);
        }
        placed.with_context(context)
    }

    /// A file's text.
    pub(super) fn text(&self, name: &str) -> anyhow::Result<String> {
        let path = self.path.join(name);
        fs::read_to_string(&path)
            .with_context(|| format!("{} cannot be read: give the folder of a draw", path.display()))
    }

    /// A file's text, where there is such a file.
    pub(super) fn text_if_there(&self, name: &str) -> anyhow::Result<Option<String>> {
        if self.path.join(name).exists() { self.text(name).map(Some) } else { Ok(None) }
    }

    /// All files of the result.
    pub(super) fn files(&self) -> anyhow::Result<Files> {
        let mut files = Files::new();
        for name in KNOWN {
            if let Some(text) = self.text_if_there(name)? {
                files.insert(name, text);
            }
        }
        Ok(files)
    }

    pub(super) fn audit(&self) -> anyhow::Result<Audit> {
        let audit: Audit = serde_json::from_str(&self.text(AUDIT)?)
            .with_context(|| format!("{AUDIT} is not as convenor lottery draw writes it"))?;
        ensure!(
            audit.format == AUDIT_FORMAT,
            "{AUDIT} is of another form ({}): use the program that wrote it",
            audit.format
        );
        Ok(audit)
    }

    pub(super) fn certificate(&self) -> anyhow::Result<Certificate> {
        serde_json::from_str(&self.text(CERTIFICATE)?)
            .with_context(|| format!("{CERTIFICATE} is not as convenor lottery draw writes it"))
    }
}

/// A file's text from its content.
pub(super) fn json(content: &impl Serialize) -> anyhow::Result<String> {
    Ok(format!("{}\n", serde_json::to_string(content)?))
}
