//! Knows records again: by the source's identifier, or else by title, start and lead.

use std::collections::HashMap;

use convenor_domain::{EngagementContent, ImportedRecord, RejectedRow};

use crate::digest;

/// An identifier for a record whose source gives none: the same title, start and lead make the same record.
pub(super) fn of_content(engagement: &EngagementContent, lead_name: Option<&str>) -> String {
    let starts = engagement.starts.earliest().map(|day| day.to_string());
    let starts = starts.as_deref().or(engagement.starts.as_written()).unwrap_or_default();
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let text = [plain(&engagement.title), plain(starts), plain(lead_name.unwrap_or_default())].join("\n");
    digest::short(&text, 16)
}

/// The identifiers of a file so far, each with its row.
#[derive(Default)]
pub(super) struct Identities {
    rows: HashMap<String, u64>,
}

impl Identities {
    /// Lets a record through, unless an earlier row has its identifier.
    pub(super) fn admit(&mut self, record: ImportedRecord) -> Result<ImportedRecord, RejectedRow> {
        let short = digest::short(&record.provenance.external_id, 16);
        match self.rows.get(&short) {
            None => {
                self.rows.insert(short, record.row);
                Ok(record)
            }
            Some(earlier) => Err(RejectedRow {
                row: record.row,
                field: "identifier".to_owned(),
                reason: format!(
                    "row {} has the same identifier as row {earlier}: leave one of them out, or give each its own",
                    record.row
                ),
            }),
        }
    }
}
