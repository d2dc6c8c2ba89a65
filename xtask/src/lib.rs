//! The house rules that a lint of the compiler cannot hold, as checks over the working tree.
//! Plain `cargo test` runs them on the project itself; `cargo xtask tidy` prints them one a line.

pub mod fault;
pub mod mission;
pub mod source;
pub mod tidy;
pub mod tree;
