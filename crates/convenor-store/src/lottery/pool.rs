//! Those who volunteered, and what a search found for each: personal data. Only those who run the lottery ask for it.

use convenor_domain::LotteryId;
use convenor_domain::lottery::{Chance, Lottery, LotteryStatus};
use sea_orm::EntityTrait;
use sea_orm::sea_query::OnConflict;
use serde::{Deserialize, Serialize};

use crate::entity::{lottery_found, lottery_pool};
use crate::error::StoreError;
use crate::open::Store;
use crate::record::{from_json, to_json};
use crate::writing::Writing;

/// What errors call it.
const WHAT: &str = "the pool of a lottery";

/// One row of a pool as its file had it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoolRow {
    /// Its line in the file, counted from 1.
    pub line: u64,
    /// Its cells, in the order of the headings.
    pub cells: Vec<String>,
}

/// What a search found, by identifier.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundPanels {
    /// The numbered panels as they are published.
    pub panels: String,
    /// The certificate, as JSON.
    pub certificate: String,
    /// Everybody's chance, in the order of the pool.
    pub chances: Vec<Chance>,
}

impl Store {
    /// Those who volunteered; `None` before there is a pool, and after it was erased.
    pub async fn lookup_lottery_pool(&self, id: LotteryId) -> Result<Option<Vec<PoolRow>>, StoreError> {
        let row = lottery_pool::Entity::find_by_id(id.0).one(self.read()).await?;
        row.map(|row| from_json(WHAT, &row.people)).transpose()
    }

    /// What the search found; `None` before it ended, and after the pool was erased.
    pub async fn lookup_lottery_found(&self, id: LotteryId) -> Result<Option<FoundPanels>, StoreError> {
        let row = lottery_found::Entity::find_by_id(id.0).one(self.read()).await?;
        let read = |row: lottery_found::Model| {
            let chances = from_json("the chances of a lottery", &row.chances)?;
            Ok(FoundPanels { panels: row.panels, certificate: row.certificate, chances })
        };
        row.map(read).transpose()
    }
}

impl Writing<'_> {
    /// Keeps a pool in the place of an earlier one.
    pub async fn put_lottery_pool(&mut self, id: LotteryId, people: &[PoolRow]) -> Result<(), StoreError> {
        let row = lottery_pool::Model { lottery_id: id.0, people: to_json(&people)? };
        let again = OnConflict::column(lottery_pool::Column::LotteryId)
            .update_column(lottery_pool::Column::People)
            .to_owned();
        let insert = lottery_pool::Entity::insert(lottery_pool::ActiveModel::from(row));
        insert.on_conflict(again).exec_without_returning(self.on()).await?;
        Ok(())
    }

    /// Keeps what a search found in the place of an earlier one.
    pub async fn put_lottery_found(&mut self, id: LotteryId, found: &FoundPanels) -> Result<(), StoreError> {
        self.forget_lottery_found(id).await?;
        let row = lottery_found::Model {
            lottery_id: id.0,
            panels: found.panels.clone(),
            certificate: found.certificate.clone(),
            chances: to_json(&found.chances)?,
        };
        let insert = lottery_found::Entity::insert(lottery_found::ActiveModel::from(row));
        insert.exec_without_returning(self.on()).await?;
        Ok(())
    }

    /// Forgets what a search found.
    pub async fn forget_lottery_found(&mut self, id: LotteryId) -> Result<(), StoreError> {
        lottery_found::Entity::delete_by_id(id.0).exec(self.on()).await?;
        Ok(())
    }

    /// Erases a pool with everybody's chances. What stays is what was decided, the counts, and the panel record. A lottery that
    /// was not drawn is where it was before there was a pool.
    pub async fn erase_lottery_pool(&mut self, lottery: Lottery) -> Result<Lottery, StoreError> {
        lottery_pool::Entity::delete_by_id(lottery.id.0).exec(self.on()).await?;
        self.forget_lottery_found(lottery.id).await?;
        let mut after = Lottery { erased_at: Some(self.now()), ..lottery };
        after.plan.must_be_in.clear();
        after.plan.must_be_out.clear();
        if after.status != LotteryStatus::Drawn {
            after.status = LotteryStatus::Preparing;
            after.outcome = None;
        }
        self.update_lottery(after).await
    }
}
