//! Lotteries: what was decided and what came out. Those who volunteered lie in tables of their own (`pool`), which go when
//! the pool is erased; the panel record is in `seat`.

mod pool;
mod seat;
mod sweep;

use convenor_domain::lottery::{Lottery, LotteryPlan, LotteryStatus, Outcome};
use convenor_domain::{AccountId, EngagementId, LotteryId, SystemId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};

use crate::audit::AuditAction;
use crate::entity::lottery::{self as row, Column as C};
use crate::error::StoreError;
use crate::open::Store;
use crate::record::{changed_fields, from_json, to_json, unreadable};
use crate::writing::Writing;
pub use pool::{FoundPanels, PoolRow};
pub use seat::{NewSeat, SeatedBy};

/// What errors call one.
const WHAT: &str = "a lottery";

/// A lottery to be begun.
#[derive(Debug, Clone)]
pub struct NewLottery {
    /// The system.
    pub system: SystemId,
    /// Who begins it.
    pub account: Option<AccountId>,
    /// What the panel is for, where that is in the register.
    pub engagement: Option<EngagementId>,
    /// What people call it.
    pub name: String,
    /// What is decided already.
    pub plan: LotteryPlan,
}

/// What the `body` column holds.
#[derive(Serialize, Deserialize)]
struct Body {
    plan: LotteryPlan,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    outcome: Option<Outcome>,
}

impl Store {
    /// The lottery with this identifier.
    pub async fn lookup_lottery(&self, id: LotteryId) -> Result<Option<Lottery>, StoreError> {
        row::Entity::find_by_id(id.0).one(self.read()).await?.map(from_row).transpose()
    }

    /// Lotteries of a system, newest first.
    pub async fn list_lotteries(&self, system: SystemId, limit: u64) -> Result<Vec<Lottery>, StoreError> {
        let query = row::Entity::find().filter(C::SystemId.eq(system.0));
        let query = query.order_by_desc(C::CreatedAt).order_by_desc(C::Id).limit(limit);
        query.all(self.read()).await?.into_iter().map(from_row).collect()
    }
}

impl Writing<'_> {
    /// Begins a lottery.
    pub async fn add_lottery(&mut self, new: NewLottery) -> Result<Lottery, StoreError> {
        new.plan.check(&new.name).map_err(StoreError::Problems)?;
        let lottery = Lottery {
            id: LotteryId(self.new_id()),
            system: new.system,
            engagement: new.engagement,
            name: new.name,
            status: LotteryStatus::Preparing,
            plan: new.plan,
            outcome: None,
            drawn: None,
            public_token: None,
            version: 1,
            created_at: self.now(),
            drawn_at: None,
            erased_at: None,
        };
        let model = to_row(&lottery, new.account, self.now())?;
        row::Entity::insert(row::ActiveModel::from(model)).exec_without_returning(self.on()).await?;
        self.note_lottery(AuditAction::Add, lottery.id, &[]);
        Ok(lottery)
    }

    /// Saves a lottery as it is now. Its version must be the one that the writer had read.
    pub async fn update_lottery(&mut self, after: Lottery) -> Result<Lottery, StoreError> {
        after.plan.check(&after.name).map_err(StoreError::Problems)?;
        let saved = row::Entity::find_by_id(after.id.0).one(self.on()).await?;
        let saved = saved.ok_or(StoreError::Absent("lottery"))?;
        let account = saved.account_id.map(AccountId);
        let before = from_row(saved)?;
        if before.version != after.version {
            return Err(StoreError::Stale { saved: before.version, held: after.version });
        }
        let fields = changed_fields(&before, &after)?;
        if fields.is_empty() {
            return Ok(before);
        }
        let after = Lottery { version: before.version + 1, ..after };
        let model = to_row(&after, account, self.now())?;
        model.into_active_model().reset_all().update(self.on()).await?;
        let action = if before.status == after.status { AuditAction::Edit } else { AuditAction::Move };
        self.note_lottery(action, after.id, &fields);
        Ok(after)
    }

    /// Removes a lottery with all that belongs to it: pool, chances and panel record.
    pub async fn remove_lottery(&mut self, id: LotteryId) -> Result<(), StoreError> {
        row::Entity::delete_by_id(id.0).exec(self.on()).await?;
        self.note_lottery(AuditAction::Remove, id, &[]);
        Ok(())
    }
}

fn to_row(
    lottery: &Lottery,
    account: Option<AccountId>,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<row::Model, StoreError> {
    let body = Body { plan: lottery.plan.clone(), outcome: lottery.outcome.clone() };
    Ok(row::Model {
        id: lottery.id.0,
        system_id: lottery.system.0,
        account_id: account.map(|account| account.0),
        engagement_id: lottery.engagement.map(|engagement| engagement.0),
        name: lottery.name.clone(),
        status: lottery.status.key().to_owned(),
        body: to_json(&body)?,
        public_token: lottery.public_token.clone(),
        drawn: lottery.drawn.and_then(|number| i32::try_from(number).ok()),
        version: i32::try_from(lottery.version).unwrap_or(i32::MAX),
        created_at: lottery.created_at,
        updated_at: now,
        drawn_at: lottery.drawn_at,
        erased_at: lottery.erased_at,
    })
}

fn from_row(row: row::Model) -> Result<Lottery, StoreError> {
    let body: Body = from_json(WHAT, &row.body)?;
    let status = LotteryStatus::from_key(&row.status);
    Ok(Lottery {
        status: status.ok_or_else(|| unreadable(WHAT, &row.status))?,
        id: LotteryId(row.id),
        system: SystemId(row.system_id),
        engagement: row.engagement_id.map(EngagementId),
        name: row.name,
        plan: body.plan,
        outcome: body.outcome,
        drawn: row.drawn.and_then(|number| u32::try_from(number).ok()),
        public_token: row.public_token,
        version: u32::try_from(row.version).unwrap_or_default(),
        created_at: row.created_at,
        drawn_at: row.drawn_at,
        erased_at: row.erased_at,
    })
}
