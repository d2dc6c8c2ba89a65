//! Checks before asking: who looked, what they were shown and what they chose. Records that have been merged since are
//! given as the records that they are part of now.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::Duration;
use convenor_domain::overlap::{Choice, NewOverlapCheck, NewSettled, OverlapCheck, Settled};
use convenor_domain::{
    AccountId, EngagementId, FieldProblem, OrganisationId, OverlapCheckId, Reason, RecordKind, SystemId,
};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::Settlement;
use crate::entity::overlap_check::{self as row, Column as C};
use crate::error::StoreError;
use crate::merge;
use crate::open::Store;
use crate::record::{from_json, to_json, unreadable};
use crate::writing::Writing;

/// A check that nobody settled is forgotten after so many days.
const OPEN_DAYS_MAX: i64 = 90;

/// Which checks to list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverlapCheckFilter {
    /// Of this system.
    pub system: SystemId,
    /// Only of this organisation.
    pub organisation: Option<OrganisationId>,
    /// Only those settled in this way.
    pub choice: Option<Choice>,
    /// Only those that are settled, or those that are not.
    pub settlement: Option<Settlement>,
}

/// How many checks were settled in which way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OverlapCheckCounts {
    /// Not settled.
    pub open: u64,
    /// Settled, by choice; choices that nobody made are left out.
    pub settled: BTreeMap<Choice, u64>,
}

impl Store {
    /// The check with this identifier.
    pub async fn lookup_overlap_check(&self, id: OverlapCheckId) -> Result<Option<OverlapCheck>, StoreError> {
        let found = row::Entity::find_by_id(id.0).one(self.read()).await?;
        self.one_check(found).await
    }

    /// The last check that was settled by beginning this engagement, or one that was merged into it.
    pub async fn lookup_check_of_engagement(
        &self,
        id: EngagementId,
    ) -> Result<Option<OverlapCheck>, StoreError> {
        let mut ids = merge::predecessors(self.read(), id.0).await?;
        ids.push(id.0);
        let found = row::Entity::find()
            .filter(C::EngagementId.is_in(ids))
            .order_by_desc(C::CreatedAt)
            .order_by_desc(C::Id)
            .one(self.read())
            .await?;
        self.one_check(found).await
    }

    /// Checks under a filter, newest first, and how many there are in all.
    pub async fn list_overlap_checks(
        &self,
        filter: &OverlapCheckFilter,
        limit: u64,
        offset: u64,
    ) -> Result<(Vec<OverlapCheck>, u64), StoreError> {
        let query = row::Entity::find().filter(condition(filter));
        let total = query.clone().count(self.read()).await?;
        let page = query.order_by_desc(C::CreatedAt).order_by_desc(C::Id).limit(limit).offset(offset);
        Ok((self.checks(page.all(self.read()).await?).await?, total))
    }

    /// How many checks of a system, or of one of its organisations, were settled in which way.
    pub async fn count_overlap_checks(
        &self,
        system: SystemId,
        organisation: Option<OrganisationId>,
    ) -> Result<OverlapCheckCounts, StoreError> {
        let filter = OverlapCheckFilter { system, organisation, choice: None, settlement: None };
        let rows: Vec<(Option<String>, i64)> = row::Entity::find()
            .select_only()
            .column(C::Choice)
            .column_as(C::Id.count(), "checks")
            .filter(condition(&filter))
            .group_by(C::Choice)
            .into_tuple()
            .all(self.read())
            .await?;
        let mut counts = OverlapCheckCounts::default();
        for (choice, count) in rows {
            let count = u64::try_from(count).unwrap_or_default();
            match choice {
                None => counts.open = count,
                Some(key) => {
                    let choice = key.parse().map_err(|error| unreadable("a check", &error))?;
                    counts.settled.insert(choice, count);
                }
            }
        }
        Ok(counts)
    }

    async fn one_check(&self, found: Option<row::Model>) -> Result<Option<OverlapCheck>, StoreError> {
        Ok(self.checks(found.into_iter().collect()).await?.pop())
    }

    async fn checks(&self, rows: Vec<row::Model>) -> Result<Vec<OverlapCheck>, StoreError> {
        let mut checks = rows.into_iter().map(from_row).collect::<Result<Vec<_>, _>>()?;
        let named: BTreeSet<Uuid> = checks.iter().flat_map(named).collect();
        let merged = merge::successors(self.read(), named).await?;
        if !merged.is_empty() {
            for check in &mut checks {
                lead_on(check, &merged);
            }
        }
        Ok(checks)
    }
}

