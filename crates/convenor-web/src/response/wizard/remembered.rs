//! What people said of the last file of the same survey tool, for the columns that come again.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use convenor_domain::SystemId;
use convenor_import::responses::Corrections;
use convenor_store::{NamedColumn, Store, StoreError, UploadReading};

use super::reading::corrections_of;

/// What is remembered of an earlier file.
#[derive(Debug)]
pub(super) struct Remembered {
    /// The earlier file's name.
    pub(super) file_name: String,
    /// When it was imported.
    pub(super) at: DateTime<Utc>,
    /// What its columns were said to be, as far as they come again.
    pub(super) columns: BTreeMap<String, String>,
}

impl Remembered {
    /// What is remembered for a file that is read like this; nothing where no column comes again that was corrected.
    pub(super) async fn lookup(
        store: &Store,
        system: SystemId,
        reading: &UploadReading,
    ) -> Result<Option<Self>, StoreError> {
        let Some(last) = store.lookup_last_response_upload(system, &reading.tool).await? else {
            return Ok(None);
        };
        let again = |name: &str| {
            let of_name = |column: &&NamedColumn| column.0 == name;
            let now = reading.columns.iter().find(of_name);
            now.is_some() && now == last.reading.columns.iter().find(of_name)
        };
        let mut columns = corrections_of(&last).columns;
        columns.retain(|name, _| again(name));
        let at = last.finished_at.unwrap_or(last.created_at);
        Ok((!columns.is_empty()).then_some(Self { file_name: last.file_name, at, columns }))
    }

    /// Whether any of it is in use.
    pub(super) fn is_used_in(&self, corrections: &Corrections) -> bool {
        self.columns.iter().any(|(name, role)| corrections.columns.get(name) == Some(role))
    }
}
