//! Tells how far a long reading is.

use std::time::Instant;

use crate::output;

/// Rows between two lines of progress.
const PROGRESS_ROWS: u64 = 500_000;

/// A reading since it began.
pub(super) struct Progress {
    started: Instant,
}

impl Progress {
    pub(super) fn begin() -> Self {
        Self { started: Instant::now() }
    }

    /// So many rows were read.
    pub(super) fn note(&self, rows: u64) {
        if rows.is_multiple_of(PROGRESS_ROWS) {
            let seconds = self.started.elapsed().as_secs().max(1);
            output::note(&format!("{rows} rows read, {} a second", rows / seconds));
        }
    }
}
