//! `convenor seats`: who sits on boards and panels, brought in as keys, and what may be told of it.

use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use convenor_domain::Actor;
use convenor_import::seats::SeatList;
use convenor_web::seat::{SeatsAnswer, SeatsTaken, bring_in};

use crate::config::Config;
use crate::responses::convened;
use crate::{instance, output, system};

#[derive(Debug, Subcommand)]
pub(crate) enum SeatsCommand {
    /// Bring a list in: body, organisation, kind, person reference, capacity, from, until. All of it, or nothing
    Import(SeatsImportOptions),
    /// What share of the places held today people with several roles hold
    Show(SeatsShowOptions),
}

#[derive(Debug, Args)]
pub(crate) struct SeatsImportOptions {
    /// CSV or a spreadsheet
    pub(crate) file: PathBuf,
    /// The system, by its name in addresses; the first one when left out
    #[arg(long)]
    pub(crate) system: Option<String>,
    /// Print JSON for programs
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct SeatsShowOptions {
    /// The system, by its name in addresses; the first one when left out
    #[arg(long)]
    pub(crate) system: Option<String>,
    /// Print JSON for programs
    #[arg(long)]
    pub(crate) json: bool,
}

/// Runs one of the commands.
pub(crate) async fn run(config: &Config, command: SeatsCommand) -> anyhow::Result<()> {
    match command {
        SeatsCommand::Import(options) => import(config, options).await,
        SeatsCommand::Show(options) => show(config, options).await,
    }
}

async fn import(config: &Config, options: SeatsImportOptions) -> anyhow::Result<()> {
    let instance = instance::open(config).await?;
    let system = system::choose(&instance.store, options.system.as_deref()).await?;
    let secret = convened(config, &instance.store)?.secret;
    let name = options.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let list = SeatList::read(&name, &options.file, &secret);
    let list = list.with_context(|| format!("{} cannot be brought in", options.file.display()))?;
    let taken = bring_in(&instance.store, &Actor::operator(), system.id, list).await?;
    if options.json {
        output::say_json(&taken)?;
    } else {
        said(&taken).iter().try_for_each(|line| output::say(line))?;
    }
    if taken.rejected.is_empty() {
        return Ok(());
    }
    let rows = taken.rejected.len();
    bail!("nothing was taken: mend {rows} of the rows and bring the list in again")
}

fn said(taken: &SeatsTaken) -> Vec<String> {
    if taken.rejected.is_empty() {
        let SeatsTaken { bodies_new, seats_new, seats_known, .. } = taken;
        return vec![format!(
            "Added {seats_new} seats and {bodies_new} bodies; {seats_known} seats were there already."
        )];
    }
    taken.rejected.iter().map(|one| format!("row {}: {} {}", one.row, one.field, one.reason)).collect()
}

async fn show(config: &Config, options: SeatsShowOptions) -> anyhow::Result<()> {
    let instance = instance::open_known(config).await?;
    let system = system::choose(&instance.store, options.system.as_deref()).await?;
    let disclosure = convened(config, &instance.store)?.disclosure;
    let answer = SeatsAnswer::read(&instance.store, system.id, &disclosure).await?;
    if options.json {
        return output::say_json(&answer);
    }
    answer.lines().iter().try_for_each(|line| output::say(line))
}
