//! Why an official table of people cannot be read.

use convenor_domain::population::HeadingsError;
use convenor_domain::response::DimensionsError;

use crate::geography::SheetError;

/// An official table of people cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum PopulationError {
    /// The table cannot be opened.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// What headings mean cannot be read.
    #[error(transparent)]
    Headings(#[from] HeadingsError),
    /// Our categories cannot be read.
    #[error(transparent)]
    Dimensions(#[from] DimensionsError),
    /// Beside the areas nothing is counted.
    #[error("no column beside the areas holds counts of people")]
    NoCounts,
    /// No row has an area and its counts.
    #[error("no row has the code of an area")]
    NoRows,
    /// An area, or an area and category, comes twice.
    #[error("row {row} counts {what} again, which row {first} did already: take one of them out")]
    Twice {
        /// The row.
        row: u64,
        /// What came before.
        what: String,
        /// The row where.
        first: u64,
    },
    /// A cell is no count.
    #[error("row {row}, column “{column}”: “{text}” is no count of people")]
    Number {
        /// The row.
        row: u64,
        /// The column's heading.
        column: String,
        /// What stands there.
        text: String,
    },
    /// What people are counted by cannot be told.
    #[error(
        "what people are counted by cannot be told from the headings ({headings}): say it with --dimension, one of {known}. Deciles and scores of deprivation are read in as deprivation, not as population"
    )]
    WhichDimension {
        /// The first headings.
        headings: String,
        /// Keys of dimensions.
        known: String,
    },
    /// The dimension named is not one of ours.
    #[error("“{named}” is nothing that people are counted by: --dimension is one of {known}")]
    NoSuchDimension {
        /// What was named.
        named: String,
        /// Keys of dimensions.
        known: String,
    },
    /// Too few of the headings are known.
    #[error(
        "most people are counted under headings that are no category of {dimension}: {headings}. Say another --dimension, or add the headings to frameworks/population"
    )]
    Headless {
        /// What they were read as.
        dimension: String,
        /// The headings.
        headings: String,
    },
    /// A row's total is far from its categories.
    #[error(
        "row {row} ({area}): the total says {stated}, the categories make {counted}. A few people more or less are usual in official tables; this is a mistake in the file, or headings that count some people twice"
    )]
    Totals {
        /// The row.
        row: u64,
        /// The area.
        area: String,
        /// What the total says.
        stated: u64,
        /// What the categories make.
        counted: u64,
    },
    /// The year cannot be told.
    #[error("the year that the figures are of cannot be told from the file: say it with --year")]
    Year,
}
