//! `convenor reference`: official lists that are read in once.

use std::path::Path;

use anyhow::Context;
use convenor_import::postcode::Postcodes;

use crate::command_line::{ReferenceCommand, ReferenceKind};
use crate::config::Config;
use crate::output;

/// Runs one of the commands.
pub(crate) fn run(config: &Config, command: ReferenceCommand) -> anyhow::Result<()> {
    let ReferenceCommand::Import(options) = command;
    match options.kind {
        ReferenceKind::Postcodes => postcodes(config, &options.file),
    }
}

fn postcodes(config: &Config, file: &Path) -> anyhow::Result<()> {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let list = Postcodes::read(&name, file).with_context(|| format!("{} is not read in", file.display()))?;
    let folder = &config.data;
    std::fs::create_dir_all(folder)
        .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    list.save(&config.postcodes())?;
    output::say(&format!(
        "{} postcodes are read in: from now on a postcode in an answer becomes its small area, and is forgotten.",
        list.len()
    ))
}
