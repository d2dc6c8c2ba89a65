//! `convenor find`: has this been asked before, of whom, and what came of it?

pub(crate) mod answer;
mod question;

use convenor_domain::ReadScope;

use crate::command_line::FindOptions;
use crate::config::Config;
use crate::{instance, output};

/// Answers a question from the index.
pub(crate) async fn run(config: &Config, options: FindOptions) -> anyhow::Result<()> {
    let instance = instance::open_known(config).await?;
    let query = question::read(&instance.store, &options).await?;
    let found = instance.lookup.find(&instance.store, &query).await?;
    let answer = answer::read(&instance.store, ReadScope::Everything, &found).await?;
    if options.json {
        return output::say_json(&answer);
    }
    for line in answer.lines() {
        output::say(&line)?;
    }
    if answer.is_empty() {
        let help = instance.lookup.zero_help(&instance.store, &query).await?;
        for line in answer::further(&help) {
            output::say(&line)?;
        }
    }
    Ok(())
}
