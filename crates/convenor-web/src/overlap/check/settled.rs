//! What was chosen after a check, in words: by whom, when, with which records, why, and what was begun.

use convenor_domain::overlap::Settled;
use convenor_domain::{AccountId, Engagement, EngagementId, RecordKind};
use serde::Serialize;

use crate::error::PageError;
use crate::reader::Visit;
use crate::words::Value;

/// What was chosen.
#[derive(Debug, Clone, Serialize)]
pub(super) struct SettledWords {
    /// The choice: “Asked anyway”.
    pub(super) choice: String,
    /// What it means now.
    pub(super) means: String,
    /// “Chosen on 22 November 2026 by Sam Ward.”
    pub(super) when: String,
    /// Why; empty when nothing was written.
    pub(super) reason: String,
    /// The records that are reused or built on, as far as the reader may see them.
    pub(super) with: Vec<Link>,
    /// The record that was begun, if the reader may see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) begun: Option<Link>,
}

/// A link to a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Link {
    pub(super) href: String,
    pub(super) title: String,
}

impl SettledWords {
    /// What was chosen after a check that `account` made.
    pub(super) async fn new(
        visit: &Visit,
        account: Option<AccountId>,
        settled: &Settled,
    ) -> Result<Self, PageError> {
        let (state, choice) = (&visit.state, settled.choice);
        let with = settled.with.iter().filter(|id| id.kind == RecordKind::Engagement);
        let with: Vec<_> = with.map(|id| EngagementId(id.id)).collect();
        let ids: Vec<_> = with.iter().copied().chain(settled.engagement).collect();
        let records = state.store.list_engagements_by_id(visit.scope(), &ids).await?;
        let link = |id: &EngagementId| records.iter().find(|one| one.id == *id).map(Link::to);
        Ok(Self {
            choice: state.word(&format!("overlap-chosen-{choice}")),
            means: state.word(&format!("overlap-chosen-means-{choice}")),
            when: when(visit, account, settled).await?,
            reason: settled.reason.clone(),
            with: with.iter().filter_map(link).collect(),
            begun: settled.engagement.as_ref().and_then(link),
        })
    }
}

impl Link {
    fn to(engagement: &Engagement) -> Self {
        Self { href: format!("/engagements/{}", engagement.id), title: engagement.content.title.clone() }
    }
}

async fn when(visit: &Visit, account: Option<AccountId>, settled: &Settled) -> Result<String, PageError> {
    let account = match account {
        Some(id) => visit.state.store.lookup_account(id).await?,
        None => None,
    };
    let who = account.map_or_else(|| visit.state.word("history-operator"), |account| account.name);
    let day = settled.at.format("%-d %B %Y").to_string();
    let values = [("day", Value::from(day)), ("who", Value::from(who))];
    Ok(visit.state.engine.words().t("overlap-chosen-when", &values))
}
