//! Slows down guessing of passwords: after five failures an address waits, twice as long each time.

use chrono::Duration;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use sea_orm::sea_query::OnConflict;
use sha2::{Digest, Sha256};

use crate::entity::sign_in_failure;
use crate::error::StoreError;
use crate::open::Store;
use crate::record::hex;

/// Failures before an address waits.
const FAILURES_FREE: i32 = 5;
/// Longest wait, in seconds.
const WAIT_SECONDS_MAX: i64 = 900;

/// Whether an address may try to sign in now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInGate {
    /// It may.
    Open,
    /// Too many failures: try again later.
    Wait {
        /// Seconds to wait.
        seconds: i64,
    },
}

impl Store {
    /// Whether an address may try to sign in now.
    pub async fn sign_in_gate(&self, email: &str) -> Result<SignInGate, StoreError> {
        let Some(row) = sign_in_failure::Entity::find_by_id(key(email)).one(self.read()).await? else {
            return Ok(SignInGate::Open);
        };
        let open_at = row.last_at + Duration::seconds(wait_seconds(row.failures));
        let seconds = (open_at - self.clock().now()).num_seconds();
        Ok(if seconds > 0 { SignInGate::Wait { seconds } } else { SignInGate::Open })
    }

    /// Counts a failure.
    pub async fn note_sign_in_failure(&self, email: &str) -> Result<(), StoreError> {
        let _door = self.door().lock().await;
        let known = sign_in_failure::Entity::find_by_id(key(email)).one(self.writer()).await?;
        let row = sign_in_failure::ActiveModel {
            email_hash: Set(key(email)),
            failures: Set(known.map_or(1, |row| row.failures.saturating_add(1))),
            last_at: Set(self.clock().now()),
        };
        let update = OnConflict::column(sign_in_failure::Column::EmailHash)
            .update_columns([sign_in_failure::Column::Failures, sign_in_failure::Column::LastAt])
            .to_owned();
        sign_in_failure::Entity::insert(row)
            .on_conflict(update)
            .exec_without_returning(self.writer())
            .await?;
        Ok(())
    }

    /// Forgets the failures of an address that has signed in.
    pub async fn forget_sign_in_failures(&self, email: &str) -> Result<(), StoreError> {
        let _door = self.door().lock().await;
        sign_in_failure::Entity::delete_by_id(key(email)).exec(self.writer()).await?;
        Ok(())
    }
}

/// Addresses are kept as hashes only: most of those that fail belong to nobody here.
fn key(email: &str) -> String {
    hex(&Sha256::digest(email.trim().to_lowercase()))
}

fn wait_seconds(failures: i32) -> i64 {
    match failures.saturating_sub(FAILURES_FREE) {
        over if over < 0 => 0,
        over => 30_i64.saturating_mul(1 << over.min(10)).min(WAIT_SECONDS_MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_failures_are_free_and_then_waits_double_up_to_a_quarter_of_an_hour() {
        let waits: Vec<i64> = (0..12).map(wait_seconds).collect();
        assert_eq!(waits, [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900]);
    }
}
