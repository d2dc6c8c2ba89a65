//! The list of activities: filtered, sorted, a page at a time.

use chrono::NaiveDate;
use convenor_domain::{Engagement, EngagementId, Outcome, ReadScope, RegisterFilter};
use sea_orm::sea_query::NullOrdering;
use sea_orm::{
    ColumnTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect, Select, sea_query::Expr,
};

use super::found::Found;
use crate::condition::{self, Way};
use crate::entity::engagement;
use crate::error::StoreError;
use crate::open::Store;
use crate::record::Kept;

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum EngagementSort {
    /// Last saved.
    #[default]
    Updated,
    /// Title.
    Title,
    /// First day; unknown dates last.
    Starts,
    /// Last day; unknown dates last.
    Ends,
}

/// A page of the list of activities.
#[derive(Debug, Clone)]
pub struct EngagementList {
    /// What the reader may see.
    pub scope: ReadScope,
    /// What they ask for.
    pub filter: RegisterFilter,
    /// Today, for the filters that count days.
    pub today: NaiveDate,
    /// What it is sorted by.
    pub sort: EngagementSort,
    /// Which end comes first.
    pub order: Order,
    /// Rows on the page.
    pub limit: u64,
    /// Rows before it.
    pub offset: u64,
}

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EngagementSummary {
    /// The engagement, without its narrative.
    pub engagement: Engagement,
    /// Insights of it that the reader may see.
    pub insights: u64,
    /// What came of it, as far as the reader may see.
    pub outcome: Outcome,
}

impl Store {
    /// A page of engagements.
    pub async fn list_engagements(
        &self,
        list: &EngagementList,
    ) -> Result<Vec<EngagementSummary>, StoreError> {
        use engagement::Column as C;
        let column = match list.sort {
            EngagementSort::Updated => C::UpdatedAt,
            EngagementSort::Title => C::TitleKey,
            EngagementSort::Starts => C::Starts,
            EngagementSort::Ends => C::Ends,
        };
        let mut query = without_narrative().filter(condition::engagements(self.backend(), list.scope));
        query = match self.found_engagements(list.scope, &list.filter, list.today).await? {
            Found::Few(ids) => query.filter(C::Id.is_in(ids.iter().copied())),
            Found::Many(_) => {
                query.filter(condition::filters(self.backend(), Way::Walk, &list.filter, list.today))
            }
        };
        query = match list.sort {
            EngagementSort::Starts | EngagementSort::Ends => {
                query.order_by_with_nulls(column, list.order.clone(), NullOrdering::Last)
            }
            EngagementSort::Updated | EngagementSort::Title => query.order_by(column, list.order.clone()),
        };
        let query = query.order_by(C::Id, list.order.clone()).limit(list.limit).offset(list.offset);
        let rows = query.into_model::<engagement::Model>().all(self.read()).await?;
        let engagements = rows.into_iter().map(Engagement::from_row).collect::<Result<Vec<_>, _>>()?;
        self.summaries(list.scope, engagements).await
    }

    /// Adds what came of each.
    async fn summaries(
        &self,
        scope: ReadScope,
        engagements: Vec<Engagement>,
    ) -> Result<Vec<EngagementSummary>, StoreError> {
        let ids: Vec<EngagementId> = engagements.iter().map(|engagement| engagement.id).collect();
        let mut outcomes = self.outcomes_of_engagements(scope, &ids).await?;
        let summary = |engagement: Engagement| {
            let (insights, outcome) = outcomes.remove(&engagement.id).unwrap_or((0, Outcome::NotRecorded));
            EngagementSummary { engagement, insights, outcome }
        };
        Ok(engagements.into_iter().map(summary).collect())
    }
}

/// Engagements as rows, with nothing for the narrative, which is long.
pub(super) fn without_narrative() -> Select<engagement::Entity> {
    let columns = engagement::Entity::find().select_only().columns(all_but_narrative());
    columns.expr_as(Expr::val(""), "narrative")
}

fn all_but_narrative() -> impl Iterator<Item = engagement::Column> {
    use sea_orm::Iterable;
    engagement::Column::iter().filter(|column| !matches!(column, engagement::Column::Narrative))
}
