//! What is kept of overlaps: checks before asking, pairs of records found alike, how much asking is right.
//!
//! A plan's text may hold anything that people type: it stands in the check and nowhere else, least of all in the audit
//! trail. Finding what is alike is left to others.

mod budget;
mod check;
mod pair;

pub use check::{OverlapCheckCounts, OverlapCheckFilter};
pub use pair::PairFilter;
pub(crate) use pair::follow;

/// Whether somebody has decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settlement {
    /// Nobody has decided yet.
    Open,
    /// Somebody has.
    Settled,
}
