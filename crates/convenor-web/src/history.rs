//! A record's history in words: when, who, what. The trail has names of fields and never their values.

use std::collections::HashMap;

use convenor_domain::{AccountId, Action, RecordId, Resource, ResourceKind};
use convenor_store::{AuditAction, AuditEntry};
use serde::Serialize;

use crate::error::PageError;
use crate::reader::Visit;

/// Most entries shown.
const ENTRIES_MAX: u64 = 100;

/// One entry.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct HistoryEntry {
    when: String,
    who: String,
    what: String,
    fields: Vec<String>,
}

impl HistoryEntry {
    /// A made-up one, for samples of pages.
    pub(crate) fn sample() -> Self {
        Self {
            when: "2 November 2026, 09:00".to_owned(),
            who: "Lena Convener".to_owned(),
            what: "Changed".to_owned(),
            fields: vec!["finding".to_owned()],
        }
    }
}

/// The history, newest first; empty for those who may not see it.
pub(crate) async fn history(visit: &Visit, record: RecordId) -> Result<Vec<HistoryEntry>, PageError> {
    if !visit.may(Action::Read, Resource::any(ResourceKind::History)) {
        return Ok(Vec::new());
    }
    let entries = visit.state.store.history(record, ENTRIES_MAX).await?;
    let names = names(visit, &entries).await?;
    Ok(entries.iter().map(|entry| in_words(visit, &names, entry)).collect())
}

/// Names of those who changed it, for people of the same system only: who works where is nobody else's business.
async fn names(visit: &Visit, entries: &[AuditEntry]) -> Result<HashMap<AccountId, String>, PageError> {
    let mut names = HashMap::new();
    for id in entries.iter().filter_map(|entry| entry.account) {
        if !names.contains_key(&id)
            && let Some(account) = visit.state.store.lookup_account(id).await?
            && visit.actor().system == Some(account.system)
        {
            names.insert(id, account.name);
        }
    }
    Ok(names)
}

fn in_words(visit: &Visit, names: &HashMap<AccountId, String>, entry: &AuditEntry) -> HistoryEntry {
    let what = match entry.action {
        AuditAction::Add => "history-added",
        AuditAction::Edit => "history-changed",
        AuditAction::Move => "history-moved",
        AuditAction::Remove => "history-removed",
    };
    let who = match entry.account {
        Some(id) => names.get(&id).cloned().unwrap_or_else(|| visit.state.word("history-elsewhere")),
        None => visit.state.word("history-operator"),
    };
    HistoryEntry {
        when: entry.happened_at.format("%-d %B %Y, %H:%M").to_string(),
        who,
        what: visit.state.word(what),
        fields: entry.fields.iter().map(|field| field.replace('_', " ")).collect(),
    }
}
