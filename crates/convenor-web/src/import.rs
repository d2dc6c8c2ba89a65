//! Bringing records in: reading a file and saving what it says, for the command line, the wizard and the worker alike.

mod places;
pub mod run;

pub use run::{RunError, Save, run};
