//! How many rows a list of pairs shows: those in use, and some more to write in.

use crate::form::Fields;

/// Empty rows after those in use.
const SPARE: usize = 3;
/// Most rows on a page.
const ROWS_MAX: usize = 100;

/// Rows to show for a list with `filled` rows in use out of `sent`.
pub(super) fn rows_shown(fields: &Fields, filled: usize, sent: usize) -> usize {
    let asked = if fields.get("then") == "more" { sent + SPARE } else { sent };
    asked.max(filled + SPARE).min(ROWS_MAX.max(filled))
}
