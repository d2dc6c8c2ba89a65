//! What files of every kind come to, from opening to records.

mod bad_files;
mod kinds_of_file;
mod mapped_rows;
mod real_sources;
mod support;
