//! Decisions: saving and reading, with their influences.

mod row;

pub(crate) use row::{influence_rows, to_row};

use convenor_domain::{Decision, DecisionContent, DecisionId, EngagementId, InsightId, ReadScope, SystemId};
use sea_orm::ActiveValue::NotSet;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::audit::AuditAction;
use crate::condition;
use crate::entity::{decision, decision_influence, insight};
use crate::error::StoreError;
use crate::open::Store;
use crate::record::{Kept, changed_fields};
use crate::writing::{Writing, insert_all};

/// A decision to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDecision {
    /// The system that it belongs to.
    pub system: SystemId,
    /// What it says.
    pub content: DecisionContent,
}

impl Store {
    /// A decision, if the reader may see it.
    pub async fn lookup_decision(
        &self,
        scope: ReadScope,
        id: DecisionId,
    ) -> Result<Option<Decision>, StoreError> {
        self.lookup_kept(scope, id.0).await
    }

    /// Decisions by identifier, as far as the reader may see them; in no order.
    pub async fn list_decisions_by_id(
        &self,
        scope: ReadScope,
        ids: &[DecisionId],
    ) -> Result<Vec<Decision>, StoreError> {
        self.list_kept(scope, ids.iter().map(|id| id.0).collect()).await
    }

    /// A page of decisions, newest first.
    pub async fn list_decisions(
        &self,
        scope: ReadScope,
        limit: u64,
        offset: u64,
    ) -> Result<Vec<Decision>, StoreError> {
        let query = decision::Entity::find()
            .filter(condition::decisions(scope))
            .order_by_desc(decision::Column::UpdatedAt)
            .order_by_desc(decision::Column::Id);
        query
            .limit(limit)
            .offset(offset)
            .all(self.read())
            .await?
            .into_iter()
            .map(Decision::from_row)
            .collect()
    }

    /// How many decisions the reader may see.
    pub async fn count_decisions(&self, scope: ReadScope) -> Result<u64, StoreError> {
        Ok(decision::Entity::find().filter(condition::decisions(scope)).count(self.read()).await?)
    }

    /// The decisions that weighed any insight of an engagement.
    pub async fn list_decisions_of_engagement(
        &self,
        scope: ReadScope,
        engagement: EngagementId,
    ) -> Result<Vec<Decision>, StoreError> {
        let insights: Vec<Uuid> = insight::Entity::find()
            .select_only()
            .column(insight::Column::Id)
            .filter(insight::Column::EngagementId.eq(engagement.0))
            .into_tuple()
            .all(self.read())
            .await?;
        let decisions: Vec<Uuid> = decision_influence::Entity::find()
            .select_only()
            .column(decision_influence::Column::DecisionId)
            .filter(decision_influence::Column::InsightId.is_in(insights))
            .distinct()
            .into_tuple()
            .all(self.read())
            .await?;
        self.list_decisions_by_id(scope, &decisions.into_iter().map(DecisionId).collect::<Vec<_>>()).await
    }

    /// The decisions that weighed an insight, whoever may see them; for those who keep an index.
    pub async fn decisions_on(&self, insight: InsightId) -> Result<Vec<DecisionId>, StoreError> {
        let ids: Vec<Uuid> = decision_influence::Entity::find()
            .select_only()
            .column(decision_influence::Column::DecisionId)
            .filter(decision_influence::Column::InsightId.eq(insight.0))
            .into_tuple()
            .all(self.read())
            .await?;
        Ok(ids.into_iter().map(DecisionId).collect())
    }
}

impl Writing<'_> {
    /// Adds a decision.
    pub async fn add_decision(&mut self, new: NewDecision) -> Result<Decision, StoreError> {
        new.content.check().map_err(StoreError::Problems)?;
        let decision = Decision {
            id: DecisionId(self.new_id()),
            system: new.system,
            content: new.content,
            provenance: None,
            version: 1,
            created_at: self.now(),
            updated_at: self.now(),
        };
        self.put_decisions(std::slice::from_ref(&decision)).await?;
        Ok(decision)
    }

    /// Adds whole decisions as they are, such as a generator's.
    pub async fn put_decisions(&mut self, decisions: &[Decision]) -> Result<(), StoreError> {
        let (mut rows, mut influences) = (Vec::with_capacity(decisions.len()), Vec::new());
        for decision in decisions {
            rows.push(to_row(decision, "")?);
            influences.extend(influence_rows(decision));
            self.note(AuditAction::Add, decision.id.into(), &[]);
        }
        insert_all::<decision::Entity, _>(self.on(), rows).await?;
        insert_all::<decision_influence::Entity, _>(self.on(), influences).await
    }

    /// Changes what a decision says.
    pub async fn update_decision(
        &mut self,
        id: DecisionId,
        held: u32,
        content: DecisionContent,
    ) -> Result<Decision, StoreError> {
        content.check().map_err(StoreError::Problems)?;
        let before = self.held::<Decision>(id.into(), held).await?;
        let fields = changed_fields(&before.content, &content)?;
        if fields.is_empty() {
            return Ok(before);
        }
        let let_go = no_longer_weighed(&before.content, &content);
        let after = Decision { content, version: before.version + 1, updated_at: self.now(), ..before };
        self.replace_decision(&after, None).await?;
        self.note(AuditAction::Edit, id.into(), &fields);
        // Nothing in the decision points at them any more, and yet what came of them is another story now.
        for insight in let_go {
            self.note(AuditAction::Edit, insight.into(), &["decisions".to_owned()]);
        }
        Ok(after)
    }

    /// Writes a whole decision over the saved one. `source_hash` is set by imports only.
    pub(crate) async fn replace_decision(
        &mut self,
        after: &Decision,
        source_hash: Option<&str>,
    ) -> Result<(), StoreError> {
        let mut row = to_row(after, source_hash.unwrap_or_default())?;
        if source_hash.is_none() {
            row.content_hash = NotSet;
        }
        row.update(self.on()).await?;
        decision_influence::Entity::delete_many()
            .filter(decision_influence::Column::DecisionId.eq(after.id.0))
            .exec(self.on())
            .await?;
        insert_all::<decision_influence::Entity, _>(self.on(), influence_rows(after).collect()).await
    }
}

fn no_longer_weighed(before: &DecisionContent, after: &DecisionContent) -> Vec<InsightId> {
    let still = |insight: &InsightId| after.influences.iter().any(|influence| influence.insight == *insight);
    let insights = before.influences.iter().map(|influence| influence.insight);
    insights.filter(|insight| !still(insight)).collect()
}
