//! `convenor lottery`: panels drawn from who volunteered, as fairly as can be, with proof. Needs no instance: tables go in, a
//! folder comes out that anyone can check.

mod answer;
mod check;
mod draw;
mod folder;
mod intake;
mod obstacle;
mod options;
mod outcome;
mod panel_list;
mod pick;
mod probabilities;
mod problems;
mod replace;
mod report;
mod selected;
mod settle;
mod verify;

use convenor_lottery::Problem;
pub(crate) use options::LotteryCommand;
use problems::Problems;
use serde::Serialize;

use self::obstacle::Obstacle;
use crate::output;

/// Runs one of the commands.
pub(crate) fn run(command: &LotteryCommand) -> anyhow::Result<()> {
    match command {
        LotteryCommand::Draw(options) => told(draw::run(options), options.json),
        LotteryCommand::Check(options) => told(check::run(options), options.json),
        LotteryCommand::Verify(options) => verify::run(options),
        LotteryCommand::Pick(options) => pick::run(options),
        LotteryCommand::Replace(options) => told(replace::run(options), options.json),
    }
}

/// What is wrong with the files, for programs.
#[derive(Serialize)]
struct Refusal<'a> {
    problems: &'a [Problem],
}

/// Tells programs on standard output what people read on standard error.
fn told(done: anyhow::Result<()>, json: bool) -> anyhow::Result<()> {
    if let (Err(error), true) = (&done, json) {
        if let Some(Problems(problems)) = error.downcast_ref() {
            output::say_json(&Refusal { problems })?;
        } else if let Some(obstacle) = error.downcast_ref::<Obstacle>() {
            output::say_json(&obstacle)?;
        }
    }
    done
}

/// Of which program a result is.
fn program() -> String {
    format!("convenor {}", env!("CARGO_PKG_VERSION"))
}

/// Rows as CSV.
fn csv_text(rows: impl IntoIterator<Item = Vec<String>>) -> anyhow::Result<String> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        writer.write_record(&row)?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

/// A seed that nobody chose.
fn fresh_seed() -> String {
    uuid::Uuid::new_v4().simple().to_string()
}
