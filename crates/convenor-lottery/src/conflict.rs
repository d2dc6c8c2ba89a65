//! Quotas that cannot be met together: which ones, what is the least that has to move, and what that costs.
//!
//! Quotas that a single row shows to be impossible are told with the tables already; what is found here may take several
//! features together, and only the exact solver can tell.

mod bound;
mod needed;
mod programme;
mod relaxation;

pub use bound::{Bound, Side};
pub use relaxation::{Move, Reach, Relaxation};

use crate::solver::SolverFault;
use crate::{Kinds, Quotas};

/// Why no panel meets the quotas, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Conflict {
    /// Bounds that cannot hold together, while any of them could be dropped and the rest would hold. Empty when the seats
    /// cannot be filled even without quotas.
    pub bounds: Vec<Bound>,
    /// Sets of changes after which the quotas can be met, the least first: fewest seats changed in all, then fewest
    /// bounds moved. Changes that flexible bounds allow come before all others.
    pub relaxations: Vec<Relaxation>,
}

/// Why no panel meets the quotas; `None` when one does. `quotas` are those that the kinds were made with.
pub fn conflicts(kinds: &Kinds, quotas: &Quotas) -> Result<Option<Conflict>, SolverFault> {
    let bounds = bound::all(quotas, kinds.size());
    if programme::holds(kinds, &bounds)? {
        return Ok(None);
    }
    if !programme::holds(kinds, &[])? {
        return Ok(Some(Conflict { bounds: Vec::new(), relaxations: Vec::new() }));
    }
    let needed = needed::needed(kinds, bounds.clone())?;
    let relaxations = relaxation::least(kinds, &bounds)?;
    Ok(Some(Conflict { bounds: needed, relaxations }))
}
