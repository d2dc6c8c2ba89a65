//! Democratic lotteries: who is drawn for a panel out of those who volunteered, from the first quota to the last seat.
//!
//! How panels are found and drawn is left to `convenor-lottery`; what is here is what people decide, and what is kept of it.

mod chance;
mod plan;
mod seat;
mod status;
mod target;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use chance::{Chance, Curve, Outcome, Portion};
pub use plan::{
    Adjusted, Algorithm, Bounds, Derived, DrawnBy, LotteryPlan, PoolColumns, QuotaFeature, QuotaValue,
    QuotasFrom,
};
pub use seat::{Seat, SeatCounts, SeatEvent, SeatId, SeatStatus};
pub use status::LotteryStatus;
pub use target::{Expected, crossed, targets};

use crate::access::{Access, Stage, Visibility};
use crate::id::{EngagementId, LotteryId, SystemId};

/// One lottery. People are not in it: the pool lies apart, so that it can be erased.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lottery {
    /// Identifier.
    pub id: LotteryId,
    /// The system.
    pub system: SystemId,
    /// The engagement that the panel is for, where it is for one.
    pub engagement: Option<EngagementId>,
    /// What people call it.
    pub name: String,
    /// Where it stands.
    pub status: LotteryStatus,
    /// What was decided.
    pub plan: LotteryPlan,
    /// What the search found, once it has ended.
    pub outcome: Option<Outcome>,
    /// The number of the panel that was drawn, counted from 1.
    pub drawn: Option<u32>,
    /// What opens the ceremony to those who have not signed in, while it is open to them.
    pub public_token: Option<String>,
    /// Counts the changes.
    pub version: u32,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
    /// When the panel was drawn.
    pub drawn_at: Option<DateTime<Utc>>,
    /// When the pool was erased.
    pub erased_at: Option<DateTime<Utc>>,
}

impl Lottery {
    /// What decides who may see it: those who convene for its system, and nobody else.
    pub fn access(&self) -> Access {
        Access {
            system: self.system,
            organisations: Vec::new(),
            visibility: Visibility::Organisation,
            stage: Stage::Draft,
        }
    }
}
