//! Tests of the domain as a whole. `cfg(test)` tells clippy that helpers here are tests too.

#[cfg(test)]
mod permission;
