//! What commands print: results to standard output, complaints to standard error.

use std::io::{self, Write};

use serde::Serialize;

/// The command cannot be understood as it was typed: exit status 2.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct WrongUse(pub(crate) String);

/// Prints a line of the result. A reader that has gone away (`convenor … | head`) is no fault.
pub(crate) fn say(line: &str) -> anyhow::Result<()> {
    match writeln!(io::stdout().lock(), "{line}") {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => Ok(done?),
    }
}

/// Prints the result as JSON, on one line.
pub(crate) fn say_json(value: &impl Serialize) -> anyhow::Result<()> {
    say(&serde_json::to_string(value)?)
}

/// Prints why a command failed, and what lies behind it.
pub(crate) fn complain(error: &anyhow::Error) {
    // Nothing is left to do when even this cannot be printed.
    let _ = writeln!(io::stderr().lock(), "convenor: {error:#}");
}

/// Prints a line of progress.
pub(crate) fn note(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}
