//! Two records that are alike: planned work that overlaps, or one piece of work recorded twice.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Similar;
use crate::engagement::TEXT_LIMIT;
use crate::id::{AccountId, EngagementId, OverlapPairId, SystemId};
use crate::key::keyed_enum;
use crate::problem::{FieldProblem, Problems};

keyed_enum! {
    /// What the two are to each other.
    PairKind {
        /// Both are still to come, and overlap.
        Planned = "planned",
        /// They seem to be one piece of work, recorded twice.
        Duplicate = "duplicate",
    }
}

keyed_enum! {
    /// What the engagement lead decided about a pair.
    PairChoice {
        /// One engagement instead of two.
        Merge = "merge",
        /// At different times.
        Stagger = "stagger",
        /// Both, as they are, for a reason.
        Accept = "accept",
        /// They are not the same.
        Different = "different",
    }
}

/// Two engagements found alike. `similar.engagement` is the second; of duplicates, the one recorded later.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OverlapPair {
    /// Identifier.
    pub id: OverlapPairId,
    /// The system of the first.
    pub system: SystemId,
    /// What they are to each other.
    pub kind: PairKind,
    /// The first.
    pub first: EngagementId,
    /// The second, and why they are alike.
    pub similar: Similar,
    /// When they were found.
    pub found_at: DateTime<Utc>,
    /// What was decided; `None` while nothing is.
    pub settled: Option<PairSettled>,
}

/// What was decided about a pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairSettled {
    /// The decision.
    pub choice: PairChoice,
    /// Why, in their words.
    pub reason: String,
    /// Who decided.
    pub account: Option<AccountId>,
    /// When.
    pub at: DateTime<Utc>,
}

impl PairSettled {
    /// Every problem that keeps this from being saved: field `reason`, without which no overlap is accepted.
    pub fn check(&self) -> Result<(), Vec<FieldProblem>> {
        let mut problems = Problems::default();
        if self.choice == PairChoice::Accept {
            problems.required("reason", &self.reason);
        }
        problems.text("reason", &self.reason, TEXT_LIMIT);
        problems.into_result()
    }
}

/// Two engagements to be kept as found alike, in whichever order they were found.
#[derive(Debug, Clone, PartialEq)]
pub struct NewOverlapPair {
    /// The system of the first.
    pub system: SystemId,
    /// What they are to each other.
    pub kind: PairKind,
    /// One of them.
    pub first: EngagementId,
    /// The other, and why they are alike.
    pub similar: Similar,
}

impl NewOverlapPair {
    /// The same pair with the record made earlier first: identifiers sort by time.
    #[must_use]
    pub fn in_order(mut self) -> Self {
        if self.similar.engagement < self.first {
            std::mem::swap(&mut self.first, &mut self.similar.engagement);
        }
        self
    }
}
