//! Insights to and from their rows.

use convenor_domain::{Insight, InsightContent, InsightId, ReadScope, SystemId};
use sea_orm::ActiveValue::Set;
use sea_orm::{Condition, DbBackend};

use crate::condition;
use crate::entity::{insight, insight_facet};
use crate::error::StoreError;
use crate::facet::Facets;
use crate::record::{Body, Kept, from_json, to_json, unreadable};

pub(crate) fn facet_rows(id: InsightId, facets: Facets) -> impl Iterator<Item = insight_facet::ActiveModel> {
    facets.into_iter().map(move |(facet, value)| insight_facet::ActiveModel {
        record_id: Set(id.0),
        facet: Set(facet.key().to_owned()),
        value: Set(value),
    })
}

/// The whole row. `source_hash` is the hash of what an import read; empty for what people typed.
pub(crate) fn to_row(record: &Insight, source_hash: &str) -> Result<insight::ActiveModel, StoreError> {
    let content = &record.content;
    let body = Body { content: content.clone(), provenance: record.provenance.clone() };
    Ok(insight::ActiveModel {
        id: Set(record.id.0),
        system_id: Set(record.system.0),
        organisation_id: Set(content.organisation.map(|id| id.0)),
        engagement_id: Set(content.engagement.map(|id| id.0)),
        reference: Set(record.reference().0),
        title: Set(content.finding.clone()),
        status: Set(record.status.key().to_owned()),
        visibility: Set(content.visibility.key().to_owned()),
        starts: Set(content.starts.earliest()),
        ends: Set(content.ends.latest().or_else(|| content.starts.latest())),
        source: Set(record.provenance.as_ref().map(|from| from.source.clone())),
        external_id: Set(record.provenance.as_ref().map(|from| from.external_id.clone())),
        content_hash: Set(source_hash.to_owned()),
        body: Set(to_json(&body)?),
        version: Set(i32::try_from(record.version).unwrap_or(i32::MAX)),
        created_at: Set(record.created_at),
        updated_at: Set(record.updated_at),
    })
}

impl Kept for Insight {
    type Entity = insight::Entity;
    const ID: insight::Column = insight::Column::Id;
    const REFERENCE: insight::Column = insight::Column::Reference;
    const VERSION: insight::Column = insight::Column::Version;

    fn seen(_: DbBackend, scope: ReadScope) -> Condition {
        condition::insights(scope)
    }

    fn from_row(row: insight::Model) -> Result<Self, StoreError> {
        let body: Body<InsightContent> = from_json(&row.reference, &row.body)?;
        Ok(Self {
            id: InsightId(row.id),
            system: SystemId(row.system_id),
            status: row.status.parse().map_err(|error| unreadable(&row.reference, &error))?,
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
