//! The one door for writing: a transaction that carries its audit rows with it.

use chrono::{DateTime, SubsecRound, Utc};
use convenor_domain::population::ReferenceKind;
use convenor_domain::{AccountId, Actor, LotteryId, RecordId, SeatBodyId, Vocabularies};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use tokio::sync::MutexGuard;
use uuid::Uuid;

use crate::audit::{AuditAction, Trail};
use crate::error::StoreError;
use crate::open::Store;

/// A transaction in progress. Dropped without [`Writing::commit`], it leaves nothing.
pub struct Writing<'a> {
    store: &'a Store,
    transaction: DatabaseTransaction,
    trail: Trail,
    account: Option<AccountId>,
    now: DateTime<Utc>,
    _door: MutexGuard<'a, ()>,
}

impl Store {
    /// Begins to write, for `actor`. Others who write wait.
    pub async fn begin(&self, actor: &Actor) -> Result<Writing<'_>, StoreError> {
        let door = self.door().lock().await;
        let sqlite = self.backend() == DbBackend::Sqlite;
        let options = TransactionOptions {
            sqlite_transaction_mode: sqlite.then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let transaction = self.writer().begin_with_options(options).await?;
        let trail = Trail::take(&transaction).await?;
        // Both databases keep microseconds: what is given back must equal what is read later.
        let now = self.clock().now().trunc_subsecs(6);
        Ok(Writing { store: self, transaction, trail, account: actor.account, now, _door: door })
    }
}

impl Writing<'_> {
    /// Saves everything written, with its audit rows, and gives the sequence of the last of them.
    pub async fn commit(self) -> Result<u64, StoreError> {
        let sequence = self.trail.save(&self.transaction).await?;
        self.store.beats().save(&self.transaction).await?;
        self.transaction.commit().await?;
        Ok(sequence)
    }

    /// Leaves everything as it was.
    pub async fn abandon(self) -> Result<(), StoreError> {
        Ok(self.transaction.rollback().await?)
    }

    /// When this writing began: the time of all it writes.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    pub(crate) fn on(&self) -> &DatabaseTransaction {
        &self.transaction
    }

    /// Who writes; `None` for the operator.
    pub(crate) fn account(&self) -> Option<AccountId> {
        self.account
    }

    pub(crate) fn new_id(&self) -> Uuid {
        self.store.clock().new_id()
    }

    pub(crate) fn vocabularies(&self) -> &Vocabularies {
        self.store.vocabularies()
    }

    /// Notes an action on a record for the audit trail: names of changed fields, never their values.
    pub(crate) fn note(&mut self, action: AuditAction, record: RecordId, fields: &[String]) {
        self.trail.add(self.now, self.account, action, (record.kind.key(), record.id), fields);
    }

    /// Notes an action on a lottery, which is no record, for the audit trail.
    pub(crate) fn note_lottery(&mut self, action: AuditAction, lottery: LotteryId, fields: &[String]) {
        self.trail.add(self.now, self.account, action, ("lottery", lottery.0), fields);
    }

    /// Notes an action on a body with seats, which is no record, for the audit trail: never whose seat it is.
    pub(crate) fn note_seat_body(&mut self, action: AuditAction, body: SeatBodyId, fields: &[String]) {
        self.trail.add(self.now, self.account, action, ("seat-body", body.0), fields);
    }

    /// Notes for the audit trail that an official list was read in, which is no record.
    pub(crate) fn note_list(&mut self, action: AuditAction, list: Uuid, kind: ReferenceKind) {
        self.trail.add(self.now, self.account, action, ("reference", list), &[kind.key().to_owned()]);
    }
}

/// Inserts many rows, in as many statements as the databases' limits ask for.
pub(crate) async fn insert_all<E, A>(on: &impl ConnectionTrait, rows: Vec<A>) -> Result<(), StoreError>
where
    E: EntityTrait,
    A: sea_orm::ActiveModelTrait<Entity = E>,
{
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some: Vec<A> = rows.by_ref().take(crate::dialect::INSERT_ROWS).collect();
        E::insert_many(some).exec_without_returning(on).await?;
    }
    Ok(())
}
