//! Responses: brought in by a wizard, looked at question by question, taken back. The run that brings them in is shared
//! with the command line and the worker. How files are read is left to `convenor-import`, where answers are kept and how
//! they are counted to whoever stands behind `Responses`.

mod run;
mod undo;

pub use run::{Done, Intake, RunError, Save, questions_of, run};
pub use undo::undo;
