//! What the three kinds of record share: hashes, changed fields, reading the stored body.

use std::fmt::Write;

use convenor_domain::{ReadScope, Record, RecordId, RecordKind, Reference};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::entity::{decision, engagement, insight};
use crate::error::StoreError;
use crate::open::Store;

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// SHA-256 of a value's JSON.
pub(crate) fn hash(value: &impl Serialize) -> Result<String, StoreError> {
    Ok(hex(&Sha256::digest(to_json(value)?)))
}

pub(crate) fn to_json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| unreadable("a record", &error))
}

pub(crate) fn from_json<T: DeserializeOwned>(what: &str, json: &str) -> Result<T, StoreError> {
    serde_json::from_str(json).map_err(|error| unreadable(what, &error))
}

pub(crate) fn unreadable(what: &str, reason: &dyn std::fmt::Display) -> StoreError {
    StoreError::Unreadable { what: what.to_owned(), reason: reason.to_string() }
}

/// Names of the fields that differ between two versions of a record's content.
pub(crate) fn changed_fields<T: Serialize>(before: &T, after: &T) -> Result<Vec<String>, StoreError> {
    let tree = |content: &T| serde_json::to_value(content).map_err(|error| unreadable("a record", &error));
    let (before, after) = (tree(before)?, tree(after)?);
    let fields = after.as_object().map(|map| map.keys().cloned().collect::<Vec<_>>()).unwrap_or_default();
    Ok(fields.into_iter().filter(|field| before.get(field) != after.get(field)).collect())
}

impl Store {
    /// The record with this permanent reference, if the reader may see it.
    pub async fn lookup_reference(
        &self,
        scope: ReadScope,
        reference: &Reference,
    ) -> Result<Option<RecordId>, StoreError> {
        let id = match reference.0.chars().next() {
            Some('E') => {
                self.id_by_reference::<engagement::Entity>(
                    engagement::Column::Reference,
                    engagement::Column::Id,
                    reference,
                    RecordKind::Engagement,
                )
                .await?
            }
            Some('I') => {
                self.id_by_reference::<insight::Entity>(
                    insight::Column::Reference,
                    insight::Column::Id,
                    reference,
                    RecordKind::Insight,
                )
                .await?
            }
            Some('D') => {
                self.id_by_reference::<decision::Entity>(
                    decision::Column::Reference,
                    decision::Column::Id,
                    reference,
                    RecordKind::Decision,
                )
                .await?
            }
            _ => None,
        };
        let Some(id) = id else { return Ok(None) };
        Ok(self.lookup_record(scope, id).await?.map(|record| record.id()))
    }

    async fn id_by_reference<E: EntityTrait>(
        &self,
        column: E::Column,
        id: E::Column,
        reference: &Reference,
        kind: RecordKind,
    ) -> Result<Option<RecordId>, StoreError> {
        let row: Option<Uuid> = E::find()
            .select_only()
            .column(id)
            .filter(column.eq(reference.0.as_str()))
            .into_tuple()
            .one(self.read())
            .await?;
        Ok(row.map(|id| RecordId { kind, id }))
    }

    /// A record of any kind, if the reader may see it.
    pub async fn lookup_record(&self, scope: ReadScope, id: RecordId) -> Result<Option<Record>, StoreError> {
        use convenor_domain::{DecisionId, EngagementId, InsightId};
        let record = match id.kind {
            RecordKind::Engagement => self
                .lookup_engagement(scope, EngagementId(id.id))
                .await?
                .map(|found| Record::Engagement(Box::new(found))),
            RecordKind::Insight => self
                .lookup_insight(scope, InsightId(id.id))
                .await?
                .map(|found| Record::Insight(Box::new(found))),
            RecordKind::Decision => self
                .lookup_decision(scope, DecisionId(id.id))
                .await?
                .map(|found| Record::Decision(Box::new(found))),
        };
        Ok(record)
    }
}
