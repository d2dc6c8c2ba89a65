//! A check before asking: what somebody meant to ask, what they were shown, and what they chose.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Load, Plan, Similar};
use crate::id::{AccountId, EngagementId, OrganisationId, OverlapCheckId, SystemId};
use crate::key::keyed_enum;
use crate::record::RecordId;

keyed_enum! {
    /// What somebody does after the check.
    Choice {
        /// Use what was heard before, and ask nobody.
        Reuse = "reuse",
        /// Ask only what earlier work leaves open.
        BuildOn = "build-on",
        /// Ask although something like it exists, for a reason that is kept.
        AskAnyway = "ask-anyway",
        /// Nothing like it was found.
        NothingSimilar = "nothing-similar",
    }
}

/// A check to be kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NewOverlapCheck {
    /// The system.
    pub system: SystemId,
    /// The organisation that means to ask, where it is known.
    pub organisation: Option<OrganisationId>,
    /// What it means to ask.
    pub plan: Plan,
    /// What was shown as similar, best first.
    pub similar: Vec<Similar>,
    /// How often the people meant were asked already.
    pub load: Vec<Load>,
}

/// A check that somebody made before asking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OverlapCheck {
    /// Identifier.
    pub id: OverlapCheckId,
    /// Who made it; `None` at the command line.
    pub account: Option<AccountId>,
    /// When.
    pub at: DateTime<Utc>,
    /// What was asked and shown.
    #[serde(flatten)]
    pub shown: NewOverlapCheck,
    /// What they chose; `None` while they have not.
    pub settled: Option<Settled>,
}

/// What somebody chose after a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// The choice.
    pub choice: Choice,
    /// The records that are reused or built on.
    pub with: Vec<RecordId>,
    /// Why, in their words; needed for [`Choice::AskAnyway`].
    pub reason: String,
    /// The engagement that was begun, if one was.
    pub engagement: Option<EngagementId>,
    /// When.
    pub at: DateTime<Utc>,
}
