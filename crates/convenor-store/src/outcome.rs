//! What came of insights and engagements: the decisions linked to them that the reader may see.

use std::collections::HashMap;

use convenor_domain::{
    Decision, DecisionId, EngagementId, ImpreciseDate, Influence, InsightId, Outcome, ReadScope,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::condition;
use crate::entity::{decision, decision_influence, insight};
use crate::error::StoreError;
use crate::open::Store;
use crate::record::{Kept, unreadable};

/// One decision that weighed an insight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatHappened {
    /// The decision.
    pub decision: DecisionId,
    /// What was decided, in a line.
    pub title: String,
    /// Who decided.
    pub body: String,
    /// When.
    pub date: ImpreciseDate,
    /// What came of it.
    pub outcome: String,
    /// What the insight did to it.
    pub influence: Influence,
    /// Why.
    pub reason: String,
}

impl Store {
    /// The decisions that weighed each insight.
    pub async fn what_happened(
        &self,
        scope: ReadScope,
        insights: &[InsightId],
    ) -> Result<HashMap<InsightId, Vec<WhatHappened>>, StoreError> {
        let ids: Vec<Uuid> = insights.iter().map(|insight| insight.0).collect();
        let links = self.influences_on(&ids).await?;
        let decisions = self.decisions_of(scope, &links).await?;
        let mut found: HashMap<InsightId, Vec<WhatHappened>> = HashMap::new();
        for link in links {
            let Some(decision) = decisions.get(&link.decision_id) else { continue };
            let content = &decision.content;
            found.entry(InsightId(link.insight_id)).or_default().push(WhatHappened {
                decision: decision.id,
                title: content.title.clone(),
                body: content.body.clone(),
                date: content.date.clone(),
                outcome: content.outcome.clone(),
                influence: influence(&link)?,
                reason: link.reason,
            });
        }
        Ok(found)
    }

    /// For each engagement, how many of its insights the reader may see, and the furthest that any of them went.
    pub async fn outcomes_of_engagements(
        &self,
        scope: ReadScope,
        engagements: &[EngagementId],
    ) -> Result<HashMap<EngagementId, (u64, Outcome)>, StoreError> {
        let pairs = self.insights_of(scope, engagements).await?;
        let insights: Vec<Uuid> = pairs.iter().map(|(insight, _)| *insight).collect();
        let links = self.influences_on(&insights).await?;
        let decisions = self.decisions_of(scope, &links).await?;
        let mut influences: HashMap<Uuid, Vec<Influence>> = HashMap::new();
        for link in links.iter().filter(|link| decisions.contains_key(&link.decision_id)) {
            influences.entry(link.insight_id).or_default().push(influence(link)?);
        }
        let mut found: HashMap<EngagementId, (u64, Outcome)> = HashMap::new();
        for (insight, engagement) in pairs {
            let outcome = Outcome::of(influences.remove(&insight).unwrap_or_default());
            let known = found.entry(EngagementId(engagement)).or_insert((0, Outcome::NotRecorded));
            *known = (known.0 + 1, known.1.min(outcome));
        }
        Ok(found)
    }

    /// The insights of some engagements, as far as the reader may see them.
    pub async fn list_insights_of_engagements(
        &self,
        scope: ReadScope,
        engagements: &[EngagementId],
    ) -> Result<Vec<InsightId>, StoreError> {
        let pairs = self.insights_of(scope, engagements).await?;
        Ok(pairs.into_iter().map(|(insight, _)| InsightId(insight)).collect())
    }

    /// (insight, its engagement), as far as the reader may see the insights.
    async fn insights_of(
        &self,
        scope: ReadScope,
        engagements: &[EngagementId],
    ) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
        let mut found = Vec::new();
        for some in engagements.chunks(crate::dialect::INSERT_ROWS) {
            let query = insight::Entity::find()
                .select_only()
                .columns([insight::Column::Id, insight::Column::EngagementId])
                .filter(insight::Column::EngagementId.is_in(some.iter().map(|id| id.0)))
                .filter(condition::insights(scope));
            found.extend(query.into_tuple::<(Uuid, Uuid)>().all(self.read()).await?);
        }
        Ok(found)
    }

    async fn influences_on(&self, insights: &[Uuid]) -> Result<Vec<decision_influence::Model>, StoreError> {
        let mut found = Vec::new();
        for some in insights.chunks(crate::dialect::INSERT_ROWS) {
            let query = decision_influence::Entity::find()
                .filter(decision_influence::Column::InsightId.is_in(some.iter().copied()));
            found.extend(query.all(self.read()).await?);
        }
        Ok(found)
    }

    async fn decisions_of(
        &self,
        scope: ReadScope,
        links: &[decision_influence::Model],
    ) -> Result<HashMap<Uuid, Decision>, StoreError> {
        let mut found = HashMap::new();
        let ids: Vec<Uuid> = links.iter().map(|link| link.decision_id).collect();
        for some in ids.chunks(crate::dialect::INSERT_ROWS) {
            let query = decision::Entity::find()
                .filter(decision::Column::Id.is_in(some.iter().copied()))
                .filter(condition::decisions(scope));
            for row in query.all(self.read()).await? {
                found.insert(row.id, Decision::from_row(row)?);
            }
        }
        Ok(found)
    }
}

fn influence(link: &decision_influence::Model) -> Result<Influence, StoreError> {
    link.influence.parse().map_err(|error| unreadable("an influence", &error))
}
