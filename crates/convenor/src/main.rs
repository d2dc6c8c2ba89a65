//! The binary: commands, configuration, and the parts put together.
//!
//! Exit status: 0 done, 1 failed, 2 wrong use.

mod account;
mod command_line;
mod config;
mod demo;
mod disclose;
mod doctor;
mod find;
mod import;
mod index;
mod instance;
mod lottery;
mod output;
mod overlap;
mod reach;
mod real;
mod reference;
mod responses;
mod seats;
mod serve;
mod system;
mod weight;

use std::process::ExitCode;

use clap::Parser;

use command_line::{AccountCommand, Command, CommandLine, EngagementsCommand, IndexCommand};
use output::WrongUse;

#[tokio::main]
async fn main() -> ExitCode {
    let line = CommandLine::parse();
    start_logging();
    match run(line).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is::<WrongUse>() => {
            output::complain(&error);
            ExitCode::from(2)
        }
        Err(error) => {
            output::complain(&error);
            ExitCode::FAILURE
        }
    }
}

async fn run(line: CommandLine) -> anyhow::Result<()> {
    let config = config::read(&line.shared)?;
    match line.command {
        Command::Demo(options) => demo::run(&config, options).await,
        Command::Real(options) => real::run(&config, options).await,
        Command::Serve(options) => serve::run(&config, options.listen).await,
        Command::Find(options) => find::run(&config, options).await,
        Command::Overlap(options) => overlap::run(&config, options).await,
        Command::Engagements(EngagementsCommand::Import(options)) => import::run(&config, options).await,
        Command::Engagements(EngagementsCommand::UndoImport(options)) => import::undo(&config, options).await,
        Command::Responses(command) => responses::run(&config, command).await,
        Command::Reach(options) => reach::run(&config, options).await,
        Command::Seats(command) => seats::run(&config, command).await,
        Command::Reference(command) => reference::run(&config, command).await,
        Command::Index(IndexCommand::Rebuild) => index::rebuild(&config).await,
        Command::Weight(options) => weight::run(&options),
        Command::Lottery(command) => lottery::run(&command),
        Command::Account(AccountCommand::Add(options)) => account::add(&config, options).await,
        Command::Disclose(options) => disclose::run(&options),
        Command::Doctor => doctor::run(&config).await,
    }
}

/// Logs go to standard error as JSON lines; `CONVENOR_LOG` sets how much, in `tracing`'s own words.
fn start_logging() {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_from_env("CONVENOR_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
}
