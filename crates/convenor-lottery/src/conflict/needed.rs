//! Bounds that cannot hold together, none of them to spare (deletion filter; Chinneck and Dravnieks 1991).

use super::bound::Bound;
use super::programme;
use crate::Kinds;
use crate::solver::SolverFault;

/// Drops bounds of a set that cannot hold, as many at a time as can be, until each that is left is needed.
pub(super) fn needed(kinds: &Kinds, bounds: Vec<Bound>) -> Result<Vec<Bound>, SolverFault> {
    let mut kept = bounds;
    let mut portion = kept.len().div_ceil(2).max(1);
    loop {
        let mut start = 0;
        while start < kept.len() {
            let mut rest = kept.clone();
            rest.drain(start..(start + portion).min(kept.len()));
            if programme::holds(kinds, &rest)? {
                start += portion;
            } else {
                kept = rest;
            }
        }
        if portion == 1 {
            return Ok(kept);
        }
        portion = portion.div_ceil(2);
    }
}
