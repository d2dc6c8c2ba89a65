//! `convenor doctor`: is the instance sound?

use anyhow::bail;

use crate::config::Config;
use crate::{instance, output};

/// Checks the database, the audit trail and the index, and says what it found.
pub(crate) async fn run(config: &Config) -> anyhow::Result<()> {
    let instance = instance::open_known(config).await?;
    let store = &instance.store;
    store.ping().await?;
    output::say("Database: answers, and its tables are up to date.")?;
    if let Some(fault) = store.verify_audit().await? {
        bail!(
            "audit trail: entry {} does not follow from the one before it. Someone changed the trail outside Convenor: \
             restore the database from a backup and find out who.",
            fault.sequence
        );
    }
    output::say(&format!("Audit trail: whole, {} entries.", store.audit_sequence().await?))?;
    instance.lookup.catch_up(store).await?;
    output::say("Index: up to date.")
}
