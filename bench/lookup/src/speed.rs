//! How fast the look-up finds (to come).

use clap::Args;

/// What to measure.
#[derive(Args)]
pub(crate) struct Options {
    /// Records.
    #[arg(long, default_value_t = 100_000)]
    records: u32,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    println!("{}", options.records);
    Ok(())
}
