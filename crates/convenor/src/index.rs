//! `convenor index rebuild`.

use std::time::Instant;

use crate::config::Config;
use crate::{instance, output};

/// Reads everything again from the database.
pub(crate) async fn rebuild(config: &Config) -> anyhow::Result<()> {
    let started = Instant::now();
    let instance = instance::open_known(config).await?;
    instance.lookup.rebuild(&instance.store).await?;
    output::say(&format!("The index is rebuilt ({:.1} s).", started.elapsed().as_secs_f64()))
}
