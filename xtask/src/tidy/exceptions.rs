//! The list of files and functions that may be over their limit for now. It may only shrink: an entry that is no longer
//! needed, or that names more lines than there are, is itself a fault.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::size::Oversize;
use crate::fault::Fault;

/// The list's place in the project.
pub const PATH: &str = "xtask/tidy-exceptions.txt";
/// How many entries the list may have. Lower it when an entry goes; never raise it.
const ENTRIES_MAX: usize = 0;

/// A size that is tolerated for now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// `path` or `path::function`.
    pub name: String,
    /// The lines it had when it was last looked at.
    pub lines: usize,
}

/// Reads the list: `name lines` a line; `#` begins a remark.
pub fn read(root: &Path) -> Result<Vec<Exception>> {
    let text = fs::read_to_string(root.join(PATH)).with_context(|| format!("cannot read {PATH}"))?;
    parse(&text)
}

fn parse(text: &str) -> Result<Vec<Exception>> {
    let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    lines.filter(|line| !line.is_empty()).map(parse_line).collect()
}

fn parse_line(line: &str) -> Result<Exception> {
    let (name, lines) =
        line.rsplit_once(' ').with_context(|| format!("{PATH}: `{line}` is not `name lines`"))?;
    let lines = lines.parse().with_context(|| format!("{PATH}: `{lines}` is not a number of lines"))?;
    Ok(Exception { name: name.trim().to_owned(), lines })
}

/// What is left to complain about once the list is taken into account.
pub fn settle(oversizes: Vec<Oversize>, exceptions: &[Exception]) -> Vec<Fault> {
    let mut faults: Vec<Fault> =
        exceptions.iter().filter_map(|exception| stale(exception, &oversizes)).collect();
    if exceptions.len() > ENTRIES_MAX {
        let message = format!("{} entries where {ENTRIES_MAX} are allowed: split the code", exceptions.len());
        faults.push(Fault::in_file(PATH, message));
    }
    let tolerated = |found: &Oversize| exceptions.iter().any(|exception| exception.name == found.name);
    for found in oversizes.into_iter().filter(|found| !tolerated(found)) {
        let message = format!("{} lines, the limit is {}: split it", found.lines, found.limit);
        faults.push(Fault::in_file(&found.name, message));
    }
    faults
}

fn stale(exception: &Exception, oversizes: &[Oversize]) -> Option<Fault> {
    let now = oversizes.iter().find(|found| found.name == exception.name).map(|found| found.lines);
    let message = match now {
        None => "is within its limit now: remove the entry".to_owned(),
        Some(lines) if lines > exception.lines => {
            format!("grew from {} to {lines} lines: split it", exception.lines)
        }
        Some(lines) if lines < exception.lines => format!("shrank: put {lines} in the entry"),
        Some(_) => return None,
    };
    Some(Fault::in_file(PATH, format!("{} {message}", exception.name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn oversize(lines: usize) -> Vec<Oversize> {
        vec![Oversize { name: "a.rs::f".into(), lines, limit: 70 }]
    }

    fn messages(oversizes: Vec<Oversize>, list: &str) -> Vec<String> {
        let faults = settle(oversizes, &parse(list).unwrap());
        faults.into_iter().map(|fault| fault.message).collect()
    }

    #[test]
    fn what_is_not_listed_is_a_fault() {
        assert_eq!(messages(oversize(80), ""), ["80 lines, the limit is 70: split it"]);
    }

    #[test]
    fn an_entry_may_not_be_needless_nor_out_of_date() {
        let too_many = "1 entries where 0 are allowed: split the code";
        let list = "a.rs::f 80 # reason";
        assert_eq!(messages(vec![], list), ["a.rs::f is within its limit now: remove the entry", too_many]);
        assert_eq!(messages(oversize(81), list), ["a.rs::f grew from 80 to 81 lines: split it", too_many]);
        assert_eq!(messages(oversize(79), list), ["a.rs::f shrank: put 79 in the entry", too_many]);
        assert_eq!(messages(oversize(80), list), [too_many]);
    }
}
