//! Engagements to and from their rows. `body` holds all but the narrative, which is long and not needed in lists.

use convenor_domain::{Engagement, EngagementContent, EngagementId, ReadScope, SystemId};
use sea_orm::ActiveValue::Set;
use sea_orm::{Condition, DbBackend};

use crate::condition;
use crate::entity::{engagement, engagement_facet};
use crate::error::StoreError;
use crate::facet::Facets;
use crate::record::{Body, Kept, from_json, to_json, unreadable};

/// The whole row. `source_hash` is the hash of what an import read; empty for what people typed.
pub(crate) fn to_row(record: &Engagement, source_hash: &str) -> Result<engagement::ActiveModel, StoreError> {
    let content = &record.content;
    let body = Body {
        content: EngagementContent { narrative: String::new(), ..content.clone() },
        provenance: record.provenance.clone(),
    };
    Ok(engagement::ActiveModel {
        id: Set(record.id.0),
        system_id: Set(record.system.0),
        lead_id: Set(content.lead.map(|lead| lead.0)),
        reference: Set(record.reference().0),
        title: Set(content.title.clone()),
        title_key: Set(content.title.to_lowercase()),
        status: Set(record.status.key().to_owned()),
        visibility: Set(content.visibility.key().to_owned()),
        kind: Set(content.kind.map(|kind| kind.key().to_owned())),
        level: Set(content.level_promised.clone()),
        source_type: Set(content.source_type.clone()),
        starts: Set(content.starts.earliest()),
        ends: Set(content.ends.latest().or_else(|| content.starts.latest())),
        source: Set(record.provenance.as_ref().map(|from| from.source.clone())),
        external_id: Set(record.provenance.as_ref().map(|from| from.external_id.clone())),
        content_hash: Set(source_hash.to_owned()),
        body: Set(to_json(&body)?),
        narrative: Set(content.narrative.clone()),
        version: Set(i32::try_from(record.version).unwrap_or(i32::MAX)),
        created_at: Set(record.created_at),
        updated_at: Set(record.updated_at),
    })
}

pub(crate) fn facet_rows(
    id: EngagementId,
    facets: Facets,
) -> impl Iterator<Item = engagement_facet::ActiveModel> {
    facets.into_iter().map(move |(facet, value)| engagement_facet::ActiveModel {
        record_id: Set(id.0),
        facet: Set(facet.key().to_owned()),
        value: Set(value),
    })
}

impl Kept for Engagement {
    type Entity = engagement::Entity;
    const ID: engagement::Column = engagement::Column::Id;
    const REFERENCE: engagement::Column = engagement::Column::Reference;
    const VERSION: engagement::Column = engagement::Column::Version;

    fn seen(backend: DbBackend, scope: ReadScope) -> Condition {
        condition::engagements(backend, scope)
    }

    fn from_row(row: engagement::Model) -> Result<Self, StoreError> {
        let body: Body<EngagementContent> = from_json(&row.reference, &row.body)?;
        Ok(Self {
            id: EngagementId(row.id),
            system: SystemId(row.system_id),
            status: row.status.parse().map_err(|error| unreadable(&row.reference, &error))?,
            content: EngagementContent { narrative: row.narrative, ..body.content },
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
