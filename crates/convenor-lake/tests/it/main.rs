//! The lake from outside: files written, questions answered, faults told.

mod ask;
mod fault;
mod random;
mod support;
mod write;
