//! Engagements that people answered to.

use convenor_domain::{Engagement, ReadScope, RegisterFilter};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

use super::list::without_narrative;
use crate::condition::{self, Way};
use crate::entity::{engagement, response_import};
use crate::error::StoreError;
use crate::open::Store;
use crate::record::Kept;

impl Store {
    /// Engagements with responses in the lake that the reader may see under a filter, without their narratives, in the
    /// order in which they were made.
    pub async fn list_answered_engagements(
        &self,
        scope: ReadScope,
        filter: &RegisterFilter,
    ) -> Result<Vec<Engagement>, StoreError> {
        use response_import::Column as C;
        let answered = Query::select()
            .column(C::EngagementId)
            .from(response_import::Entity)
            .and_where(C::File.is_not_null())
            .to_owned();
        let query = without_narrative()
            .filter(condition::engagements(self.backend(), scope))
            .filter(condition::filters(self.backend(), Way::Gather, filter, self.today()))
            .filter(engagement::Column::Id.in_subquery(answered))
            .order_by_asc(engagement::Column::CreatedAt)
            .order_by_asc(engagement::Column::Id);
        let rows = query.into_model::<engagement::Model>().all(self.read()).await?;
        rows.into_iter().map(Engagement::from_row).collect()
    }
}
