//! What changed last, of what the reader may see.

use convenor_domain::{Record, RecordId, RecordKind};
use serde::Serialize;

use crate::error::PageError;
use crate::reader::Visit;

/// Changes on the page.
const SHOWN_MAX: usize = 8;
/// Last entries of the trail that are looked at: an import may write many that the reader may not see.
const LOOKED_AT_MAX: u64 = 200;

/// A record that changed.
#[derive(Debug, Serialize)]
pub(super) struct Changed {
    href: String,
    title: String,
    /// What it is.
    what: String,
    /// When it was last saved.
    day: String,
}

impl Changed {
    /// A made-up one, for samples of pages.
    pub(super) fn sample() -> Self {
        Self {
            href: "/engagements/1".to_owned(),
            title: "Winter <clinics>".to_owned(),
            what: "Activity".to_owned(),
            day: "2 November 2026".to_owned(),
        }
    }
}

/// The records that changed last, newest first, each once.
pub(super) async fn changes(visit: &Visit) -> Result<Vec<Changed>, PageError> {
    let store = &visit.state.store;
    let head = store.audit_sequence().await?;
    let last = store.changes_after(head.saturating_sub(LOOKED_AT_MAX), LOOKED_AT_MAX).await?;
    let mut seen: Vec<RecordId> = Vec::new();
    let mut shown = Vec::new();
    for change in last.iter().rev() {
        if seen.contains(&change.record) {
            continue;
        }
        seen.push(change.record);
        if let Some(record) = store.lookup_record(visit.scope(), change.record).await? {
            shown.push(changed(visit, &record));
        }
        if shown.len() == SHOWN_MAX {
            break;
        }
    }
    Ok(shown)
}

fn changed(visit: &Visit, record: &Record) -> Changed {
    let RecordId { kind, id } = record.id();
    let (title, saved_at) = match record {
        Record::Engagement(engagement) => (&engagement.content.title, engagement.updated_at),
        Record::Insight(insight) => (&insight.content.finding, insight.updated_at),
        Record::Decision(decision) => (&decision.content.title, decision.updated_at),
    };
    Changed {
        href: match kind {
            RecordKind::Engagement => format!("/engagements/{id}"),
            RecordKind::Insight => format!("/insights/{id}"),
            RecordKind::Decision => format!("/decisions/{id}"),
        },
        title: title.clone(),
        what: visit.state.word(&format!("home-kind-{kind}")),
        day: saved_at.format("%-d %B %Y").to_string(),
    }
}
