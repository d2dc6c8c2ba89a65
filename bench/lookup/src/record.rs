//! Texts as records of the register, made by the same code as the product's own.

use chrono::{DateTime, Utc};
use convenor_domain::{
    AreaCode, Engagement, EngagementContent, EngagementId, EngagementStatus, Insight, InsightContent,
    InsightId, InsightStatus, OrganisationId, Outcome, SystemId, Visibility, Vocabularies,
};
use convenor_text::{Aftermath, IndexedRecord, Surroundings};
use uuid::Uuid;

/// The shipped vocabularies, and no areas or organisations.
pub(crate) struct Around(pub(crate) Vocabularies);

impl Surroundings for Around {
    fn vocabularies(&self) -> &Vocabularies {
        &self.0
    }

    fn organisation_name(&self, _: OrganisationId) -> Option<String> {
        None
    }

    fn area_name(&self, _: &AreaCode) -> Option<String> {
        None
    }

    fn areas_around(&self, _: &AreaCode) -> Vec<AreaCode> {
        Vec::new()
    }
}

/// What somebody said, as the detail of an insight: nobody has put it in a sentence yet.
pub(crate) fn remark(number: u128, said: &str, around: &Around) -> IndexedRecord {
    let insight = Insight {
        id: InsightId(Uuid::from_u128(number)),
        system: SystemId(Uuid::nil()),
        status: InsightStatus::Published,
        content: InsightContent {
            detail: said.to_owned(),
            visibility: Visibility::Public,
            ..InsightContent::default()
        },
        provenance: None,
        version: 1,
        created_at: DateTime::<Utc>::UNIX_EPOCH,
        updated_at: DateTime::<Utc>::UNIX_EPOCH,
    };
    IndexedRecord::insight(&insight, Outcome::NotRecorded, None, around)
}

/// An engagement with this content.
pub(crate) fn engagement(number: u128, content: EngagementContent, around: &Around) -> IndexedRecord {
    let engagement = Engagement {
        id: EngagementId(Uuid::from_u128(number)),
        system: SystemId(Uuid::nil()),
        status: EngagementStatus::Reported,
        content,
        provenance: None,
        version: 1,
        created_at: DateTime::<Utc>::UNIX_EPOCH,
        updated_at: DateTime::<Utc>::UNIX_EPOCH,
    };
    IndexedRecord::engagement(&engagement, Aftermath { outcome: Outcome::NotRecorded, insights: 0 }, around)
}
