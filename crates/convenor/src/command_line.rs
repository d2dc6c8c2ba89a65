//! The commands and their options, as people type them.

use std::net::SocketAddr;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use convenor_domain::{AreaKind, RecordKind, Role};
use convenor_statistics::Trim;

use crate::lottery::LotteryCommand;
use crate::seats::SeatsCommand;

/// The convening function of a health and care system: what has been asked, of whom, and what came of it.
#[derive(Debug, Parser)]
#[command(name = "convenor", version, arg_required_else_help = true)]
pub(crate) struct CommandLine {
    #[command(flatten)]
    pub(crate) shared: Shared,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options of every command.
#[derive(Debug, Args)]
pub(crate) struct Shared {
    /// Folder of the instance: database, index, files
    #[arg(long, global = true, env = "CONVENOR_DATA", value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// Settings in TOML; what is given on the command line counts more
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make the made-up demo system, if it is not there yet, and serve it
    Demo(ServeOptions),
    /// Make an instance from real records and official lists, if it is not there yet, and serve it
    Real(RealOptions),
    /// Serve the instance
    Serve(ServeOptions),
    /// Has this been asked before, of whom, and what came of it?
    Find(FindOptions),
    /// Is something like this plan there already, and how often are these people asked?
    Overlap(OverlapOptions),
    /// Records of engagement
    #[command(subcommand)]
    Engagements(EngagementsCommand),
    /// What people answered to one engagement: exports of survey tools, brought in without what tells who they are
    #[command(subcommand)]
    Responses(ResponsesCommand),
    /// Who was heard, beside who lives there
    Reach(ReachOptions),
    /// Seats on boards and panels: who sits where, by keys, and what share people with several roles hold
    #[command(subcommand)]
    Seats(SeatsCommand),
    /// Official lists that are read in once
    #[command(subcommand)]
    Reference(ReferenceCommand),
    /// The look-up index, a cache beside the database
    #[command(subcommand)]
    Index(IndexCommand),
    /// Weight a survey of chosen people so that it has the population's shares (raking)
    Weight(WeightOptions),
    /// Panels drawn by lottery from who volunteered, as fairly as can be, with proof
    #[command(subcommand)]
    Lottery(LotteryCommand),
    /// People who sign in
    #[command(subcommand)]
    Account(AccountCommand),
    /// Protect a table of counts so that nobody in it is given away, or attack a protected one
    Disclose(DiscloseOptions),
    /// Check that the instance is sound: database, audit trail, index
    Doctor,
}

#[derive(Debug, Args)]
pub(crate) struct ServeOptions {
    /// Address to listen on
    #[arg(long, value_name = "HOST:PORT")]
    pub(crate) listen: Option<SocketAddr>,
}

#[derive(Debug, Args)]
pub(crate) struct RealOptions {
    /// Folder with the real data
    #[arg(long, value_name = "DIR")]
    pub(crate) source: PathBuf,
    /// Address to listen on
    #[arg(long, value_name = "HOST:PORT")]
    pub(crate) listen: Option<SocketAddr>,
    /// Make the instance and end, without serving it
    #[arg(long)]
    pub(crate) no_serve: bool,
}

#[derive(Debug, Args)]
pub(crate) struct FindOptions {
    /// What to look for, in words; phrases in double quotes
    pub(crate) query: String,
    /// Only what ended or was heard in the last so many months
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=600))]
    pub(crate) months: Option<u32>,
    /// Only in this area or inside it: an official code or a name
    #[arg(long, value_name = "CODE")]
    pub(crate) area: Vec<String>,
    /// Only about this population group or a narrower one
    #[arg(long)]
    pub(crate) group: Vec<String>,
    /// Only on this topic or a narrower one
    #[arg(long)]
    pub(crate) topic: Vec<String>,
    /// Only by or with this organisation
    #[arg(long)]
    pub(crate) organisation: Vec<String>,
    /// Only this kind of record: engagement, insight or decision
    #[arg(long)]
    pub(crate) kind: Vec<RecordKind>,
    /// Most records to show
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(crate) limit: u32,
    /// Print JSON for programs
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct OverlapOptions {
    /// The plan in JSON, `-` for standard input: title, summary, topics, areas, groups, starts, ends
    pub(crate) plan: PathBuf,
    /// The system in which it is planned, by its name in addresses; the first one when left out
    #[arg(long)]
    pub(crate) system: Option<String>,
    /// Most pieces of similar work to show
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub(crate) limit: u32,
    /// Print JSON for programs
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum EngagementsCommand {
    /// Bring records in from a CSV, XLSX, ODS, JSON or JSON lines file, also gzipped
    Import(ImportOptions),
    /// Take an import back as a whole
    UndoImport(UndoOptions),
}

#[derive(Debug, Args)]
pub(crate) struct ImportOptions {
    /// The file, or a folder of JSON files
    pub(crate) file: PathBuf,
    /// How its columns are read: a name of a shipped or kept mapping, or a YAML file; guessed when left out
    #[arg(long, value_name = "M")]
    pub(crate) mapping: Option<String>,
    /// The system that the records belong to, by its name in addresses; the first one when left out
    #[arg(long)]
    pub(crate) system: Option<String>,
    /// Say what would happen and save nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Print JSON for programs
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct UndoOptions {
    /// The import's identifier, as printed when it was made
    pub(crate) import: uuid::Uuid,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ResponsesCommand {
    /// Bring in a file as the survey tool exports it: CSV, XLSX, ODS or JSON, also gzipped
    Import(ResponsesImportOptions),
    /// What people answered, question by question
    Show(ResponsesOptions),
    /// Take an import back as a whole, within 30 days
    UndoImport(UndoOptions),
}

#[derive(Debug, Args)]
pub(crate) struct ResponsesImportOptions {
    /// The file
    pub(crate) file: PathBuf,
    /// The engagement that people answered to: identifier or reference, or `new`
    #[arg(long, value_name = "ID")]
    pub(crate) engagement: String,
    /// What columns are where the proposal is wrong: a YAML or JSON file, see docs/guide/responses.md
    #[arg(long, value_name = "M")]
    pub(crate) mapping: Option<String>,
    /// The sheet of a workbook; the first with anything in it when left out
    #[arg(long)]
    pub(crate) sheet: Option<String>,
    /// Title of a new engagement; the file's name when left out
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// The system of a new engagement, by its name in addresses; the first one when left out
    #[arg(long)]
    pub(crate) system: Option<String>,
    /// Say what would happen and save nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Print JSON for programs
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ResponsesOptions {
    /// The engagement: identifier or reference
    #[arg(long, value_name = "ID")]
    pub(crate) engagement: String,
    /// Print JSON for programs
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ReachOptions {
    /// What to tell people apart by: one thing, or two crossed: `age_band`, `sex`, `ethnic_group`, `disability`, `deprivation` …
    #[arg(long, value_name = "THING[,THING]", value_delimiter = ',', required = true)]
    pub(crate) by: Vec<String>,
    /// Only people in this area: an official code; the system's own when left out
    #[arg(long, value_name = "CODE")]
    pub(crate) area: Option<String>,
    /// Area by area: lsoa, msoa, ward, district, upper-tier, sub-icb, icb or region
    #[arg(long)]
    pub(crate) level: Option<AreaKind>,
    /// Only what people said in the month of this day or later
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) from: Option<NaiveDate>,
    /// Only what people said in the month of this day or earlier
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) to: Option<NaiveDate>,
    /// The system, by its name in addresses; the first one when left out
    #[arg(long)]
    pub(crate) system: Option<String>,
    /// Print JSON for programs
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ReferenceCommand {
    /// Read official lists in: each one wholly or not at all, and in place of an earlier one
    Import(ReferenceOptions),
}

#[derive(Debug, Args)]
pub(crate) struct ReferenceOptions {
    /// What it lists
    pub(crate) kind: ReferenceKind,
    /// Files as published: CSV (outlines: `GeoJSON`), also gzipped
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Who published them, where the file does not tell
    #[arg(long, value_name = "TEXT")]
    pub(crate) source: Option<String>,
    /// Year that the figures are of, where the file does not tell
    #[arg(long, value_parser = clap::value_parser!(u16).range(1800..=2100))]
    pub(crate) year: Option<u16>,
    /// What people are counted by, where the headings do not tell: age, sex, ethnicity, disability …
    #[arg(long, value_name = "KEY")]
    pub(crate) dimension: Option<String>,
    /// Say what would happen and save nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Print JSON for programs, one line a file
    #[arg(long)]
    pub(crate) json: bool,
}

/// What an official list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReferenceKind {
    /// Postcodes with the small area (LSOA) of each: postcodes in answers become small areas
    Postcodes,
    /// Areas: what lies in what, who lives there, since when
    Areas,
    /// What areas of earlier editions became
    Changes,
    /// People by age, ethnic group, disability, health …
    Population,
    /// Deprivation of small areas, in deciles
    Deprivation,
    /// Outlines of areas for maps
    Boundaries,
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct DiscloseOptions {
    #[command(subcommand)]
    pub(crate) command: Option<DiscloseCommand>,
    /// The table in CSV: one column a dimension, `n` last; the code `Total` for margins, which are added when absent
    #[arg(required = true)]
    pub(crate) table: Option<PathBuf>,
    /// The rule, by its name: see docs/method/disclosure.md
    #[arg(long, value_name = "NAME", required = true)]
    pub(crate) rule: Option<String>,
    /// Which codes are parts of which, in CSV: dimension,code,parent
    #[arg(long, value_name = "FILE")]
    pub(crate) hierarchy: Option<PathBuf>,
    /// The folder that protected.csv is written to
    #[arg(long, value_name = "DIR", required = true)]
    pub(crate) out: Option<PathBuf>,
    /// Print JSON for programs
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum DiscloseCommand {
    /// Read a protected table as anybody can, and say what can be worked out of every hidden number
    Audit(DiscloseAuditOptions),
}

#[derive(Debug, Args)]
pub(crate) struct DiscloseAuditOptions {
    /// The folder with protected.csv
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Print JSON for programs
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum IndexCommand {
    /// Forget the index and read everything again from the database
    Rebuild,
}

#[derive(Debug, Args)]
pub(crate) struct WeightOptions {
    /// The sample: CSV with headings, one respondent a row, also gzipped
    #[arg(long, value_name = "FILE")]
    pub(crate) sample: PathBuf,
    /// The population: CSV with the columns variable, category and share (or n), or JSON; see docs/method/weighting.md
    #[arg(long, value_name = "FILE")]
    pub(crate) targets: PathBuf,
    /// Where the sample goes with a column `weight` added
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// The smallest and largest weight, the mean being 1; 0.3,3 when left out
    #[arg(long, value_name = "LOW,HIGH", value_parser = crate::weight::trim, conflicts_with = "no_trim")]
    pub(crate) trim: Option<Trim>,
    /// Let weights be as small and large as they come
    #[arg(long)]
    pub(crate) no_trim: bool,
    /// Put categories with fewer respondents together with their neighbours
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) collapse_under: u64,
    /// Print JSON for programs
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum AccountCommand {
    /// Add a person, or give one a new password; the password is read from standard input
    Add(AccountOptions),
}

#[derive(Debug, Args)]
pub(crate) struct AccountOptions {
    /// Address that they sign in with
    #[arg(long)]
    pub(crate) email: String,
    /// Name
    #[arg(long)]
    pub(crate) name: String,
    /// What they do: administrator, engagement-lead, service-team, vcse-partner, leader or assessor
    #[arg(long)]
    pub(crate) role: Role,
    /// Their system, by its name in addresses; the first one when left out
    #[arg(long)]
    pub(crate) system: Option<String>,
    /// Their organisation, by name
    #[arg(long)]
    pub(crate) organisation: Option<String>,
}
