//! Which records went into which.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use convenor_domain::{AccountId, Engagement, EngagementId, ReadScope, Reference};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::engagement_merged::{self as row, Column as C};
use crate::error::StoreError;
use crate::open::Store;
use crate::record::from_json;

/// An engagement that went into another, as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedEngagement {
    /// The record, whole.
    pub engagement: Engagement,
    /// What it went into, which may have gone into a third one since.
    pub into: EngagementId,
    /// Who merged them; `None` for the operator.
    pub account: Option<AccountId>,
    /// When.
    pub at: DateTime<Utc>,
}

impl Store {
    /// The record that an engagement is part of now; `None` for one that was never merged away.
    pub async fn merged_into(&self, id: EngagementId) -> Result<Option<EngagementId>, StoreError> {
        let now = successors(self.read(), [id.0].into()).await?;
        Ok(now.get(&id.0).copied().map(EngagementId))
    }

    /// Everything that went into an engagement, directly or by way of another, as far as the reader could see it; the
    /// last first.
    pub async fn merged_from(
        &self,
        scope: ReadScope,
        id: EngagementId,
    ) -> Result<Vec<MergedEngagement>, StoreError> {
        let ids = predecessors(self.read(), id.0).await?;
        let query = row::Entity::find().filter(C::Id.is_in(ids));
        let rows = query.order_by_desc(C::MergedAt).order_by_desc(C::Id).all(self.read()).await?;
        let copies: Result<Vec<_>, _> = rows.iter().map(from_row).collect();
        Ok(copies?.into_iter().filter(|copy| scope.allows(&copy.engagement.access())).collect())
    }

    /// The record that the one with this reference is part of now.
    pub(crate) async fn merged_reference(&self, reference: &Reference) -> Result<Option<Uuid>, StoreError> {
        let row = row::Entity::find().filter(C::Reference.eq(reference.0.as_str())).one(self.read()).await?;
        let Some(row) = row else { return Ok(None) };
        Ok(self.merged_into(EngagementId(row.id)).await?.map(|id| id.0))
    }
}

fn from_row(row: &row::Model) -> Result<MergedEngagement, StoreError> {
    Ok(MergedEngagement {
        engagement: from_json(&row.reference, &row.record)?,
        into: EngagementId(row.into_id),
        account: row.account_id.map(AccountId),
        at: row.merged_at,
    })
}

/// For those of some engagements that were merged away, what they are part of now. A record goes only into one that is
/// there, and is then not there itself: the way ends.
pub(crate) async fn successors(
    on: &impl ConnectionTrait,
    ids: BTreeSet<Uuid>,
) -> Result<HashMap<Uuid, Uuid>, StoreError> {
    let mut steps: HashMap<Uuid, Uuid> = HashMap::new();
    let mut next = ids.clone();
    while !next.is_empty() {
        let found = pairs(on, C::Id, &next).await?;
        next = found.iter().map(|(_, into)| *into).collect();
        steps.extend(found);
    }
    let end = |id: Uuid| {
        let mut at = *steps.get(&id)?;
        while let Some(into) = steps.get(&at) {
            at = *into;
        }
        Some((id, at))
    };
    Ok(ids.into_iter().filter_map(end).collect())
}

/// Everything that went into an engagement, directly or by way of another.
pub(crate) async fn predecessors(on: &impl ConnectionTrait, id: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let mut all = Vec::new();
    let mut next = BTreeSet::from([id]);
    while !next.is_empty() {
        next = pairs(on, C::IntoId, &next).await?.into_iter().map(|(away, _)| away).collect();
        all.extend(next.iter().copied());
    }
    Ok(all)
}

/// (what went, into what) where `column` is one of `ids`.
async fn pairs(
    on: &impl ConnectionTrait,
    column: C,
    ids: &BTreeSet<Uuid>,
) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
    let ids: Vec<Uuid> = ids.iter().copied().collect();
    let mut found = Vec::new();
    for some in ids.chunks(crate::dialect::INSERT_ROWS) {
        let query = row::Entity::find().select_only().columns([C::Id, C::IntoId]);
        found.extend(
            query.filter(column.is_in(some.iter().copied())).into_tuple::<(Uuid, Uuid)>().all(on).await?,
        );
    }
    Ok(found)
}
