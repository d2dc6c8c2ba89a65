//! How well and how fast the look-up finds, beside its peers, on the same texts and questions.
//!
//! Real texts are read at run time from a folder that is no part of the project; none of them is printed or kept.
#![expect(clippy::print_stdout, reason = "the figures are what the program is for")]

mod closely;
mod finder;
mod measure;
mod numpy;
mod overlap;
mod quality;
mod record;
mod rival;
mod sets;
mod speed;
mod table;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Measures the look-up.
#[derive(Parser)]
#[command(name = "lookup")]
struct CommandLine {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// How well it finds: comments on the same theme, known items, twins.
    Quality(quality::Options),
    /// How well the thresholds of overlap tell like work from other work.
    Overlap {
        /// Folder with the real texts.
        #[arg(long, default_value = "../shared/data")]
        data: PathBuf,
    },
    /// How fast it finds, beside PostgreSQL and bm25s.
    Speed(speed::Options),
}

fn main() -> anyhow::Result<()> {
    match CommandLine::parse().what {
        What::Quality(options) => quality::run(&options),
        What::Overlap { data } => overlap::run(&data),
        What::Speed(options) => speed::run(&options),
    }
}
