//! What was done to the record, when and by whom. For those who work in a system; who did it, only for its own people.

use std::collections::HashMap;

use convenor_domain::{AccountId, Engagement};
use convenor_store::{AuditAction, AuditEntry};
use serde::Serialize;

use crate::engagement::label;
use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;

/// Entries shown.
const ENTRIES_MAX: u64 = 200;

/// One change.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Entry {
    /// When.
    pub(super) when: String,
    /// By whom.
    pub(super) who: String,
    /// What was done.
    pub(super) what: String,
    /// The fields that changed, in a row.
    pub(super) fields: String,
}

/// The history of a record, newest first.
pub(super) async fn entries(visit: &Visit, engagement: &Engagement) -> Result<Vec<Entry>, PageError> {
    let found = visit.state.store.history(engagement.id.into(), ENTRIES_MAX).await?;
    let names = names(visit, engagement).await?;
    Ok(found.into_iter().map(|entry| shown(&visit.state, &names, &entry)).collect())
}

/// Names by account, for readers of the record's own system.
async fn names(visit: &Visit, engagement: &Engagement) -> Result<HashMap<AccountId, String>, PageError> {
    if visit.actor().system != Some(engagement.system) {
        return Ok(HashMap::new());
    }
    let accounts = visit.state.store.list_accounts(Some(engagement.system)).await?;
    Ok(accounts.into_iter().map(|account| (account.id, account.name)).collect())
}

fn shown(state: &AppState, names: &HashMap<AccountId, String>, entry: &AuditEntry) -> Entry {
    let who = match entry.account {
        None => state.word("activity-history-operator"),
        Some(id) => names.get(&id).cloned().unwrap_or_else(|| state.word("activity-history-somebody")),
    };
    let what = state.word(match entry.action {
        AuditAction::Add => "activity-history-add",
        AuditAction::Edit => "activity-history-edit",
        AuditAction::Move => "activity-history-move",
        AuditAction::Remove => "activity-history-remove",
    });
    let named = |field: &String| match field.as_str() {
        "status" => state.word("activities-column-status"),
        other => label(state.engine.words(), other),
    };
    Entry {
        when: entry.happened_at.format("%-d %B %Y, %H:%M").to_string(),
        who,
        what,
        fields: entry.fields.iter().map(named).collect::<Vec<_>>().join(", "),
    }
}
