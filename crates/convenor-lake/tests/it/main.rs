//! The lake from outside: files written, questions answered, faults told.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "what goes wrong in a test ends the test")]

mod ask;
#[cfg(feature = "cluster")]
mod bucket;
#[cfg(feature = "cluster")]
mod cluster;
mod cube;
mod fault;
mod random;
mod support;
mod write;
