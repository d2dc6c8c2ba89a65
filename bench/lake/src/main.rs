//! How fast the lake answers, beside `DuckDB` and Polars on the same file: made-up responses, the product's own code.
#![expect(clippy::print_stdout, reason = "the figures are what the program is for")]

mod ask;
mod dashboard;
mod made_up;
mod survey;
mod time;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Measures the lake.
#[derive(Parser)]
#[command(name = "lake")]
struct CommandLine {
    /// Folder for the files.
    #[arg(long)]
    folder: PathBuf,
    /// Memory that the engine may take, in MiB; what needs more goes over the disk.
    #[arg(long, default_value_t = 1024)]
    memory_mib: usize,
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Writes made-up responses and the manifest of their file.
    Write {
        /// How many.
        #[arg(long, default_value_t = 20_000_000)]
        responses: u64,
    },
    /// Writes a made-up export of a survey with 30 columns: `survey.csv`.
    Survey {
        /// How many responses.
        #[arg(long, default_value_t = 5_000_000)]
        responses: u64,
    },
    /// Adds the counts of the responses up.
    RollUp,
    /// Asks what pages ask of counts that were added up, and prints how long an answer takes.
    Dashboard,
    /// Asks every question, and prints the answer and its cost as JSON, one question a line.
    Ask,
}

fn main() -> anyhow::Result<()> {
    let CommandLine { folder, memory_mib, what } = CommandLine::parse();
    match what {
        What::Write { responses } => made_up::write(&folder, responses),
        What::Survey { responses } => survey::write(&folder.join("survey.csv"), responses),
        What::RollUp => dashboard::roll_up(&folder, memory_mib),
        What::Dashboard => dashboard::run(&folder, memory_mib),
        What::Ask => ask::run(&folder, memory_mib),
    }
}
