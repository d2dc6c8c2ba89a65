//! The lottery's commands and their options, as people type them.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use convenor_lottery::Algorithm;

#[derive(Debug, Subcommand)]
pub(crate) enum LotteryCommand {
    /// Draw a panel: chances, numbered panels, the proof, and who was drawn
    Draw(DrawOptions),
    /// Hold a pool against its quotas: every problem, what is in the way, and the least change
    Check(CheckOptions),
    /// Check a result with nothing but its files
    Verify(VerifyOptions),
    /// Draw one of the numbered panels of a test run, in public
    Pick(PickOptions),
    /// Draw replacements for people who dropped out, so that the quotas are kept
    Replace(ReplaceOptions),
}

/// Who volunteered, and what a panel must look like.
#[derive(Debug, Args)]
pub(crate) struct TableOptions {
    /// Who volunteered: one row a person, a column for each feature of the quotas; CSV (also with semicolons or tabs), XLSX, ODS
    #[arg(long, value_name = "FILE")]
    pub(crate) pool: PathBuf,
    /// Seats by value: category,feature,min,max or feature,value,min,max with `min_flex` and `max_flex` where bounds may move
    #[arg(long, value_name = "FILE")]
    pub(crate) quotas: PathBuf,
    /// Seats of the panel
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub(crate) size: u32,
    /// Columns that mean “same address”: a household has one seat at most
    #[arg(long, value_name = "COL,COL", value_delimiter = ',')]
    pub(crate) address: Vec<String>,
    /// Column that tells people apart; id, `nationbuilder_id`, `respondent_id` or `person_id` when left out, else the row's number
    #[arg(long, value_name = "COL")]
    pub(crate) id: Option<String>,
    /// Who must be in: identifiers, or a file of them
    #[arg(long = "in", value_name = "IDS|FILE")]
    pub(crate) members_in: Option<String>,
    /// Who must not be, such as earlier members: identifiers, or a file of them
    #[arg(long = "out-of-it", visible_alias = "exclude", value_name = "IDS|FILE")]
    pub(crate) members_out: Option<String>,
    /// Column with chances relative to others, whole numbers from 1: an openly stated choice
    #[arg(long, value_name = "COL", requires = "weights_reason")]
    pub(crate) weights: Option<String>,
    /// Why chances are not to be equal; it is published with the result
    #[arg(long, value_name = "TEXT", requires = "weights", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(crate) weights_reason: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct DrawOptions {
    #[command(flatten)]
    pub(crate) tables: TableOptions,
    /// How chances are shared out: leximin, maximin, nash, legacy or uniform
    #[arg(long, value_name = "NAME", default_value_t)]
    pub(crate) algorithm: Algorithm,
    /// Equally likely numbered panels, of which one is drawn
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub(crate) panels: u32,
    /// The seed that all chance follows from, a number or any text; made and printed when left out
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<String>,
    /// Draw the panel of this public number, such as balls from a machine
    #[arg(long, value_name = "N", conflicts_with = "test")]
    pub(crate) number: Option<u64>,
    /// Test run: everything but a draw
    #[arg(long)]
    pub(crate) test: bool,
    /// Where quotas cannot be met, move them within `min_flex` and `max_flex`, as little as possible
    #[arg(long)]
    pub(crate) flexible: bool,
    /// The folder of the result
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Print JSON for programs
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CheckOptions {
    #[command(flatten)]
    pub(crate) tables: TableOptions,
    /// Print JSON for programs
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct VerifyOptions {
    /// The folder of the result
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Print JSON for programs
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct PickOptions {
    /// The folder of the test run
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    #[command(flatten)]
    pub(crate) chance: ChanceOptions,
    /// The pool, for all columns of the drawn people; identifiers alone without it
    #[arg(long, value_name = "FILE")]
    pub(crate) pool: Option<PathBuf>,
    /// Print JSON for programs
    #[arg(long)]
    pub(crate) json: bool,
}

/// What decides: one of the two.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct ChanceOptions {
    /// Draw the panel of this public number, such as balls from a machine
    #[arg(long, value_name = "N")]
    pub(crate) number: Option<u64>,
    /// Draw by the seed that the test run was committed to
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ReplaceOptions {
    /// The folder of the result
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// The pool that was drawn from
    #[arg(long, value_name = "FILE")]
    pub(crate) pool: PathBuf,
    /// Who dropped out of the panel: identifiers, or a file of them
    #[arg(long, value_name = "IDS|FILE")]
    pub(crate) gone: String,
    /// Who cannot be asked: identifiers, or a file of them
    #[arg(long, value_name = "IDS|FILE")]
    pub(crate) refused: Option<String>,
    /// The quotas of the draw, to make sure; the result has them anyway
    #[arg(long, value_name = "FILE")]
    pub(crate) quotas: Option<PathBuf>,
    /// Agree to the nearest people where nobody who is left keeps every quota
    #[arg(long)]
    pub(crate) nearest: bool,
    /// The seed of this draw, a number or any text; made and printed when left out
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<String>,
    /// Print JSON for programs
    #[arg(long)]
    pub(crate) json: bool,
}
