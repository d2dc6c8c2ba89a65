//! `convenor overlap`: is something like this plan there already, and how often are these people asked?

mod answer;
mod line;
mod plan;
mod written;

use std::io::Read;
use std::path::Path;

use anyhow::Context;
use convenor_domain::ReadScope;
use convenor_web::overlap::{Asking, look};

use crate::command_line::OverlapOptions;
use crate::config::Config;
use crate::{instance, output, system};

/// Compares a plan with the register.
pub(crate) async fn run(config: &Config, options: OverlapOptions) -> anyhow::Result<()> {
    let text = read(&options.plan)?;
    let instance = instance::open(config).await?;
    let store = &instance.store;
    let plan = plan::read(store, &text).await?;
    let system = system::choose(store, options.system.as_deref()).await?;
    let asked = Asking {
        scope: ReadScope::Everything,
        system: system.id,
        plan: &plan,
        today: store.today(),
        except: None,
        statuses: &[],
        limit: usize::try_from(options.limit)?,
    };
    let seen = look(store, &instance.lookup, &asked).await?;
    let answer = answer::read(store, seen).await?;
    if options.json {
        return output::say_json(&answer);
    }
    for line in answer.lines() {
        output::say(&line)?;
    }
    Ok(())
}

/// The text of a file; of standard input for `-`.
fn read(file: &Path) -> anyhow::Result<String> {
    if file == Path::new("-") {
        return std::io::read_to_string(std::io::stdin().lock().take(TEXT_BYTES_MAX))
            .context("the plan on standard input cannot be read");
    }
    std::fs::read_to_string(file).with_context(|| format!("the plan {} cannot be read", file.display()))
}

/// A plan is a page of text, not a library.
const TEXT_BYTES_MAX: u64 = 4 * 1024 * 1024;
