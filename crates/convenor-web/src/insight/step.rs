//! Taking an insight to another status: from submitted, over its check for personal data, to published.

use axum::extract::Path;
use axum::response::Redirect;
use convenor_domain::{Action, InsightStatus, Resource, ResourceKind};

use super::{get_insight, status_word};
use crate::error::PageError;
use crate::form::Fields;
use crate::reader::Visit;
use crate::words::Value;

/// What a reader must be allowed to do to take an insight there. The check for personal data lets an insight out,
/// so it is for those who may publish.
pub(super) fn needed(to: InsightStatus) -> Action {
    match to {
        InsightStatus::Checked | InsightStatus::Published => Action::Publish,
        InsightStatus::Withdrawn => Action::Withdraw,
        InsightStatus::Submitted | InsightStatus::Superseded => Action::Move,
    }
}

/// `POST /insights/{id}/move`
pub(super) async fn take(visit: Visit, Path(id): Path<String>, sent: Fields) -> Result<Redirect, PageError> {
    let insight = get_insight(&visit, &id).await?;
    let unknown = || PageError::Invalid(visit.state.word("insight-move-unknown"));
    let to = InsightStatus::from_key(sent.get("to")).ok_or_else(unknown)?;
    visit.require(needed(to), Resource::one(ResourceKind::Insight, &insight.access()))?;
    if !insight.status.can_become(to) {
        return Err(unknown());
    }
    let held = sent.get("version").parse().map_err(|_| PageError::Conflict)?;
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    writing.move_insight(insight.id, held, to).await?;
    writing.commit().await?;
    let values = [("status", Value::from(status_word(&visit.state, to)))];
    let news = visit.state.engine.words().t("insight-moved", &values);
    visit.done(&format!("/insights/{}", insight.id), news).await
}
