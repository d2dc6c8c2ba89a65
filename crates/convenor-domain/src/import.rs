//! What an import brings and what came of it: the plain types between those who read files and the store.

use serde::Serialize;

use crate::decision::DecisionContent;
use crate::engagement::EngagementContent;
use crate::insight::InsightContent;
use crate::provenance::Provenance;

/// One record read from a file: an engagement, with what was heard and decided where the source says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedRecord {
    /// Number of the row in the file, counted as its reader sees it: 1 is the first line, so a table with one
    /// header line has its first record in row 2. In JSON, the number of the item from 1.
    pub row: u64,
    /// Where it came from; `import` and `imported_at` are filled in when it is saved.
    pub provenance: Provenance,
    /// The engagement. `lead`, `partners` are empty here: organisations come by name, below.
    pub engagement: EngagementContent,
    /// The leading organisation as the source names it.
    pub lead_name: Option<String>,
    /// Partners as the source names them, with a term of `partner-roles`.
    pub partner_names: Vec<(String, String)>,
    /// Where the engagement stands, as far as the source says.
    pub status: crate::EngagementStatus,
    /// What was heard: `engagement` and `organisation` are filled in when saved.
    pub insights: Vec<InsightContent>,
    /// Where those insights stand: `Published` when the source has published them itself, else `Submitted`, to be
    /// checked for personal data here.
    pub insight_status: crate::InsightStatus,
    /// What was decided: the insights of this record are linked when saved, as `influence` says.
    pub decisions: Vec<DecisionContent>,
    /// What was kept as written because it could not be read exactly: field and words.
    pub kept_as_written: Vec<(&'static str, String)>,
}

/// A row that was not taken, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct RejectedRow {
    /// Number of the row, as in [`ImportedRecord::row`].
    pub row: u64,
    /// The column or field at fault.
    pub field: String,
    /// What is wrong and how to mend it.
    pub reason: String,
}

/// Words that were kept as they were written, because they could not be read exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct KeptWords {
    /// The field.
    pub field: String,
    /// What was written, shortened.
    pub words: String,
    /// Rows that say so.
    pub rows: u64,
}

/// What an import did, or would do. The JSON of `convenor engagements import --json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct ImportSummary {
    /// Records not known before.
    pub new: u64,
    /// Known records that say something else now.
    pub changed: u64,
    /// Known records that say the same.
    pub same: u64,
    /// Rows not taken.
    pub rejected: Vec<RejectedRow>,
    /// Words kept as written, the most frequent first; not all of them where there are very many.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept: Vec<KeptWords>,
}
