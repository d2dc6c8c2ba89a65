//! Reads the responses that survey tools export, as they come: finds headings, questions, answers and what tells who
//! somebody is, and gives out responses that tell it no longer.
//!
//! Nothing is saved here: what is read goes to the lake. Personal data stops in this module, before anything else sees a
//! row.

mod glance;
mod heading;
mod keys;
mod kind;
mod laying;
mod layout;
mod multiple;
mod personal;
mod profile;
mod read;
mod seen;
mod tool;
mod warning;

pub use glance::{Glance, GlancedColumn, glance};
pub use keys::Secret;
pub use layout::{Corrections, Layout, LayoutError, Role};
pub use read::{Front, ReadResponses, SurveyError, look};
