//! When anybody was last asked about each topic, and how often lately, in one pass: narrower topics count for their broader ones.

use std::collections::HashMap;

use chrono::NaiveDate;
use convenor_domain::{ReadScope, RegisterFilter};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, Query, SimpleExpr};
use sea_orm::{ColumnTrait, ConnectionTrait};

use crate::condition::{self, Way};
use crate::entity::{engagement, engagement_facet};
use crate::error::StoreError;
use crate::facet::Facet;
use crate::open::Store;

/// When and how often people were asked about a topic.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AskedAbout {
    /// The last day on which an activity about it ends, today at the latest; `None` where none has a date.
    pub last: Option<NaiveDate>,
    /// Activities about it that end on the day given or later.
    pub recent: u64,
}

impl Store {
    /// When and how often people were asked about each topic under a filter; topics that nobody was asked about are left out.
    pub async fn asked_about_topics(
        &self,
        scope: ReadScope,
        filter: &RegisterFilter,
        since: NaiveDate,
    ) -> Result<HashMap<String, AskedAbout>, StoreError> {
        use engagement::Column as E;
        use engagement_facet::Column as F;
        let ends = || Expr::col((engagement::Entity, E::Ends));
        let lately = CaseStatement::new().case(ends().gte(since), 1).finally(0);
        let of = Expr::col((engagement_facet::Entity, F::RecordId)).equals((engagement::Entity, E::Id));
        let topics = Query::select()
            .expr_as(Expr::col((engagement_facet::Entity, F::Value)), "topic")
            .expr_as(ends().max(), "last")
            .expr_as(SimpleExpr::Case(Box::new(lately)).sum(), "recent")
            .from(engagement::Entity)
            .inner_join(engagement_facet::Entity, of)
            .cond_where(engagement_facet::Column::Facet.eq(Facet::Topic.key()))
            .cond_where(condition::engagements(self.backend(), scope))
            .cond_where(condition::filters(self.backend(), Way::Gather, filter, self.today()))
            .group_by_col((engagement_facet::Entity, F::Value))
            .to_owned();
        let mut asked = HashMap::new();
        for row in self.read().query_all(&topics).await? {
            let last: Option<NaiveDate> = row.try_get("", "last")?;
            let recent: i64 = row.try_get("", "recent")?;
            let one = AskedAbout {
                last: last.map(|day| std::cmp::min(day, self.today())),
                recent: u64::try_from(recent).unwrap_or_default(),
            };
            asked.insert(row.try_get("", "topic")?, one);
        }
        Ok(asked)
    }
}
