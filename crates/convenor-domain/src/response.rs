//! Responses: what one person answered to the questions of one engagement, without anything that names the person.
//!
//! Reading files is left to `convenor-import`, keeping the answers to `convenor-lake`, through [`Responses`]: questions about
//! them are asked through [`ask`].

pub mod apart;
pub mod ask;
mod dimension;
mod filter;
mod given;
mod import;
mod keep;
mod preview;
mod question;

pub use dimension::{Category, Dimension, Dimensions, DimensionsError, Said};
pub use filter::{Filter, Sign};
pub use given::{Answer, Cube, CubeFile, GivenResponse, ResponseFile};
pub use import::{PersonalColumn, ResponseImportSummary, Treatment};
pub use keep::{
    KeepError, KeepResponses, Keys, NewResponseFile, Removing, Responses, RollingUp, Sweeping, WriteResponses,
};
pub use preview::{ResponsePreview, ResponseWarning, SampleResponse, Severity, UnmappedAnswer, WarningKind};
pub use question::{Question, QuestionKind};
