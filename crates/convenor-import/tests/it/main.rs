//! What files of every kind come to, from opening to records.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test stops where something is not as it should be, and says when it is skipped"
)]

mod bad_files;
mod kinds_of_file;
mod mapped_rows;
mod real_sources;
mod responses;
mod support;
