//! Seats of a drawn panel: who has one, what they said, who took whose place.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::id::AccountId;
use crate::key::keyed_enum;

keyed_enum! {
    /// Where the offer of a seat stands.
    #[derive(Default)]
    SeatStatus {
        /// Drawn; nobody has told them yet.
        #[default]
        Drawn = "drawn",
        /// They were offered the seat.
        Offered = "offered",
        /// They take it.
        Confirmed = "confirmed",
        /// They said no.
        Refused = "refused",
        /// They said yes, and have left since.
        Left = "left",
    }
}

impl SeatStatus {
    /// What may follow: forward, or back by one step to mend a mistake. Whoever was replaced stays out.
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Drawn => &[Self::Offered, Self::Refused],
            Self::Offered => &[Self::Confirmed, Self::Refused, Self::Drawn],
            Self::Confirmed => &[Self::Left, Self::Offered],
            Self::Refused => &[Self::Offered],
            Self::Left => &[Self::Confirmed],
        }
    }

    /// Whether the seat is taken, as far as is known.
    pub fn holds(self) -> bool {
        matches!(self, Self::Drawn | Self::Offered | Self::Confirmed)
    }
}

/// Identifier of a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SeatId(pub Uuid);

impl fmt::Display for SeatId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// One person of the panel, or who was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Identifier.
    pub id: SeatId,
    /// What the published lists call them.
    pub person: String,
    /// Their name, for those who convene.
    pub name: String,
    /// Their value of every feature of the quotas, in order.
    pub values: Vec<String>,
    /// Where the offer stands.
    pub status: SeatStatus,
    /// Whether they were drawn later, in somebody's place.
    pub is_replacement: bool,
    /// Whether somebody was drawn in their place.
    pub replaced: bool,
    /// What happened, first to last.
    pub events: Vec<SeatEvent>,
}

impl Seat {
    /// Whether somebody has still to be drawn in their place.
    pub fn is_open(&self) -> bool {
        !self.status.holds() && !self.replaced
    }
}

/// One thing that happened to a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatEvent {
    /// What it became.
    pub status: SeatStatus,
    /// When.
    pub at: DateTime<Utc>,
    /// Who said so; `None` for the operator.
    pub account: Option<AccountId>,
}

/// How many seats stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SeatCounts {
    /// Taken, as far as is known.
    pub held: u32,
    /// Confirmed, among those.
    pub confirmed: u32,
    /// Without anybody.
    pub open: u32,
}

impl SeatCounts {
    /// Counts seats.
    pub fn of(seats: &[Seat]) -> Self {
        let count = |which: fn(&Seat) -> bool| {
            u32::try_from(seats.iter().filter(|seat| which(seat)).count()).unwrap_or(u32::MAX)
        };
        Self {
            held: count(|seat| seat.status.holds()),
            confirmed: count(|seat| seat.status == SeatStatus::Confirmed),
            open: count(Seat::is_open),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SeatStatus;

    #[test]
    fn a_mistake_can_be_taken_back() {
        for from in SeatStatus::ALL {
            for to in from.next() {
                let there_and_back = to.next().contains(from) || matches!((from, to), (SeatStatus::Drawn, _));
                assert!(there_and_back, "{from} to {to}");
            }
        }
    }
}
