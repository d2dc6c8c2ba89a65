//! What a filter finds, remembered until the next write: how much it is and, where it is little, which.
//!
//! A page of much is read along a sorted index; a page of little would make that walk endless, so it is read by
//! identifier instead. Neither database can tell the two apart well enough by itself.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use chrono::NaiveDate;
use convenor_domain::{ReadScope, RegisterFilter};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use crate::condition::{self, Way};
use crate::entity::engagement;
use crate::error::StoreError;
use crate::open::Store;

/// Most answers remembered at a time.
const ANSWERS_MAX: usize = 1_000;
/// Most engagements that are few.
const FEW_MAX: usize = 500;

type Asked = (ReadScope, RegisterFilter, NaiveDate);

/// What a filter finds.
#[derive(Debug, Clone)]
pub(super) enum Found {
    /// These, in no order.
    Few(Arc<[Uuid]>),
    /// So many.
    Many(u64),
}

impl Found {
    fn count(&self) -> u64 {
        match self {
            Self::Few(ids) => u64::try_from(ids.len()).unwrap_or(u64::MAX),
            Self::Many(count) => *count,
        }
    }
}

/// Answers by what was asked, for one state of the register: the audit sequence tells when it changed, also when
/// another process wrote.
#[derive(Default)]
pub(crate) struct FoundCache {
    answers: Mutex<(u64, HashMap<Asked, Found>)>,
    /// Held while an answer is sought, so that a crowd with one question asks the database once.
    seeking: tokio::sync::Mutex<()>,
}

impl FoundCache {
    fn lookup(&self, sequence: u64, asked: &Asked) -> Option<Found> {
        let held = self.answers.lock().ok()?;
        (held.0 == sequence).then(|| held.1.get(asked).cloned()).flatten()
    }

    fn keep(&self, sequence: u64, asked: Asked, found: Found) {
        let Ok(mut held) = self.answers.lock() else { return };
        if held.0 != sequence || held.1.len() >= ANSWERS_MAX {
            *held = (sequence, HashMap::new());
        }
        held.1.insert(asked, found);
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
        Ok(self.found_engagements(scope, filter, today).await?.count())
    }

    /// What the reader may see under a filter.
    pub(super) async fn found_engagements(
        &self,
        scope: ReadScope,
        filter: &RegisterFilter,
        today: NaiveDate,
    ) -> Result<Found, StoreError> {
        let asked = (scope, filter.clone(), today);
        let sequence = self.audit_sequence().await?;
        if let Some(found) = self.found_cache().lookup(sequence, &asked) {
            return Ok(found);
        }
        let _seeking = self.found_cache().seeking.lock().await;
        let sequence = self.audit_sequence().await?;
        if let Some(found) = self.found_cache().lookup(sequence, &asked) {
            return Ok(found);
        }
        let found = self.seek(&asked).await?;
        self.found_cache().keep(sequence, asked, found.clone());
        Ok(found)
    }

    async fn seek(&self, (scope, filter, today): &Asked) -> Result<Found, StoreError> {
        let query: Select<engagement::Entity> = engagement::Entity::find()
            .filter(condition::engagements(self.backend(), *scope))
            .filter(condition::filters(self.backend(), Way::Gather, filter, *today));
        let query = query.select_only().column(engagement::Column::Id);
        let some = u64::try_from(FEW_MAX).unwrap_or(u64::MAX).saturating_add(1);
        let ids: Vec<Uuid> = query.clone().limit(some).into_tuple().all(self.read()).await?;
        if ids.len() <= FEW_MAX {
            return Ok(Found::Few(ids.into()));
        }
        Ok(Found::Many(query.count(self.read()).await?))
    }
}
