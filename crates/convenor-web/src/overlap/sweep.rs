//! Sweeps: compares all planned work of a system with itself, and what an import brought with the register, and keeps
//! the pairs that the engagement lead should see.
//!
//! A sweep reads for as long as it takes and writes in one go at its end.

use std::sync::atomic::{AtomicU64, Ordering};

use convenor_domain::overlap::{NewOverlapPair, PairKind, Plan, Risk, Rules};
use convenor_domain::{
    Actor, Engagement, EngagementId, EngagementStatus, ReadScope, RegisterFilter, SystemId,
};
use convenor_store::{EngagementList, EngagementSort, Order, Store, StoreError};

use super::{Alike, Asking, alike};
use crate::lookup::{Lookup, LookupError};

/// Where work stands that is still to come or under way. Drafts are left to those who write them.
pub const PLANNED: &[EngagementStatus] = &[
    EngagementStatus::SubmittedForAdvice,
    EngagementStatus::Planned,
    EngagementStatus::Open,
    EngagementStatus::Paused,
];

/// Most records that each one is paired with.
const ALIKE_MAX: usize = 20;
/// Engagements read at a time.
const PAGE: u64 = 200;

/// What a sweep did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Engagements that were compared with others.
    pub engagements: u64,
    /// Pairs that were found alike, those already decided included.
    pub pairs: u64,
}

/// Compares all planned work of a system with itself. Pairs of medium or high risk are kept; open ones that are no
/// longer alike are forgotten. `done` counts engagements while it goes on.
pub async fn sweep(
    store: &Store,
    lookup: &Lookup,
    system: SystemId,
    done: &AtomicU64,
) -> Result<Swept, LookupError> {
    let mut pairs = Pairs::of(system, PairKind::Planned);
    let planned = planned(store, system).await?;
    for engagement in &planned {
        for alike in like(store, lookup, engagement, PLANNED).await? {
            if alike.similar.risk >= Risk::Medium {
                pairs.add(engagement.id, alike);
            }
        }
        done.fetch_add(1, Ordering::Relaxed);
    }
    let engagements = u64::try_from(planned.len()).unwrap_or_default();
    Ok(Swept { engagements, pairs: pairs.keep(store, Others::Forget).await? })
}

/// Compares some records of a system with its whole register, and keeps what may be one piece of work recorded twice.
/// Drafts and cancelled work are not compared: nobody has said yet that they are work.
pub async fn sweep_duplicates(
    store: &Store,
    lookup: &Lookup,
    system: SystemId,
    of: &[EngagementId],
    done: &AtomicU64,
) -> Result<Swept, LookupError> {
    let rules = Rules::shipped()?;
    let statuses: Vec<EngagementStatus> = EngagementStatus::ALL
        .iter()
        .copied()
        .filter(|status| !matches!(status, EngagementStatus::Draft | EngagementStatus::Cancelled))
        .collect();
    let mut pairs = Pairs::of(system, PairKind::Duplicate);
    let engagements = store.list_engagements_by_id(ReadScope::WholeSystem { system }, of).await?;
    for engagement in &engagements {
        for alike in like(store, lookup, engagement, &statuses).await? {
            if rules.may_be_one(&alike.similar) {
                pairs.add(engagement.id, alike);
            }
        }
        done.fetch_add(1, Ordering::Relaxed);
    }
    let compared = u64::try_from(engagements.len()).unwrap_or_default();
    Ok(Swept { engagements: compared, pairs: pairs.keep(store, Others::Keep).await? })
}

/// All planned work of a system.
async fn planned(store: &Store, system: SystemId) -> Result<Vec<Engagement>, StoreError> {
    let filter =
        RegisterFilter { system: Some(system), statuses: PLANNED.to_vec(), ..RegisterFilter::default() };
    let mut found = Vec::new();
    loop {
        let list = EngagementList {
            scope: ReadScope::WholeSystem { system },
            filter: filter.clone(),
            today: store.today(),
            sort: EngagementSort::Starts,
            order: Order::Asc,
            limit: PAGE,
            offset: u64::try_from(found.len()).unwrap_or(u64::MAX),
        };
        let page = store.list_engagements(&list).await?;
        if page.is_empty() {
            return Ok(found);
        }
        found.extend(page.into_iter().map(|row| row.engagement));
    }
}

/// Other work of the same system that is like an engagement.
async fn like(
    store: &Store,
    lookup: &Lookup,
    engagement: &Engagement,
    statuses: &[EngagementStatus],
) -> Result<Vec<Alike>, LookupError> {
    let system = engagement.system;
    let asking = Asking {
        scope: ReadScope::WholeSystem { system },
        system,
        plan: &Plan::of(&engagement.content),
        today: store.today(),
        except: Some(engagement.id),
        statuses,
        limit: ALIKE_MAX,
    };
    let mut found = alike(store, lookup, &asking).await?;
    found.retain(|one| one.engagement.system == system);
    Ok(found)
}

/// What becomes of open pairs that a sweep did not find again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Others {
    Keep,
    Forget,
}

/// Pairs found so far.
struct Pairs {
    system: SystemId,
    kind: PairKind,
    found: Vec<NewOverlapPair>,
}

impl Pairs {
    fn of(system: SystemId, kind: PairKind) -> Self {
        Self { system, kind, found: Vec::new() }
    }

    fn add(&mut self, first: EngagementId, alike: Alike) {
        let new = NewOverlapPair { system: self.system, kind: self.kind, first, similar: alike.similar };
        self.found.push(new.in_order());
    }

    /// Keeps the pairs, each once, as the comparison that found more saw them, and says how many there are.
    async fn keep(mut self, store: &Store, others: Others) -> Result<u64, StoreError> {
        self.found.sort_by(|one, other| {
            let pair = |pair: &NewOverlapPair| (pair.first, pair.similar.engagement);
            pair(one).cmp(&pair(other)).then(other.similar.score.total_cmp(&one.similar.score))
        });
        self.found.dedup_by_key(|pair| (pair.first, pair.similar.engagement));
        let pairs = u64::try_from(self.found.len()).unwrap_or_default();
        let mut writing = store.begin(&Actor::operator()).await?;
        writing.note_overlap_pairs(self.found).await?;
        if others == Others::Forget {
            writing.forget_pairs_not_found_since(self.system, self.kind, writing.now()).await?;
        }
        writing.commit().await?;
        Ok(pairs)
    }
}
