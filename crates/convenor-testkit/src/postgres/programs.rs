//! Finds PostgreSQL's programs, and the account that may run them.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What to do when PostgreSQL is not there.
const NOT_FOUND: &str = "its programs initdb and pg_ctl were not found in PATH or /usr/lib/postgresql/*/bin. \
    Run tools/set-up.sh test, or install Debian's package postgresql (version 15 or newer)";

/// The folder that holds `initdb` and `pg_ctl`.
pub(crate) fn folder() -> Result<PathBuf, String> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let linked = std::env::split_paths(&path).filter_map(|folder| folder.join("initdb").canonicalize().ok());
    let named = linked.filter_map(|program| program.parent().map(Path::to_path_buf));
    named.chain(debian()).find(|folder| folder.join("pg_ctl").is_file()).ok_or_else(|| NOT_FOUND.to_owned())
}

/// Where Debian keeps them, the newest version first.
fn debian() -> Vec<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    folders.sort();
    folders.reverse();
    folders
}

/// The account that PostgreSQL runs as: it refuses to run as root. `None` when we are not root ourselves.
pub(crate) fn other_account() -> Option<&'static str> {
    let is_root = output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    let known = |account: &&str| output(Command::new("id").args(["-u", account])).is_ok();
    if is_root { ["postgres", "nobody"].into_iter().find(known) } else { None }
}

/// A program, run as another account where one is given.
pub(crate) fn as_account(account: Option<&str>, program: &OsStr) -> Command {
    let Some(account) = account else { return Command::new(program) };
    let mut command = Command::new("setpriv");
    command.args(["--reuid", account, "--clear-groups", "--"]).arg(program);
    command
}

/// Runs a program to its end and gives what it printed, or what it complained of.
pub(crate) fn output(command: &mut Command) -> Result<String, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let done = command
        .stdin(Stdio::null())
        .current_dir("/")
        .output()
        .map_err(|error| format!("{name} cannot be run: {error}"))?;
    if done.status.success() {
        return Ok(String::from_utf8_lossy(&done.stdout).into_owned());
    }
    Err(format!("{name} failed: {}", String::from_utf8_lossy(&done.stderr).trim()))
}
