//! Importing records that went into others: their source keeps speaking to the copy, never to the register.

use std::collections::HashMap;

use convenor_domain::{Engagement, ImportedRecord, RecordKind, SystemId};

use super::apply::{ImportBatch, change_row};
use crate::audit::AuditAction;
use crate::entity::import_change;
use crate::error::StoreError;
use crate::merge::{MergedCopy, copies_by_source};
use crate::record::{changed_fields, to_json};
use crate::writing::{Writing, insert_all};

impl Writing<'_> {
    /// The copies of records that an import brings again, by source and the source's identifier.
    pub(super) async fn known_copies(
        &self,
        system: SystemId,
        records: &[ImportedRecord],
    ) -> Result<HashMap<(String, String), MergedCopy>, StoreError> {
        let key = |record: &'_ ImportedRecord| {
            (record.provenance.source.clone(), record.provenance.external_id.clone())
        };
        let keys: Vec<(String, String)> = records.iter().map(key).collect();
        let keys: Vec<(&str, &str)> =
            keys.iter().map(|(source, id)| (source.as_str(), id.as_str())).collect();
        copies_by_source(self.on(), system, &keys).await
    }

    /// Takes what the source says of a record that went into another. What it says was heard is left out: people joined
    /// that with what the other record says.
    pub(super) async fn change_copy(
        &mut self,
        batch: &mut ImportBatch,
        record: &ImportedRecord,
        source_hash: &str,
        copy: &MergedCopy,
    ) -> Result<(), StoreError> {
        if copy.source_hash == source_hash {
            batch.summary.same += 1;
            return Ok(());
        }
        batch.summary.changed += 1;
        let before = &copy.engagement;
        let story = self.story(batch, record, before.id);
        let after =
            Engagement { version: before.version + 1, created_at: before.created_at, ..story.engagement };
        self.replace_copy(&after, source_hash).await?;
        self.note(AuditAction::Edit, after.id.into(), &changed_fields(&before.content, &after.content)?);
        let snapshot = to_json(&(before, &copy.source_hash))?;
        let kind = RecordKind::Engagement.key();
        let change = change_row(batch, kind, after.id.0, after.version, Some(snapshot));
        insert_all::<import_change::Entity, _>(self.on(), vec![change]).await
    }
}
