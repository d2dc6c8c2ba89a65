//! Records that went into this one, and leading old links of a merged record on.

use convenor_domain::{Action, Engagement, EngagementId};
use convenor_store::MergedEngagement;
use serde::Serialize;

use super::one;
use crate::error::PageError;
use crate::overlap::decides;
use crate::reader::Visit;
use crate::words::Value;

/// A record that went into this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Merged {
    /// Which, and when.
    pub(super) line: String,
    /// Where the two are taken apart, by those who may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) apart: Option<String>,
}

/// What went into a record, as far as the reader could see it.
pub(super) async fn merged(visit: &Visit, engagement: &Engagement) -> Result<Vec<Merged>, PageError> {
    let may = decides(visit) && visit.may(Action::Edit, one(&engagement.access()));
    let from = visit.state.store.merged_from(visit.scope(), engagement.id).await?;
    Ok(from.iter().map(|merged| line(visit, merged, may)).collect())
}

fn line(visit: &Visit, merged: &MergedEngagement, may: bool) -> Merged {
    let record = &merged.engagement;
    let values = [
        ("title", Value::from(record.content.title.clone())),
        ("reference", Value::from(record.reference().0)),
        ("day", Value::from(merged.at.format("%-d %B %Y").to_string())),
    ];
    Merged {
        line: visit.state.engine.words().t("overlap-merged-line", &values),
        apart: may.then(|| format!("/overlaps/apart/{}", record.id)),
    }
}

/// Where the record is shown that this one is part of now, if the reader may see it.
pub(super) async fn leads_to(visit: &Visit, id: &str) -> Result<Option<String>, PageError> {
    let Ok(id) = id.parse::<EngagementId>() else { return Ok(None) };
    let Some(part_of) = visit.state.store.merged_into(id).await? else { return Ok(None) };
    let found = visit.state.store.lookup_engagement(visit.scope(), part_of).await?;
    Ok(found.map(|kept| super::address(&kept)))
}
