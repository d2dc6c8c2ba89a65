//! Decisions to and from their rows.

use convenor_domain::{Decision, DecisionContent, DecisionId, ReadScope, SystemId};
use sea_orm::ActiveValue::Set;
use sea_orm::{Condition, DbBackend};

use crate::condition;
use crate::entity::{decision, decision_influence};
use crate::error::StoreError;
use crate::record::{Body, Kept, from_json, to_json};

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

/// The whole row. `source_hash` is the hash of what an import read; empty for what people typed.
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

impl Kept for Decision {
    type Entity = decision::Entity;
    const ID: decision::Column = decision::Column::Id;
    const REFERENCE: decision::Column = decision::Column::Reference;
    const VERSION: decision::Column = decision::Column::Version;

    fn seen(_: DbBackend, scope: ReadScope) -> Condition {
        condition::decisions(scope)
    }

    fn from_row(row: decision::Model) -> Result<Self, StoreError> {
        let body: Body<DecisionContent> = from_json(&row.reference, &row.body)?;
        Ok(Self {
            id: DecisionId(row.id),
            system: SystemId(row.system_id),
            content: body.content,
            provenance: body.provenance,
            version: u32::try_from(row.version).unwrap_or_default(),
            created_at: row.created_at,
            updated_at: row.updated_at,
        })
    }

    fn version(&self) -> u32 {
        self.version
    }
}
