//! The filters shared by the list of activities, the look-up and the command line.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::area::AreaCode;
use crate::engagement::{EngagementKind, EngagementStatus};
use crate::id::{OrganisationId, SystemId};
use crate::key::keyed_enum;

keyed_enum! {
    /// What is lacking after an engagement.
    Gap {
        /// Closed, and people have not been told what came of it.
        NoFeedback = "no-feedback",
        /// Closed for more than 60 days without an insight.
        NoInsight = "no-insight",
    }
}

/// Which records to show. Values of one filter widen it; different filters narrow each other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct RegisterFilter {
    /// Only this system.
    pub system: Option<SystemId>,
    /// Only what ended (or was heard) on this day or later. A record without a date is left out.
    pub since: Option<NaiveDate>,
    /// Only what began on this day or earlier.
    pub until: Option<NaiveDate>,
    /// Only what ended, or will end, on this day or earlier.
    pub ends_by: Option<NaiveDate>,
    /// In any of these areas or inside them.
    pub areas: Vec<AreaCode>,
    /// About any of these groups or narrower ones.
    pub groups: Vec<String>,
    /// On any of these topics or narrower ones.
    pub topics: Vec<String>,
    /// Led by, or with, any of these organisations.
    pub organisations: Vec<OrganisationId>,
    /// Terms of `source-types`.
    pub source_types: Vec<String>,
    /// Terms of `methods`.
    pub methods: Vec<String>,
    /// Terms of `levels`, promised.
    pub levels: Vec<String>,
    /// Where an engagement stands.
    pub statuses: Vec<EngagementStatus>,
    /// What an engagement is for.
    pub kinds: Vec<EngagementKind>,
    /// What is lacking.
    pub gaps: Vec<Gap>,
}

/// The first day of the last `months` months, counted back from `today`.
pub fn months_before(today: NaiveDate, months: u32) -> Option<NaiveDate> {
    today.checked_sub_months(Months::new(months))
}
