//! The look-up index from outside: who finds what, and what survives a crash.

mod access;
mod facets;
mod filters;
mod recovery;
mod register;
mod words;
mod zero;
