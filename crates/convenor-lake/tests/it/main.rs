//! The lake from outside: files written, questions answered, faults told.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "what goes wrong in a test ends the test")]

mod ask;
mod cube;
mod fault;
mod random;
mod support;
mod write;
