//! Where an engagement stands, and the moves allowed from there.

use crate::key::keyed_enum;

keyed_enum! {
    /// Where an engagement stands.
    #[derive(Default)]
    EngagementStatus {
        /// Being written.
        #[default]
        Draft = "draft",
        /// Waiting for the engagement lead's advice.
        SubmittedForAdvice = "submitted-for-advice",
        /// Agreed, not yet open.
        Planned = "planned",
        /// People can take part.
        Open = "open",
        /// Closed; what people said is being read.
        ClosedAnalysing = "closed-analysing",
        /// What people said is written up.
        Reported = "reported",
        /// The decision has been taken.
        DecisionMade = "decision-made",
        /// People have been told what came of it.
        FedBack = "fed-back",
        /// Nothing is left to do.
        Complete = "complete",
        /// Stopped for a while.
        Paused = "paused",
        /// Will not happen.
        Cancelled = "cancelled",
    }
}

impl EngagementStatus {
    /// Those in which people are asked, or were: neither drafts nor cancelled.
    pub fn asking() -> Vec<Self> {
        let asks = |status: &Self| !matches!(status, Self::Draft | Self::Cancelled);
        Self::ALL.iter().copied().filter(asks).collect()
    }

    /// The statuses that may follow this one: forward along the way, back by one step to mend a mistake,
    /// paused or cancelled while it is under way.
    pub fn next(self) -> &'static [Self] {
        use EngagementStatus as S;
        match self {
            S::Draft => &[S::SubmittedForAdvice, S::Planned, S::Cancelled],
            S::SubmittedForAdvice => &[S::Planned, S::Draft, S::Cancelled],
            S::Planned => &[S::Open, S::Draft, S::Paused, S::Cancelled],
            S::Open => &[S::ClosedAnalysing, S::Planned, S::Paused, S::Cancelled],
            S::ClosedAnalysing => &[S::Reported, S::Open, S::Paused, S::Cancelled],
            S::Reported => &[S::DecisionMade, S::FedBack, S::ClosedAnalysing],
            S::DecisionMade => &[S::FedBack, S::Reported],
            S::FedBack => &[S::Complete, S::DecisionMade, S::Reported],
            S::Complete => &[S::FedBack],
            S::Paused => &[S::Planned, S::Open, S::ClosedAnalysing, S::Cancelled],
            S::Cancelled => &[S::Draft],
        }
    }

    /// Whether `to` may follow this status.
    pub fn can_become(self, to: Self) -> bool {
        self.next().contains(&to)
    }

    /// The status in the public's words: `forthcoming`, `open`, `closed`, `results-published`; nothing for what the
    /// public does not see.
    pub fn public_key(self) -> Option<&'static str> {
        use EngagementStatus as S;
        match self {
            S::Draft | S::SubmittedForAdvice | S::Cancelled => None,
            S::Planned | S::Paused => Some("forthcoming"),
            S::Open => Some("open"),
            S::ClosedAnalysing => Some("closed"),
            S::Reported | S::DecisionMade | S::FedBack | S::Complete => Some("results-published"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::EngagementStatus as S;

    #[test]
    fn every_status_can_be_reached_from_draft_and_none_is_a_trap() {
        let mut reached = vec![S::Draft];
        let mut seen = 0;
        while let Some(status) = reached.get(seen).copied() {
            seen += 1;
            assert!(!status.next().is_empty(), "{status} is a trap");
            for next in status.next().iter().filter(|next| !reached.contains(next)).collect::<Vec<_>>() {
                reached.push(*next);
            }
        }
        assert_eq!(reached.len(), S::ALL.len());
    }

    #[test]
    fn feedback_needs_something_to_feed_back() {
        assert!(!S::Open.can_become(S::FedBack));
        assert!(S::Reported.can_become(S::FedBack));
    }
}
