//! What it costs the reader when a cell is hidden for the sake of another.

use super::frame::Cell;
use super::release::Release;

/// What any cell costs, so that few are hidden.
const CELL: u64 = 24;
/// What each further doubling of the number of people costs, so that small ones are hidden first.
const DOUBLING: u64 = 3;
/// What it costs for each dimension in which the cell is a sum, because many look at sums.
const SUM: u64 = 40;

/// The cost of hiding a cell; nothing where it is hidden already.
pub(super) fn of(release: &Release<'_>, cell: Cell) -> u64 {
    if release.is_hidden(cell) {
        return 0;
    }
    in_itself(release, cell)
}

/// The cost of a hidden cell as if it were still shown.
pub(super) fn in_itself(release: &Release<'_>, cell: Cell) -> u64 {
    let doublings = u64::from(release.count(cell).unsigned_abs().max(1).ilog2());
    let sums = release.frame.codes(cell).filter(|(dimension, _, code)| dimension.is_sum(*code)).count();
    CELL + DOUBLING * doublings + SUM * sums as u64
}
