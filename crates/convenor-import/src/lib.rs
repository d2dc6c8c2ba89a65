//! Reads the records that people keep in spreadsheets and data files.
//!
//! [`open`] finds out what a file is and yields its rows; a [`Mapping`] says which column holds what;
//! [`read_records`] joins the two into [`convenor_domain::ImportedRecord`]s and says which rows it cannot take and
//! why. Nothing is guessed: what cannot be read exactly is kept as it was written. Saving is left to the store.

pub mod boundary;
mod cell;
pub mod count_table;
pub mod dates;
pub mod deprivation;
mod digest;
pub mod geography;
mod html;
mod limits;
mod mapping;
pub mod money;
pub mod number;
mod open;
pub mod population;
pub mod postcode;
mod read;
pub mod responses;
mod sample;
pub mod seats;

pub use cell::{Cell, Row, Table};
pub use limits::Limits;
pub use mapping::{
    Clip, ContradictingDates, FieldRule, Mapping, MappingError, Read, Target, TargetChoice, guess, shipped,
    shipped_names, targets,
};
pub use open::{FileKind, Grid, GridRow, OpenError, Source, open, open_once};
pub use read::{ResolveArea, read_records};
pub use sample::{
    Answer, Sample, SampleContent, SampleError, SampleRow, SampleVariable, TargetError, TargetVariable,
    Targets, Untargeted, open_sample, read_targets,
};
