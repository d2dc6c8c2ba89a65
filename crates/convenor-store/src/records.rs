//! Records of several kinds at once, as a look-up names them.

use convenor_domain::{
    Decision, DecisionId, Engagement, EngagementId, Insight, InsightId, ReadScope, Record, RecordId,
    RecordKind,
};

use crate::error::StoreError;
use crate::open::Store;

/// Records of several kinds, each kind by itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RecordsByKind {
    /// The engagements among them.
    pub engagements: Vec<Engagement>,
    /// The insights among them.
    pub insights: Vec<Insight>,
    /// The decisions among them.
    pub decisions: Vec<Decision>,
}

impl Store {
    /// The records with these identifiers that the reader may see, in no particular order: one question for each kind.
    pub async fn list_records_by_id(
        &self,
        scope: ReadScope,
        ids: impl IntoIterator<Item = RecordId>,
    ) -> Result<RecordsByKind, StoreError> {
        let (mut engagements, mut insights, mut decisions) = (Vec::new(), Vec::new(), Vec::new());
        for RecordId { kind, id } in ids {
            match kind {
                RecordKind::Engagement => engagements.push(EngagementId(id)),
                RecordKind::Insight => insights.push(InsightId(id)),
                RecordKind::Decision => decisions.push(DecisionId(id)),
            }
        }
        Ok(RecordsByKind {
            engagements: self.list_engagements_by_id(scope, &engagements).await?,
            insights: self.list_insights_by_id(scope, &insights).await?,
            decisions: self.list_decisions_by_id(scope, &decisions).await?,
        })
    }
}

impl IntoIterator for RecordsByKind {
    type Item = Record;
    type IntoIter = std::vec::IntoIter<Record>;

    fn into_iter(self) -> Self::IntoIter {
        let engagements = self.engagements.into_iter().map(|one| Record::Engagement(Box::new(one)));
        let insights = self.insights.into_iter().map(|one| Record::Insight(Box::new(one)));
        let decisions = self.decisions.into_iter().map(|one| Record::Decision(Box::new(one)));
        engagements.chain(insights).chain(decisions).collect::<Vec<_>>().into_iter()
    }
}
