//! What holds of disclosure control from outside.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    reason = "what goes wrong in a test ends the test, and what is not tested is said"
)]

mod cell_key;
