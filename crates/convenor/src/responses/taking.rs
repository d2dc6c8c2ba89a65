//! Takes the rows of a file one after another: each is new, known already or rejected.

use std::collections::HashSet;
use std::time::Instant;

use convenor_domain::RejectedRow;
use convenor_domain::response::{GivenResponse, ResponseImportSummary};
use convenor_lake::{LakeError, ResponseWriter};

use crate::output;

/// Rejected rows that are listed one by one.
const REJECTED_MAX: usize = 100_000;
/// Rows between two lines of progress.
const PROGRESS_ROWS: u64 = 500_000;

/// Rows in the taking: each is new, a duplicate or rejected.
pub(super) struct Taking {
    /// Keys of responses that are known already.
    pub(super) known: HashSet<i64>,
    /// Where new ones go; `None` when nothing is saved.
    pub(super) writer: Option<ResponseWriter>,
    /// What was done so far.
    pub(super) summary: ResponseImportSummary,
}

impl Taking {
    /// Takes one row. Errors: the file broke off, too many rows are rejected, or the lake cannot be written to.
    pub(super) fn take(&mut self, row: Result<GivenResponse, RejectedRow>) -> anyhow::Result<()> {
        match row {
            Err(rejected) if rejected.field == "file" => {
                anyhow::bail!("row {}: the file {}", rejected.row, rejected.reason)
            }
            Err(rejected) => self.reject(rejected),
            Ok(given) if !self.known.insert(given.key) => {
                self.summary.duplicate += 1;
                Ok(())
            }
            Ok(given) => self.write(&given),
        }
    }

    fn write(&mut self, given: &GivenResponse) -> anyhow::Result<()> {
        match self.writer.as_mut().map_or(Ok(()), |writer| writer.push(given)) {
            Ok(()) => {
                self.summary.new += 1;
                Ok(())
            }
            Err(error @ LakeError::Separator { .. }) => self.reject(RejectedRow {
                row: given.row,
                field: "row".to_owned(),
                reason: error.to_string(),
            }),
            Err(error) => Err(error.into()),
        }
    }

    fn reject(&mut self, rejected: RejectedRow) -> anyhow::Result<()> {
        if self.summary.rejected.len() == REJECTED_MAX {
            anyhow::bail!(
                "more than {REJECTED_MAX} rows cannot be taken: look at its columns first (--dry-run), or correct them with \
                 --mapping"
            );
        }
        self.summary.rejected.push(rejected);
        Ok(())
    }
}

/// Tells how far a long reading is.
pub(super) struct Progress {
    rows: u64,
    started: Instant,
}

impl Default for Progress {
    fn default() -> Self {
        Self { rows: 0, started: Instant::now() }
    }
}

impl Progress {
    /// One more row was read.
    pub(super) fn note(&mut self) {
        self.rows += 1;
        if self.rows.is_multiple_of(PROGRESS_ROWS) {
            let seconds = self.started.elapsed().as_secs().max(1);
            output::note(&format!("{} rows read, {} a second", self.rows, self.rows / seconds));
        }
    }
}
