//! The optional close reader: `MiniLM` reads the best of what the look-up found once more, on this machine.
//!
//! Off unless the settings name a folder with the model, which does not ship (`tools/rerank` says how to make one).
//! The only crate that may name `tract`. How its judgement is weighed is left to `convenor-text`.

mod minilm;
mod reader;

pub use minilm::{MiniLm, RerankError};
pub use reader::Reader;
