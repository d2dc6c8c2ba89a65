//! How often people are asked, and how often the system thinks right.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::area::AreaCode;

/// How often a group was asked in an area in twelve months, against what the system thinks right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Load {
    /// Term of `groups`; `None` for everybody.
    pub group: Option<String>,
    /// The area; `None` for the whole system.
    pub area: Option<AreaCode>,
    /// Engagements that ask this group here in the twelve months, without the plan itself.
    pub asked: u32,
    /// Most that the system thinks right in twelve months.
    pub budget: u32,
}

impl Load {
    /// Whether one more would be more than the system thinks right.
    pub fn is_full(&self) -> bool {
        self.asked >= self.budget
    }
}

/// How many engagements a year the system thinks right for a group in one area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// For a group that is not named below.
    pub asks: u32,
    /// For groups that tire sooner, or can be asked more often: terms of `groups`.
    #[serde(default)]
    pub groups: BTreeMap<String, u32>,
}

impl Budget {
    /// The budget of a group; of everybody, when there is none.
    pub fn of(&self, group: Option<&str>) -> u32 {
        group.and_then(|group| self.groups.get(group)).copied().unwrap_or(self.asks)
    }
}
