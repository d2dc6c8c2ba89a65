//! Taking the record to another status.

use axum::extract::Path;
use axum::response::Redirect;
use convenor_domain::{Action, Engagement, EngagementStatus};
use serde::Serialize;

use super::{address, one, open};
use crate::engagement::tag;
use crate::error::PageError;
use crate::form::Fields;
use crate::overlap::look_first;
use crate::reader::Visit;
use crate::words::Value;

/// The statuses that the reader may take the record to.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Ways {
    /// Where the form is sent.
    pub(super) action: String,
    /// The version that the reader sees.
    pub(super) version: u32,
    /// The statuses.
    pub(super) to: Vec<Way>,
}

/// One status.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Way {
    pub(super) key: &'static str,
    pub(super) name: String,
}

impl Ways {
    /// The ways open to the reader; `None` when there are none.
    pub(super) fn open(visit: &Visit, engagement: &Engagement) -> Option<Self> {
        if !visit.may(Action::Move, one(&engagement.access())) {
            return None;
        }
        let way = |to: &EngagementStatus| Way { key: to.key(), name: tag::status(&visit.state, *to) };
        Some(Self {
            action: format!("{}/move", address(engagement)),
            version: engagement.version,
            to: engagement.status.next().iter().map(way).collect(),
        })
    }
}

/// `POST /engagements/{id}/move`
pub(super) async fn take(
    visit: Visit,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    let engagement = open(&visit, &id).await?;
    visit.require(Action::Move, one(&engagement.access()))?;
    let unreadable = || PageError::BadRequest(visit.state.word("activity-move-unreadable"));
    let to = EngagementStatus::from_key(fields.get("to")).ok_or_else(unreadable)?;
    let held = fields.get("version").parse().map_err(|_| unreadable())?;
    if let Some(first) = look_first(&visit, &engagement, to).await? {
        return Ok(first);
    }
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    writing.move_engagement(engagement.id, held, to).await?;
    writing.commit().await?;
    let status = [("status", Value::from(tag::status(&visit.state, to)))];
    visit.done(&address(&engagement), visit.state.engine.words().t("activity-moved", &status)).await
}
