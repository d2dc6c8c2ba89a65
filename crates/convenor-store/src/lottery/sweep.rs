//! Pools that have been kept for as long as was said.

use chrono::{DateTime, TimeDelta, Utc};
use convenor_domain::lottery::Lottery;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::from_row;
use crate::entity::{lottery, lottery_pool};
use crate::error::StoreError;
use crate::open::Store;

impl Store {
    /// Lotteries of all systems whose pool is to be erased: so many days after the draw as each plan says, or, without a draw,
    /// after the last change.
    pub async fn list_lotteries_to_erase(&self, now: DateTime<Utc>) -> Result<Vec<Lottery>, StoreError> {
        let pools = lottery_pool::Entity::find().select_only().column(lottery_pool::Column::LotteryId);
        let pools: Vec<uuid::Uuid> = pools.into_tuple().all(self.read()).await?;
        let rows = lottery::Entity::find().filter(lottery::Column::Id.is_in(pools)).all(self.read()).await?;
        let mut due = Vec::new();
        for row in rows {
            let since = row.drawn_at.unwrap_or(row.updated_at);
            let lottery = from_row(row)?;
            if now - since > TimeDelta::days(i64::from(lottery.plan.keep_days)) {
                due.push(lottery);
            }
        }
        Ok(due)
    }
}
