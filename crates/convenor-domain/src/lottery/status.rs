//! Where a lottery stands, and what may be done from there.

use crate::key::keyed_enum;

keyed_enum! {
    /// Where a lottery stands.
    #[derive(Default)]
    LotteryStatus {
        /// Pool, quotas and choices are being put together.
        #[default]
        Preparing = "preparing",
        /// A job looks for the fairest chances.
        Searching = "searching",
        /// The numbered panels are listed: the draw may be held.
        Listed = "listed",
        /// One of them was drawn.
        Drawn = "drawn",
    }
}

impl LotteryStatus {
    /// Whether pool, quotas and choices may still change. Once panels are listed, changing them takes the list back first.
    pub fn may_change(self) -> bool {
        self == Self::Preparing
    }

    /// Whether the lottery may go from here to there. What was drawn stays drawn.
    pub fn can_become(self, to: Self) -> bool {
        matches!(
            (self, to),
            (Self::Preparing, Self::Searching)
                | (Self::Searching, Self::Listed | Self::Preparing)
                | (Self::Listed, Self::Drawn | Self::Preparing)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::LotteryStatus;

    #[test]
    fn what_was_drawn_stays_drawn() {
        for to in LotteryStatus::ALL {
            assert!(!LotteryStatus::Drawn.can_become(*to), "{to}");
        }
        assert!(
            LotteryStatus::Listed.can_become(LotteryStatus::Preparing),
            "until then, it can be begun anew"
        );
    }
}
