//! How many records each topic or group has, counted in one pass: narrower terms count for their broader ones.

use std::collections::HashMap;

use convenor_domain::{InsightStatus, ReadScope};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::condition;
use crate::entity::{engagement, engagement_facet, insight, insight_facet};
use crate::error::StoreError;
use crate::facet::Facet;
use crate::open::Store;

/// What is counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tallied {
    /// Terms of `topics`.
    Topics,
    /// Terms of `groups`.
    Groups,
}

impl Tallied {
    fn facet(self) -> Facet {
        match self {
            Self::Topics => Facet::Topic,
            Self::Groups => Facet::Group,
        }
    }
}

/// How many records a term has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Engagements that the reader may see.
    pub engagements: u64,
    /// Published insights that the reader may see.
    pub insights: u64,
}

impl Store {
    /// How many records each term has, for this reader; terms without any are left out.
    pub async fn tally(&self, scope: ReadScope, by: Tallied) -> Result<HashMap<String, Tally>, StoreError> {
        let mut tallies: HashMap<String, Tally> = HashMap::new();
        for (term, count) in self.tally_engagements(scope, by.facet()).await? {
            tallies.entry(term).or_default().engagements = u64::try_from(count).unwrap_or_default();
        }
        for (term, count) in self.tally_insights(scope, by.facet()).await? {
            tallies.entry(term).or_default().insights = u64::try_from(count).unwrap_or_default();
        }
        Ok(tallies)
    }

    async fn tally_engagements(&self, scope: ReadScope, by: Facet) -> Result<Vec<(String, i64)>, StoreError> {
        use engagement_facet::Column as F;
        let seen = Query::select()
            .column(engagement::Column::Id)
            .from(engagement::Entity)
            .cond_where(condition::engagements(self.backend(), scope))
            .to_owned();
        let rows = engagement_facet::Entity::find()
            .select_only()
            .column(F::Value)
            .column_as(F::RecordId.count(), "records")
            .filter(F::Facet.eq(by.key()))
            .filter(Expr::col((engagement_facet::Entity, F::RecordId)).in_subquery(seen))
            .group_by(F::Value);
        Ok(rows.into_tuple().all(self.read()).await?)
    }

    async fn tally_insights(&self, scope: ReadScope, by: Facet) -> Result<Vec<(String, i64)>, StoreError> {
        use insight_facet::Column as F;
        let seen = Query::select()
            .column(insight::Column::Id)
            .from(insight::Entity)
            .cond_where(condition::insights(scope))
            .and_where(insight::Column::Status.eq(InsightStatus::Published.key()))
            .to_owned();
        let rows = insight_facet::Entity::find()
            .select_only()
            .column(F::Value)
            .column_as(F::RecordId.count(), "records")
            .filter(F::Facet.eq(by.key()))
            .filter(Expr::col((insight_facet::Entity, F::RecordId)).in_subquery(seen))
            .group_by(F::Value);
        Ok(rows.into_tuple().all(self.read()).await?)
    }
}
