//! What it costs the reader when a cell is hidden for the sake of another.

use super::frame::Cell;
use super::release::Release;

/// What any cell costs, so that few are hidden.
const CELL: u64 = 24;
/// What each further doubling of the number of people costs, so that small ones are hidden first.
const DOUBLING: u64 = 3;
/// How many times as much a cell costs for each dimension in which it is a sum, and once more where it is the sum of all.
/// Many look at sums; and were a sum hidden in one table and told in the next of the same people, both together would
/// give a small number away.
const SUM: u64 = 8;

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
    let heights = release
        .frame
        .codes(cell)
        .map(|(dimension, _, code)| u32::from(dimension.is_sum(code)) + u32::from(code == dimension.total()));
    (CELL + DOUBLING * doublings).saturating_mul(SUM.saturating_pow(heights.sum()))
}
