//! The audit trail: append-only, hash-chained, written in the transaction of what it tells of.
//!
//! It holds the names of changed fields, never their values: the trail outlives an erasure of personal data.
//! Its sequence also tells the look-up index how far it has read.

use chrono::{DateTime, Utc};
use convenor_domain::{AccountId, RecordId, RecordKind};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ColumnTrait, DatabaseTransaction, DbBackend, EntityTrait, IsolationLevel, QueryFilter, QueryOrder,
    QuerySelect, TransactionOptions, TransactionTrait, sea_query::Expr,
};
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::entity::{audit, audit_head};
use crate::error::StoreError;
use crate::open::Store;
use crate::writing::insert_all;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AuditAction {
    /// Added.
    Add,
    /// Changed.
    Edit,
    /// Taken to another status.
    Move,
    /// Removed, by the undoing of an import.
    Remove,
}

impl AuditAction {
    fn key(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Edit => "edit",
            Self::Move => "move",
            Self::Remove => "remove",
        }
    }

    fn from_key(key: &str) -> Option<Self> {
        [Self::Add, Self::Edit, Self::Move, Self::Remove].into_iter().find(|action| action.key() == key)
    }
}

/// One entry of the trail, as shown in a record's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Place in the trail.
    pub sequence: u64,
    /// When.
    pub happened_at: DateTime<Utc>,
    /// By whom; `None` for the operator and the public.
    pub account: Option<AccountId>,
    /// What was done.
    pub action: AuditAction,
    /// Names of the fields that changed.
    pub fields: Vec<String>,
}

/// A record that changed, for those who keep something beside the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Place in the trail.
    pub sequence: u64,
    /// The record.
    pub record: RecordId,
}

/// The first entry at which the chain does not hold; the one after the last when the end does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditFault {
    /// Place in the trail.
    pub sequence: u64,
}

impl AuditFault {
    fn at(sequence: i64) -> Self {
        Self { sequence: u64::try_from(sequence).unwrap_or_default() }
    }
}

/// The end of the trail, held by one transaction, and what it adds.
pub(crate) struct Trail {
    sequence: i64,
    hash: String,
    entries: Vec<audit::ActiveModel>,
}

impl Trail {
    /// Takes the end of the trail; other writers wait for it, on both databases.
    pub(crate) async fn take(on: &DatabaseTransaction) -> Result<Self, StoreError> {
        let lock = audit_head::Entity::update_many()
            .col_expr(audit_head::Column::Id, Expr::col(audit_head::Column::Id));
        lock.exec(on).await?;
        let head = audit_head::Entity::find().one(on).await?.ok_or_else(|| StoreError::Unreadable {
            what: "the audit trail".to_owned(),
            reason: "its end is missing".to_owned(),
        })?;
        Ok(Self { sequence: head.sequence, hash: head.hash, entries: Vec::new() })
    }

    pub(crate) fn add(
        &mut self,
        now: DateTime<Utc>,
        account: Option<AccountId>,
        action: AuditAction,
        (kind, id): (&str, Uuid),
        fields: &[String],
    ) {
        self.sequence += 1;
        let mut entry = audit::Model {
            sequence: self.sequence,
            happened_at: now,
            account_id: account.map(|account| account.0),
            action: action.key().to_owned(),
            kind: kind.to_owned(),
            record_id: id,
            fields: fields.join(" "),
            previous_hash: std::mem::take(&mut self.hash),
            hash: String::new(),
        };
        entry.hash = hash_of(&entry);
        self.hash.clone_from(&entry.hash);
        self.entries.push(active(entry));
    }

    /// Writes the entries and the new end of the trail.
    pub(crate) async fn save(self, on: &DatabaseTransaction) -> Result<u64, StoreError> {
        if !self.entries.is_empty() {
            insert_all::<audit::Entity, _>(on, self.entries).await?;
            audit_head::Entity::update_many()
                .col_expr(audit_head::Column::Sequence, Expr::value(self.sequence))
                .col_expr(audit_head::Column::Hash, Expr::value(self.hash))
                .exec(on)
                .await?;
        }
        Ok(u64::try_from(self.sequence).unwrap_or_default())
    }
}

