//! Pure algorithms on slices: what may be shown of numbers about people, and how.
//!
//! No I/O, no clock, no randomness of its own. A number about people reaches a page, a file or the API only
//! as [`Disclosed`], which only this crate can make.

mod band;
mod disclosed;
mod rule;
mod threshold;

pub use band::{BandRule, PeopleBand, disclose_people};
pub use disclosed::Disclosed;
pub use rule::{Method, Rule};
pub use threshold::{
    ShownCount, ShownTable, THRESHOLD, disclose_choices, disclose_counts, disclose_if_enough, disclose_table,
    disclose_total,
};
