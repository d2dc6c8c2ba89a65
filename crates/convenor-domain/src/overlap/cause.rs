//! Why two pieces of work are alike, in causes that people can check.

use serde::{Deserialize, Serialize};

use crate::area::AreaCode;
use crate::id::EngagementId;
use crate::key::keyed_enum;

/// Why a piece of work is like a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "cause", rename_all = "kebab-case")]
pub enum Cause {
    /// On the same topics, or one inside the other.
    SameTopic {
        /// The topics that both share, as the plan has them.
        topics: Vec<String>,
    },
    /// Asks the same groups of people.
    SamePeople {
        /// The groups that both share, as the plan has them.
        groups: Vec<String>,
    },
    /// In the same places, or one inside the other.
    SamePlace {
        /// The areas that both share, as the plan has them.
        areas: Vec<AreaCode>,
    },
    /// At the same time, or nearly.
    CloseInTime {
        /// Days between the end of one and the beginning of the other; 0 where they meet.
        days: u32,
    },
    /// Nearly the same words.
    SameWords {
        /// Share of the shorter text's word runs that stand in the other one, 0 to 100.
        share_pct: u8,
    },
    /// Similar meaning, in other words.
    SimilarMeaning,
    /// One of the few that come up first when the plan's words are looked up.
    ComesUpFirst {
        /// The plan's words that stand in it; empty when it came up by its meaning alone.
        typed: Vec<String>,
    },
}

keyed_enum! {
    /// A cause without its particulars, as rules and addresses name it.
    CauseKind {
        /// See [`Cause::SameTopic`].
        SameTopic = "same-topic",
        /// See [`Cause::SamePeople`].
        SamePeople = "same-people",
        /// See [`Cause::SamePlace`].
        SamePlace = "same-place",
        /// See [`Cause::CloseInTime`].
        CloseInTime = "close-in-time",
        /// See [`Cause::SameWords`].
        SameWords = "same-words",
        /// See [`Cause::SimilarMeaning`].
        SimilarMeaning = "similar-meaning",
        /// See [`Cause::ComesUpFirst`].
        ComesUpFirst = "comes-up-first",
    }
}

impl Cause {
    /// The cause without its particulars.
    pub const fn kind(&self) -> CauseKind {
        match self {
            Self::SameTopic { .. } => CauseKind::SameTopic,
            Self::SamePeople { .. } => CauseKind::SamePeople,
            Self::SamePlace { .. } => CauseKind::SamePlace,
            Self::CloseInTime { .. } => CauseKind::CloseInTime,
            Self::SameWords { .. } => CauseKind::SameWords,
            Self::SimilarMeaning => CauseKind::SimilarMeaning,
            Self::ComesUpFirst { .. } => CauseKind::ComesUpFirst,
        }
    }
}

keyed_enum! {
    /// How likely it is that people are asked twice for the same.
    Risk {
        /// Something is like it, but for other people, another place or long ago.
        Low = "low",
        /// Worth reading before asking.
        Medium = "medium",
        /// Very likely the same question to the same people.
        High = "high",
    }
}

/// A piece of work like a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Similar {
    /// The engagement.
    pub engagement: EngagementId,
    /// How much it is like the plan, 0 to 1.
    pub score: f64,
    /// How likely it is that people are asked twice.
    pub risk: Risk,
    /// Why, strongest first; never empty.
    pub causes: Vec<Cause>,
}
