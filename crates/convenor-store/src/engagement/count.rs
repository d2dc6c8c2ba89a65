//! Counts of the register, remembered until the next write.

use std::collections::HashMap;
use std::sync::Mutex;

use chrono::NaiveDate;
use convenor_domain::{ReadScope, RegisterFilter};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};

use crate::condition;
use crate::entity::engagement;
use crate::error::StoreError;
use crate::open::Store;

/// Most counts remembered at a time.
const COUNTS_MAX: usize = 1_000;

type Asked = (ReadScope, RegisterFilter, NaiveDate);

/// Counts by what was asked, for one state of the register: the audit sequence tells when it changed, also
/// when another process wrote.
#[derive(Default)]
pub(crate) struct CountCache(Mutex<(u64, HashMap<Asked, u64>)>);

impl CountCache {
    fn lookup(&self, sequence: u64, asked: &Asked) -> Option<u64> {
        let held = self.0.lock().ok()?;
        (held.0 == sequence).then(|| held.1.get(asked).copied()).flatten()
    }

    fn keep(&self, sequence: u64, asked: Asked, count: u64) {
        let Ok(mut held) = self.0.lock() else { return };
        if held.0 != sequence || held.1.len() >= COUNTS_MAX {
            *held = (sequence, HashMap::new());
        }
        held.1.insert(asked, count);
    }
}

impl Store {
    /// How many engagements the reader may see under a filter.
    pub async fn count_engagements(
        &self,
        scope: ReadScope,
        filter: &RegisterFilter,
        today: NaiveDate,
    ) -> Result<u64, StoreError> {
        let sequence = self.audit_sequence().await?;
        let asked = (scope, filter.clone(), today);
        if let Some(count) = self.counts().lookup(sequence, &asked) {
            return Ok(count);
        }
        let count = engagement::Entity::find()
            .filter(condition::engagements(scope, filter.system))
            .filter(condition::filters(filter, today))
            .count(self.read())
            .await?;
        self.counts().keep(sequence, asked, count);
        Ok(count)
    }
}
