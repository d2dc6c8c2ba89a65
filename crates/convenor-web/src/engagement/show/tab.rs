//! The tabs of the record, each with an address of its own, and what stands under the chosen one.

use convenor_domain::{Action, Engagement, Resource, ResourceKind};
use serde::Serialize;

use super::address;
use super::came_of_it::{Step, chain};
use super::fact::Line;
use super::plan::Plan;
use super::records::{Records, of_engagement};
use crate::digest::{Finding, findings};
use crate::error::PageError;
use crate::history::{HistoryEntry, history};
use crate::overlap::Looked;
use crate::reader::Visit;

/// A tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tab {
    /// What was planned, and what came of it.
    Plan,
    /// What people answered, question by question; a page of its own.
    Responses,
    /// What people said.
    Insights,
    /// What was decided.
    Decisions,
    /// Documents and links.
    Files,
    /// What was done to the record.
    History,
}

/// A link to a tab.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct TabLink {
    pub(crate) key: &'static str,
    pub(crate) href: String,
    /// How many there are, where they can be counted and may be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) count: Option<u64>,
    pub(crate) chosen: bool,
}

/// What stands under the chosen tab.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "tab", rename_all = "kebab-case")]
pub(super) enum Content {
    /// The chain, the plan, and whether somebody looked before asking.
    Plan { chain: Vec<Step>, plan: Plan, looked: Option<Box<Looked>> },
    /// Findings.
    Insights { findings: Vec<Finding> },
    /// Decisions, as steps of the chain.
    Decisions { decisions: Vec<Step> },
    /// Documents and links.
    Files { documents: Vec<Line> },
    /// Changes, newest first.
    History { entries: Vec<HistoryEntry> },
}

impl Tab {
    const ALL: [Self; 6] =
        [Self::Plan, Self::Responses, Self::Insights, Self::Decisions, Self::Files, Self::History];

    fn key(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Responses => "responses",
            Self::Insights => "insights",
            Self::Decisions => "decisions",
            Self::Files => "files",
            Self::History => "history",
        }
    }

    /// The tab with this key; the plan for any other, and where the reader may not see it.
    pub(super) fn read(key: &str, visit: &Visit, engagement: &Engagement) -> Self {
        let asked = Self::ALL.into_iter().find(|tab| tab.key() == key && *tab != Self::Responses);
        asked.filter(|tab| tab.is_for(visit, engagement)).unwrap_or(Self::Plan)
    }

    fn is_for(self, visit: &Visit, engagement: &Engagement) -> bool {
        let access = engagement.access();
        let reads = |kind| visit.may(Action::Read, Resource::one(kind, &access));
        match self {
            Self::Responses => reads(ResourceKind::Response),
            Self::History => reads(ResourceKind::History),
            Self::Plan | Self::Insights | Self::Decisions | Self::Files => true,
        }
    }

    fn count(self, records: &Records) -> Option<u64> {
        let of = |count| u64::try_from(count).ok();
        match self {
            Self::Plan | Self::History => None,
            Self::Responses => records.responses.get().people(),
            Self::Insights => of(records.insights.len()),
            Self::Decisions => of(records.decisions().len()),
            Self::Files => of(records.engagement.content.documents.len()),
        }
    }

    fn href(self, page: &str) -> String {
        match self {
            Self::Plan => page.to_owned(),
            Self::Responses => format!("{page}/responses"),
            tab => format!("{page}?tab={}", tab.key()),
        }
    }
}

/// The tabs of a record, on the page of its responses.
pub(crate) async fn tabs(visit: &Visit, engagement: &Engagement) -> Result<Vec<TabLink>, PageError> {
    let records = Records::read(visit, engagement.clone()).await?;
    Ok(links(visit, &records, Tab::Responses))
}

/// Links to all tabs that are for the reader.
pub(super) fn links(visit: &Visit, records: &Records, chosen: Tab) -> Vec<TabLink> {
    let page = address(&records.engagement);
    let link = |tab: Tab| TabLink {
        key: tab.key(),
        href: tab.href(&page),
        count: tab.count(records),
        chosen: tab == chosen,
    };
    Tab::ALL.into_iter().filter(|tab| tab.is_for(visit, &records.engagement)).map(link).collect()
}

impl Content {
    /// What stands under a tab.
    pub(super) async fn read(visit: &Visit, records: &Records, tab: Tab) -> Result<Self, PageError> {
        let engagement = &records.engagement;
        Ok(match tab {
            // Responses have a page of their own.
            Tab::Plan | Tab::Responses => Self::Plan {
                chain: chain(visit, records),
                plan: Plan::new(visit, records),
                looked: Looked::for_record(visit, engagement).await?.map(Box::new),
            },
            Tab::Insights => {
                Self::Insights { findings: findings(visit, &of_engagement(visit, engagement)).await? }
            }
            Tab::Decisions => Self::Decisions { decisions: super::came_of_it::decisions(visit, records) },
            Tab::Files => Self::Files { documents: documents(engagement) },
            Tab::History => Self::History { entries: history(visit, engagement.id.into()).await? },
        })
    }
}

/// Documents and links; the domain lets only addresses of the web and of files kept here into records.
fn documents(engagement: &Engagement) -> Vec<Line> {
    let documents = engagement.content.documents.iter();
    documents.map(|document| Line::link(document.title.as_str(), document.url.as_str())).collect()
}