fn active(entry: audit::Model) -> audit::ActiveModel {
    audit::ActiveModel {
        sequence: Set(entry.sequence),
        happened_at: Set(entry.happened_at),
        account_id: Set(entry.account_id),
        action: Set(entry.action),
        kind: Set(entry.kind),
        record_id: Set(entry.record_id),
        fields: Set(entry.fields),
        previous_hash: Set(entry.previous_hash),
        hash: Set(entry.hash),
    }
}

/// SHA-256 over every column but the hash itself, each ended by a zero byte.
fn hash_of(entry: &audit::Model) -> String {
    let account = entry.account_id.map(|account| account.to_string()).unwrap_or_default();
    let parts = [
        entry.sequence.to_string(),
        entry.happened_at.timestamp_micros().to_string(),
        account,
        entry.action.clone(),
        entry.kind.clone(),
        entry.record_id.to_string(),
        entry.fields.clone(),
        entry.previous_hash.clone(),
    ];
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part.as_bytes());
        digest.update([0]);
    }
    crate::record::hex(&digest.finalize())
}

impl Store {
    /// The sequence of the last entry; 0 for an empty trail.
    pub async fn audit_sequence(&self) -> Result<u64, StoreError> {
        let head = audit_head::Entity::find().one(self.read()).await?;
        Ok(head.and_then(|head| u64::try_from(head.sequence).ok()).unwrap_or_default())
    }

    /// The records changed after `sequence`, in order, at most `limit` entries.
    pub async fn changes_after(&self, sequence: u64, limit: u64) -> Result<Vec<Change>, StoreError> {
        let rows = audit::Entity::find()
            .filter(audit::Column::Sequence.gt(i64::try_from(sequence).unwrap_or(i64::MAX)))
            .order_by_asc(audit::Column::Sequence)
            .limit(limit)
            .all(self.read())
            .await?;
        let change = |row: audit::Model| {
            let kind = RecordKind::from_key(&row.kind)?;
            let sequence = u64::try_from(row.sequence).ok()?;
            Some(Change { sequence, record: RecordId { kind, id: row.record_id } })
        };
        Ok(rows.into_iter().filter_map(change).collect())
    }

    /// A record's history, newest first.
    pub async fn history(&self, record: RecordId, limit: u64) -> Result<Vec<AuditEntry>, StoreError> {
        let rows = audit::Entity::find()
            .filter(audit::Column::RecordId.eq(record.id))
            .order_by_desc(audit::Column::Sequence)
            .limit(limit)
            .all(self.read())
            .await?;
        Ok(rows.iter().filter_map(entry).collect())
    }

    /// Reads the whole trail and gives the first entry at which the chain does not hold, if there is one.
    pub async fn verify_audit(&self) -> Result<Option<AuditFault>, StoreError> {
        let on = self.unmoving().await?;
        let head = audit_head::Entity::find().one(&on).await?;
        let (mut last, mut previous) = (0_i64, String::new());
        loop {
            let rows = audit::Entity::find()
                .filter(audit::Column::Sequence.gt(last))
                .order_by_asc(audit::Column::Sequence)
                .limit(5_000)
                .all(&on)
                .await?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                if row.sequence != last + 1 || row.previous_hash != previous || row.hash != hash_of(&row) {
                    return Ok(Some(AuditFault::at(row.sequence)));
                }
                (last, previous) = (row.sequence, row.hash);
            }
        }
        let whole = head.is_some_and(|head| (head.sequence, &head.hash) == (last, &previous));
        Ok((!whole).then(|| AuditFault::at(last + 1)))
    }

    /// The store as it stands now, however long the reading takes.
    async fn unmoving(&self) -> Result<DatabaseTransaction, StoreError> {
        // On SQLite every transaction reads what stood when it began; PostgreSQL has to be asked.
        let postgres = self.backend() == DbBackend::Postgres;
        let options = TransactionOptions {
            isolation_level: postgres.then_some(IsolationLevel::RepeatableRead),
            ..TransactionOptions::default()
        };
        Ok(self.read().begin_with_options(options).await?)
    }
}

fn entry(row: &audit::Model) -> Option<AuditEntry> {
    Some(AuditEntry {
        sequence: u64::try_from(row.sequence).ok()?,
        happened_at: row.happened_at,
        account: row.account_id.map(AccountId),
        action: AuditAction::from_key(&row.action)?,
        fields: row.fields.split_whitespace().map(ToOwned::to_owned).collect(),
    })
}
