//! `convenor overlap`: is something like this plan there already, and how often are these people asked?

mod answer;
mod line;
mod plan;
mod written;

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use anyhow::Context;
use convenor_domain::ReadScope;
use convenor_web::overlap::{Asking, look};

use crate::command_line::OverlapOptions;
use crate::config::Config;
use crate::output::WrongUse;
use crate::{instance, output, system};

/// Compares a plan with the register.
pub(crate) async fn run(config: &Config, options: OverlapOptions) -> anyhow::Result<()> {
    let text = read(&options.plan)?;
    let instance = instance::open_known(config).await?;
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
    for line in answer.lines(asked.limit) {
        output::say(&line)?;
    }
    Ok(())
}

/// A plan is a page of text, not a library.
const TEXT_BYTES_MAX: u64 = 4 * 1024 * 1024;

/// The text of a file; of standard input for `-`.
fn read(file: &Path) -> anyhow::Result<String> {
    let name =
        if file == Path::new("-") { "on standard input".to_owned() } else { file.display().to_string() };
    let bytes = read_bytes(file).with_context(|| format!("the plan {name} cannot be read"))?;
    if u64::try_from(bytes.len())? > TEXT_BYTES_MAX {
        let mend = format!("the plan {name} is longer than 4 MB: leave out what a page on it would not say");
        return Err(WrongUse(mend).into());
    }
    let mend = |_| WrongUse(format!("the plan {name} is not text in UTF-8: save it as UTF-8"));
    Ok(String::from_utf8(bytes).map_err(mend)?)
}

/// As much as tells whether it is too long.
fn read_bytes(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut read = |from: &mut dyn Read| from.take(TEXT_BYTES_MAX + 1).read_to_end(&mut bytes);
    if file == Path::new("-") {
        read(&mut io::stdin().lock())?
    } else {
        read(&mut File::open(file)?)?
    };
    Ok(bytes)
}