impl Writing<'_> {
    /// Keeps a check that this writer made.
    pub async fn add_overlap_check(&mut self, new: NewOverlapCheck) -> Result<OverlapCheck, StoreError> {
        let (id, at) = (OverlapCheckId(self.new_id()), self.now());
        let check = OverlapCheck { id, account: self.account(), at, shown: new, settled: None };
        let new = row::ActiveModel {
            id: Set(id.0),
            system_id: Set(check.shown.system.0),
            organisation_id: Set(check.shown.organisation.map(|organisation| organisation.0)),
            account_id: Set(check.account.map(|account| account.0)),
            shown: Set(to_json(&check.shown)?),
            choice: Set(None),
            settled: Set(None),
            engagement_id: Set(None),
            created_at: Set(at),
        };
        row::Entity::insert(new).exec_without_returning(self.on()).await?;
        Ok(check)
    }

    /// Keeps what somebody chose after a check, once. Problems name `choice`, `with` or `reason`.
    pub async fn settle_overlap_check(
        &mut self,
        id: OverlapCheckId,
        new: NewSettled,
    ) -> Result<OverlapCheck, StoreError> {
        let found = row::Entity::find_by_id(id.0).one(self.on()).await?;
        let before = from_row(found.ok_or_else(|| StoreError::Absent("check"))?)?;
        new.check(&before).map_err(StoreError::Problems)?;
        let settled = Settled {
            choice: new.choice,
            with: new.with,
            reason: new.reason.trim().to_owned(),
            engagement: new.engagement,
            at: self.now(),
        };
        let kept = row::Entity::update_many()
            .col_expr(C::Choice, Expr::value(settled.choice.key()))
            .col_expr(C::Settled, Expr::value(to_json(&settled)?))
            .col_expr(C::EngagementId, Expr::value(settled.engagement.map(|id| id.0)))
            .filter(C::Id.eq(id.0))
            .filter(C::Choice.is_null())
            .exec(self.on())
            .await?;
        if kept.rows_affected == 0 {
            // Somebody settled it since it was read.
            let reason = Reason::NotAllowed { value: settled.choice.key().to_owned() };
            return Err(StoreError::Problems(vec![FieldProblem { field: "choice", reason }]));
        }
        Ok(OverlapCheck { settled: Some(settled), ..before })
    }

    /// Forgets checks that nobody settled in 90 days, and says how many there were.
    pub async fn remove_stale_overlap_checks(&mut self) -> Result<u64, StoreError> {
        let done = row::Entity::delete_many()
            .filter(C::Choice.is_null())
            .filter(C::CreatedAt.lt(self.now() - Duration::days(OPEN_DAYS_MAX)))
            .exec(self.on())
            .await?;
        Ok(done.rows_affected)
    }
}

fn condition(filter: &OverlapCheckFilter) -> Condition {
    let settlement = filter.settlement.map(|settlement| match settlement {
        Settlement::Open => C::Choice.is_null(),
        Settlement::Settled => C::Choice.is_not_null(),
    });
    Condition::all()
        .add(C::SystemId.eq(filter.system.0))
        .add_option(filter.organisation.map(|organisation| C::OrganisationId.eq(organisation.0)))
        .add_option(filter.choice.map(|choice| C::Choice.eq(choice.key())))
        .add_option(settlement)
}

fn from_row(row: row::Model) -> Result<OverlapCheck, StoreError> {
    Ok(OverlapCheck {
        id: OverlapCheckId(row.id),
        account: row.account_id.map(AccountId),
        at: row.created_at,
        shown: from_json("a check", &row.shown)?,
        settled: row.settled.map(|settled| from_json("a check", &settled)).transpose()?,
    })
}

/// The engagements that a check names.
fn named(check: &OverlapCheck) -> Vec<Uuid> {
    let mut ids: Vec<Uuid> = check.shown.similar.iter().map(|similar| similar.engagement.0).collect();
    if let Some(settled) = &check.settled {
        ids.extend(settled.engagement.map(|id| id.0));
        ids.extend(settled.with.iter().filter(|id| id.kind == RecordKind::Engagement).map(|id| id.id));
    }
    ids
}

/// Names the records that merged ones are part of now, each once.
fn lead_on(check: &mut OverlapCheck, merged: &HashMap<Uuid, Uuid>) {
    let now = |id: Uuid| merged.get(&id).copied().unwrap_or(id);
    for similar in &mut check.shown.similar {
        similar.engagement = EngagementId(now(similar.engagement.0));
    }
    let mut seen = HashSet::new();
    check.shown.similar.retain(|similar| seen.insert(similar.engagement));
    if let Some(settled) = &mut check.settled {
        settled.engagement = settled.engagement.map(|id| EngagementId(now(id.0)));
        for id in settled.with.iter_mut().filter(|id| id.kind == RecordKind::Engagement) {
            id.id = now(id.id);
        }
        let mut seen = HashSet::new();
        settled.with.retain(|id| seen.insert(*id));
    }
}
