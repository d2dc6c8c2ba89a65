//! `cargo xtask`: the command line in front of the checks in the library.

use std::process::ExitCode;

use clap::Parser;

/// Checks for people who work on Convenor.
#[derive(Parser)]
#[command(name = "cargo xtask")]
enum Command {
    /// Hold the house rules: sizes, walls between crates, documentation, the mission table.
    Tidy,
}

#[expect(clippy::print_stdout, reason = "the faults are this program's answer")]
fn main() -> anyhow::Result<ExitCode> {
    let Command::Tidy = Command::parse();
    let faults = xtask::tidy::faults_of(&xtask::tree::root()?)?;
    for fault in &faults {
        println!("{fault}");
    }
    if faults.is_empty() {
        println!("tidy: all rules hold");
        return Ok(ExitCode::SUCCESS);
    }
    println!("tidy: {} to mend", faults.len());
    Ok(ExitCode::FAILURE)
}
