//! Official lists read in once: people by category, deprivation, outlines, areas and what they became.
//!
//! Figures lie on small areas and, added up, on every larger area that a list covers wholly; so every page's question is
//! one or two looks.

mod areas;
mod boundary;
mod deprivation;
mod ground;
mod indicator;
mod keep;
mod need;
mod read;
mod rows;
mod source;

pub use indicator::KeptFigure;
pub use keep::{KeptList, MadeUp, NewList};
