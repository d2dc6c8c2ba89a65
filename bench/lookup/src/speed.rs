//! How fast the look-up finds, beside PostgreSQL's full text search and `bm25s`, on the same corpus and questions.

mod answers;
mod corpus;
mod memory;
mod ours;
mod peers;
mod questions;
mod sentences;
mod timing;

use std::fs;
use std::path::PathBuf;

use clap::Args;

use self::corpus::Corpus;
use self::timing::Line;

/// What to measure.
#[derive(Args)]
pub(crate) struct Options {
    /// Folder with the real texts whose sentences are recombined.
    #[arg(long, default_value = "../shared/data")]
    data: PathBuf,
    /// Records.
    #[arg(long, default_value_t = 100_000)]
    records: u32,
    /// Questions of each kind.
    #[arg(long, default_value_t = 500)]
    questions: u32,
    /// Folder for the corpus and the indexes; what is there is used again.
    #[arg(long, default_value = "target/bench-lookup")]
    folder: PathBuf,
    /// Measure the product alone.
    #[arg(long)]
    alone: bool,
    /// File for what the product answered, to hold one version against another.
    #[arg(long)]
    answers: Option<PathBuf>,
}

/// Measures everything and prints a table.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let folder = options.folder.join(options.records.to_string());
    fs::create_dir_all(&folder)?;
    let corpus = Corpus::new(&options.data, options.records)?;
    let asked = questions::draw(&corpus, options.questions);
    let mut lines = ours::measure(&corpus, &asked, &folder)?;
    if let Some(file) = &options.answers {
        answers::write(&corpus, &asked, &folder, file)?;
    }
    if !options.alone {
        peers::write(&corpus, &asked, &folder)?;
        lines.extend(peers::measure(&folder)?);
    }
    println!("\n{} records, {} questions", options.records, asked.len());
    println!("{}", Line::heading());
    for line in &lines {
        println!("{line}");
    }
    if let Some((ours, others)) = lines.split_first() {
        for other in others.iter().filter(|other| other.compares) {
            println!(
                "{} takes {:.2} times the median and {:.2} times the 99th percentile of {}",
                other.name,
                other.p50_ms / ours.p50_ms,
                other.p99_ms / ours.p99_ms,
                ours.name
            );
        }
    }
    Ok(())
}
