//! The three kinds of record, where they are handled alike: audit, look-up, history.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::access::Access;
use crate::decision::Decision;
use crate::engagement::Engagement;
use crate::id::{DecisionId, EngagementId, InsightId};
use crate::insight::Insight;
use crate::key::keyed_enum;

keyed_enum! {
    /// Kinds of record.
    RecordKind {
        /// An engagement.
        Engagement = "engagement",
        /// An insight.
        Insight = "insight",
        /// A decision.
        Decision = "decision",
    }
}

/// The identifier of a record of any kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RecordId {
    /// Kind.
    pub kind: RecordKind,
    /// Identifier within the kind.
    pub id: Uuid,
}

impl From<EngagementId> for RecordId {
    fn from(id: EngagementId) -> Self {
        Self { kind: RecordKind::Engagement, id: id.0 }
    }
}

impl From<InsightId> for RecordId {
    fn from(id: InsightId) -> Self {
        Self { kind: RecordKind::Insight, id: id.0 }
    }
}

impl From<DecisionId> for RecordId {
    fn from(id: DecisionId) -> Self {
        Self { kind: RecordKind::Decision, id: id.0 }
    }
}

/// A record of any kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// An engagement.
    Engagement(Box<Engagement>),
    /// An insight.
    Insight(Box<Insight>),
    /// A decision.
    Decision(Box<Decision>),
}

impl Record {
    /// Its identifier.
    pub fn id(&self) -> RecordId {
        match self {
            Self::Engagement(engagement) => engagement.id.into(),
            Self::Insight(insight) => insight.id.into(),
            Self::Decision(decision) => decision.id.into(),
        }
    }

    /// What decides who may see it.
    pub fn access(&self) -> Access {
        match self {
            Self::Engagement(engagement) => engagement.access(),
            Self::Insight(insight) => insight.access(),
            Self::Decision(decision) => decision.access(),
        }
    }
}
