//! Knows records again: by the source's identifier, or else by title, start and lead.

use std::collections::HashMap;

use convenor_domain::{EngagementContent, ImportedRecord, RejectedRow};
use sha2::{Digest, Sha256};

/// An identifier for a record whose source gives none: the same title, start and lead make the same record.
pub(super) fn of_content(engagement: &EngagementContent, lead_name: Option<&str>) -> String {
    let starts = engagement.starts.earliest().map(|day| day.to_string());
    let starts = starts.as_deref().or(engagement.starts.as_written()).unwrap_or_default();
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let text = [plain(&engagement.title), plain(starts), plain(lead_name.unwrap_or_default())].join("\n");
    Sha256::digest(text.as_bytes()).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// The identifiers of a file so far, each with its row.
#[derive(Default)]
pub(super) struct Identities {
    rows: HashMap<[u8; 16], u64>,
}

impl Identities {
    /// Lets a record through, unless an earlier row has its identifier.
    pub(super) fn admit(&mut self, record: ImportedRecord) -> Result<ImportedRecord, RejectedRow> {
        let digest = Sha256::digest(record.provenance.external_id.as_bytes());
        let mut short = [0; 16];
        short.iter_mut().zip(digest.iter()).for_each(|(to, from)| *to = *from);
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
