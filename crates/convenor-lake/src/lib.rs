//! The response lake: one plain Parquet file for each import, and an engine that answers typed questions about them.
//!
//! The only crate that may name Arrow, Parquet, `DataFusion`, Spark and `object_store`. Which files there are is left to the
//! manifest, which the binary keeps in the database; what may be shown of an answer is left to disclosure control.

mod background;
#[cfg(feature = "cluster")]
mod cluster;
mod columns;
mod cube;
mod engine;
mod error;
mod keep;
mod lake;
mod layout;
mod sql;
mod sweep;
mod tally;
mod verify;
mod writer;

#[cfg(feature = "cluster")]
pub use cluster::{Cluster, ClusterError};
pub use engine::{Engine, EngineError, Limits, Manifest, ManifestError, ManifestFiles, Served};
pub use error::LakeError;
pub use lake::Lake;
pub use writer::ResponseWriter;
