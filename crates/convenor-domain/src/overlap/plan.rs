//! What somebody means to ask, before there is a record of it.

use serde::{Deserialize, Serialize};

use crate::area::AreaCode;
use crate::date::ImpreciseDate;
use crate::engagement::EngagementContent;

/// What somebody means to ask. Everything may be missing but the title or the summary.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Plan {
    /// Title.
    pub title: String,
    /// Plain summary, a few sentences.
    pub summary: String,
    /// Terms of `topics`.
    pub topics: Vec<String>,
    /// Areas.
    pub areas: Vec<AreaCode>,
    /// Terms of `groups`.
    pub groups: Vec<String>,
    /// When it opens.
    pub starts: ImpreciseDate,
    /// When it closes.
    pub ends: ImpreciseDate,
}

impl Plan {
    /// The plan of a recorded engagement.
    pub fn of(content: &EngagementContent) -> Self {
        Self {
            title: content.title.clone(),
            summary: content.summary.clone(),
            topics: content.topics.clone(),
            areas: content.areas.clone(),
            groups: content.groups.iter().map(|reach| reach.group.clone()).collect(),
            starts: content.starts.clone(),
            ends: content.ends.clone(),
        }
    }

    /// Its words, for looking it up.
    pub fn words(&self) -> String {
        format!("{}\n{}", self.title, self.summary).trim().to_owned()
    }
}
