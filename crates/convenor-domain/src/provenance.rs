//! Where a record came from.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::id::ImportId;

/// Where a record came from, when it was not typed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// The source's name: the mapping that read it.
    pub source: String,
    /// The source's own identifier of the record. With `source`, it tells whether a record is new or known.
    pub external_id: String,
    /// Where the source shows the record, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The import that last wrote the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub import: Option<ImportId>,
    /// When that was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported_at: Option<DateTime<Utc>>,
    /// Who made the source and under which licence, as it asks to be named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
}
