//! All house rules together. Each rule has a module; a new rule is a new module and a line here.

pub mod dependencies;
pub mod exceptions;
pub mod habits;
pub mod links;
pub mod places;
pub mod size;
pub mod walls;

use std::path::Path;

use anyhow::{Context, Result};

use crate::fault::Fault;
use crate::mission;
use crate::source::Source;
use crate::tree::{self, TextFile};

/// Every broken rule in the project at `root`, in the order of paths.
pub fn faults_of(root: &Path) -> Result<Vec<Fault>> {
    let files = tree::text_files(root)?;
    let mut faults = Vec::new();
    for file in files.iter().filter(|file| file.has_extension("rs")) {
        faults.extend(faults_of_rust(file)?);
    }
    faults.extend(exceptions::settle(size::oversizes(&files)?, &exceptions::read(root)?));
    faults.extend(walls::misplaced_files(&files));
    faults.extend(places::faults(&files));
    faults.extend(links::faults(&files, root));
    faults.extend(dependencies::faults(root)?);
    faults.extend(mission::faults(root)?);
    faults.sort();
    Ok(faults)
}

fn faults_of_rust(file: &TextFile) -> Result<Vec<Fault>> {
    let source = read_rust(file)?;
    let mut faults = habits::faults(&file.path, &source);
    faults.extend(walls::faults(&file.path, &source));
    Ok(faults)
}

/// A Rust file's facts; the error names the file.
fn read_rust(file: &TextFile) -> Result<Source> {
    Source::read(&file.text).with_context(|| format!("{} is not Rust", file.path))
}
