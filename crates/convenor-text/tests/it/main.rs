//! The look-up index from outside: who finds what, and what survives a crash.
#![expect(clippy::unwrap_used, reason = "what goes wrong in a test ends the test")]

mod access;
mod facets;
mod filters;
mod meaning;
mod model;
mod records;
mod recovery;
mod register;
mod words;
mod zero;
