//! The record's own page.

use convenor_domain::EngagementKind;
use serde::Serialize;

use super::cite::Cite;
use super::fact::Fact;
use super::lacking::Lacking;
use super::lineage::Merged;
use super::moving::Ways;
use super::sample;
use super::tab::{Content, TabLink};
use crate::theme::{Crumb, Page};

/// The record's own page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ShowPage {
    /// The way back.
    pub(super) trail: Vec<Crumb>,
    /// Title.
    pub(super) title: String,
    /// Summary, or else the first question; empty when neither is recorded.
    pub(super) lede: String,
    /// Status, level, kind, who may see it.
    pub(super) tags: Vec<Tag>,
    /// The key of the words that say why this is kept apart from what informs decisions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) kept_apart: Option<&'static str>,
    /// Tabs.
    pub(super) tabs: Vec<TabLink>,
    /// What stands under the chosen tab.
    pub(super) content: Content,
    /// The record at a glance.
    pub(super) glance: Vec<Fact>,
    /// How complete it is.
    pub(super) lacking: Lacking,
    /// Records that went into it.
    pub(super) merged: Vec<Merged>,
    /// How to cite it.
    pub(super) cite: Cite,
    /// Where it can be changed, by those who may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) edit: Option<String>,
    /// Where an insight can be added, by those who may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) add_insight: Option<String>,
    /// Where answers can be brought in, by those who may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) add_responses: Option<String>,
    /// Where a panel for it can be drawn, by those who may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) add_lottery: Option<String>,
    /// The statuses that it can be taken to, by those who may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ways: Option<Ways>,
}

/// Words on a coloured ground.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Tag {
    /// The words.
    pub(super) text: String,
    /// The colour's name, as in `tag--good`.
    pub(super) tone: &'static str,
}

/// What is said of a kind that is no engagement to inform decisions. People use one word for them all.
pub(super) fn kept_apart(kind: Option<EngagementKind>) -> Option<&'static str> {
    match kind? {
        EngagementKind::BehaviourChange => Some("activity-apart-behaviour-change"),
        EngagementKind::IndividualCareFeedback => Some("activity-apart-individual-care-feedback"),
        EngagementKind::InformDecision
        | EngagementKind::ShapeService
        | EngagementKind::SetPriorities
        | EngagementKind::Other => None,
    }
}

impl Page for ShowPage {
    const TEMPLATE: &'static str = "engagement/show.html";

    fn samples() -> Vec<Self> {
        sample::pages()
    }
}
