//! Decisions: saving and reading, with their influences.

use convenor_domain::{
    Decision, DecisionContent, DecisionId, EngagementId, InsightId, Provenance, ReadScope, RecordId, SystemId,
};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::audit::AuditAction;
use crate::condition;
use crate::entity::{decision, decision_influence, insight};
use crate::error::StoreError;
use crate::open::Store;
use crate::record::{changed_fields, from_json, to_json};
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
        let query = decision::Entity::find_by_id(id.0).filter(condition::decisions(scope));
        query.one(self.read()).await?.map(from_row).transpose()
    }

    /// Decisions by identifier, as far as the reader may see them; in no order.
    pub async fn list_decisions_by_id(
        &self,
        scope: ReadScope,
        ids: &[DecisionId],
    ) -> Result<Vec<Decision>, StoreError> {
        let mut found = Vec::with_capacity(ids.len());
        for some in ids.chunks(crate::dialect::INSERT_ROWS) {
            let query = decision::Entity::find()
                .filter(decision::Column::Id.is_in(some.iter().map(|id| id.0)))
                .filter(condition::decisions(scope));
            found.extend(query.all(self.read()).await?);
        }
        found.into_iter().map(from_row).collect()
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
        query.limit(limit).offset(offset).all(self.read()).await?.into_iter().map(from_row).collect()
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
        let row = decision::Entity::find_by_id(id.0).one(self.on()).await?;
        let before = from_row(row.ok_or_else(|| StoreError::Missing(RecordId::from(id)))?)?;
        if before.version != held {
            return Err(StoreError::Stale { saved: before.version, held });
        }
        let fields = changed_fields(&before.content, &content)?;
        if fields.is_empty() {
            return Ok(before);
        }
        let after = Decision { content, version: before.version + 1, updated_at: self.now(), ..before };
        self.replace_decision(&after, None).await?;
        self.note(AuditAction::Edit, id.into(), &fields);
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

pub(crate) fn influence_rows(
    decision: &Decision,
) -> impl Iterator<Item = decision_influence::ActiveModel> + '_ {
    decision.content.influences.iter().map(|influence| decision_influence::ActiveModel {
        decision_id: Set(decision.id.0),
        insight_id: Set(influence.insight.0),
        influence: Set(influence.influence.key().to_owned()),
        reason: Set(influence.reason.clone()),
    })
}

#[derive(Serialize, Deserialize)]
struct Body {
    content: DecisionContent,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    provenance: Option<Provenance>,
}

pub(crate) fn to_row(record: &Decision, source_hash: &str) -> Result<decision::ActiveModel, StoreError> {
    let content = &record.content;
    let body = Body { content: content.clone(), provenance: record.provenance.clone() };
    Ok(decision::ActiveModel {
        id: Set(record.id.0),
        system_id: Set(record.system.0),
        organisation_id: Set(content.organisation.map(|id| id.0)),
        reference: Set(record.reference().0),
        title: Set(content.title.clone()),
        visibility: Set(content.visibility.key().to_owned()),
        decided: Set(content.date.earliest()),
        source: Set(record.provenance.as_ref().map(|from| from.source.clone())),
        external_id: Set(record.provenance.as_ref().map(|from| from.external_id.clone())),
        content_hash: Set(source_hash.to_owned()),
        body: Set(to_json(&body)?),
        version: Set(i32::try_from(record.version).unwrap_or(i32::MAX)),
        created_at: Set(record.created_at),
        updated_at: Set(record.updated_at),
    })
}

pub(crate) fn from_row(row: decision::Model) -> Result<Decision, StoreError> {
    let body: Body = from_json(&row.reference, &row.body)?;
    Ok(Decision {
        id: DecisionId(row.id),
        system: SystemId(row.system_id),
        content: body.content,
        provenance: body.provenance,
        version: u32::try_from(row.version).unwrap_or_default(),
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}
