//! What the three kinds of record share: hashes, changed fields, reading what is kept, versions held.

use std::fmt::Write;

use convenor_domain::{
    Decision, Engagement, EngagementId, Insight, Provenance, ReadScope, Record, RecordId, RecordKind,
    Reference,
};
use sea_orm::{ColumnTrait, Condition, DbBackend, EntityTrait, QueryFilter, QuerySelect};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::StoreError;
use crate::open::Store;
use crate::writing::Writing;

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

/// What the `body` column of every kind of record holds.
#[derive(Serialize, Deserialize)]
pub(crate) struct Body<C> {
    pub(crate) content: C,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) provenance: Option<Provenance>,
}

/// A kind of record, as the store keeps it.
pub(crate) trait Kept: Sized {
    /// Its table.
    type Entity: EntityTrait;
    /// The table's column of identifiers.
    const ID: <Self::Entity as EntityTrait>::Column;
    /// The table's column of permanent references.
    const REFERENCE: <Self::Entity as EntityTrait>::Column;
    /// The table's column of versions.
    const VERSION: <Self::Entity as EntityTrait>::Column;

    /// Those that a reader may see.
    fn seen(backend: DbBackend, scope: ReadScope) -> Condition;
    /// The record that a row holds.
    fn from_row(row: <Self::Entity as EntityTrait>::Model) -> Result<Self, StoreError>;
    /// The saved version.
    fn version(&self) -> u32;
}

impl Store {
    /// A record of one kind, if the reader may see it.
    pub(crate) async fn lookup_kept<K: Kept>(
        &self,
        scope: ReadScope,
        id: Uuid,
    ) -> Result<Option<K>, StoreError> {
        let query = K::Entity::find().filter(K::ID.eq(id)).filter(K::seen(self.backend(), scope));
        query.one(self.read()).await?.map(K::from_row).transpose()
    }

    /// Records of one kind, as far as the reader may see them; in no order.
    pub(crate) async fn list_kept<K: Kept>(
        &self,
        scope: ReadScope,
        ids: Vec<Uuid>,
    ) -> Result<Vec<K>, StoreError> {
        let mut found = Vec::with_capacity(ids.len());
        for some in ids.chunks(crate::dialect::INSERT_ROWS) {
            let query = K::Entity::find()
                .filter(K::ID.is_in(some.iter().copied()))
                .filter(K::seen(self.backend(), scope));
            found.extend(query.all(self.read()).await?);
        }
        found.into_iter().map(K::from_row).collect()
    }

    /// The record with this permanent reference, if the reader may see it.
    pub async fn lookup_reference(
        &self,
        scope: ReadScope,
        reference: &Reference,
    ) -> Result<Option<RecordId>, StoreError> {
        let (kind, id) = match reference.0.chars().next() {
            Some('E') => (RecordKind::Engagement, self.engagement_seen(scope, reference).await?),
            Some('I') => (RecordKind::Insight, self.id_seen::<Insight>(scope, reference).await?),
            Some('D') => (RecordKind::Decision, self.id_seen::<Decision>(scope, reference).await?),
            _ => return Ok(None),
        };
        Ok(id.map(|id| RecordId { kind, id }))
    }

    /// An engagement keeps its reference when it goes into another: the reference then leads there.
    async fn engagement_seen(
        &self,
        scope: ReadScope,
        reference: &Reference,
    ) -> Result<Option<Uuid>, StoreError> {
        if let Some(id) = self.id_seen::<Engagement>(scope, reference).await? {
            return Ok(Some(id));
        }
        let Some(into) = self.merged_reference(reference).await? else { return Ok(None) };
        Ok(self.lookup_kept::<Engagement>(scope, into).await?.map(|engagement| engagement.id.0))
    }

    async fn id_seen<K: Kept>(
        &self,
        scope: ReadScope,
        reference: &Reference,
    ) -> Result<Option<Uuid>, StoreError> {
        let query = K::Entity::find()
            .select_only()
            .column(K::ID)
            .filter(K::REFERENCE.eq(reference.0.as_str()))
            .filter(K::seen(self.backend(), scope));
        Ok(query.into_tuple().one(self.read()).await?)
    }

    /// A record of any kind, if the reader may see it.
    pub async fn lookup_record(&self, scope: ReadScope, id: RecordId) -> Result<Option<Record>, StoreError> {
        Ok(match id.kind {
            RecordKind::Engagement => {
                self.lookup_kept(scope, id.id).await?.map(|found| Record::Engagement(Box::new(found)))
            }
            RecordKind::Insight => {
                self.lookup_kept(scope, id.id).await?.map(|found| Record::Insight(Box::new(found)))
            }
            RecordKind::Decision => {
                self.lookup_kept(scope, id.id).await?.map(|found| Record::Decision(Box::new(found)))
            }
        })
    }
}

impl Writing<'_> {
    /// The saved record, which must be the version that the writer had read.
    pub(crate) async fn held<K: Kept>(&self, id: RecordId, held: u32) -> Result<K, StoreError> {
        let row = K::Entity::find().filter(K::ID.eq(id.id)).one(self.on()).await?;
        let Some(row) = row else { return Err(self.why_gone(id).await?) };
        let before = K::from_row(row)?;
        let saved = before.version();
        if saved == held { Ok(before) } else { Err(StoreError::Stale { saved, held }) }
    }

    /// Why a record is not there.
    async fn why_gone(&self, id: RecordId) -> Result<StoreError, StoreError> {
        let merged = crate::merge::successors(self.on(), [id.id].into()).await?;
        Ok(match merged.get(&id.id) {
            Some(into) => StoreError::Merged { away: EngagementId(id.id), into: EngagementId(*into) },
            None => StoreError::Missing(id),
        })
    }
}
