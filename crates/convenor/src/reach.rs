//! `convenor reach`: who was heard, beside who lives there.

use anyhow::Context;
use convenor_domain::reach::{By, ReachQuestion, UnknownBy};
use convenor_domain::{AreaCode, ReadScope, RegisterFilter};
use convenor_web::reach::{Asking, Looking, ReachAnswer, ReachError};

use crate::command_line::ReachOptions;
use crate::config::Config;
use crate::output::{self, WrongUse};
use crate::{instance, responses, system};

/// Things that people may be told apart by at once.
const BY_MAX: usize = 2;

/// Prints who was heard.
pub(crate) async fn run(config: &Config, options: ReachOptions) -> anyhow::Result<()> {
    let instance = instance::open_known(config).await?;
    let convened = responses::convened(config, &instance.store)?;
    let system = system::choose(&instance.store, options.system.as_deref()).await?;
    let by = by(&options.by)?;
    let (since, until) = ReachQuestion::months(options.from, options.to);
    if since.zip(until).is_some_and(|(since, until)| since > until) {
        return Err(WrongUse("--from is after --to: name the earlier day first".to_owned()).into());
    }
    let question = ReachQuestion {
        by: by.clone(),
        area: options.area.map(|code| AreaCode(code.to_uppercase())),
        level: options.level,
        since,
        until,
        engagements: RegisterFilter::default(),
    };
    let asking = Asking {
        store: &instance.store,
        responses: &*convened.responses,
        disclosure: &convened.disclosure,
        scope: ReadScope::Everything,
        system: &system,
        question,
    };
    let answer = answer(asking, &by).await.context("who was heard cannot be told")?;
    if options.json {
        return output::say_json(&answer);
    }
    answer.lines().iter().try_for_each(|line| output::say(line))
}

async fn answer(asking: Asking<'_>, by: &[By]) -> Result<ReachAnswer, ReachError> {
    let disclosure = asking.disclosure;
    let looking = Looking::read(asking).await?;
    let looked = looking.tell_with_repeats(by).await?;
    Ok(ReachAnswer::new(&looking, &looked, disclosure))
}

/// What people are told apart by: one thing, or two.
fn by(wanted: &[String]) -> anyhow::Result<Vec<By>> {
    let read = |one: &String| By::lookup(one).map_err(|error: UnknownBy| WrongUse(error.to_string()));
    let by = wanted.iter().map(read).collect::<Result<Vec<By>, _>>()?;
    let twice = by.iter().enumerate().any(|(place, one)| by.iter().take(place).any(|other| other == one));
    if by.is_empty() || by.len() > BY_MAX || twice {
        let mend = "--by takes one thing, or two different ones: --by age_band,ethnic_group".to_owned();
        return Err(WrongUse(mend).into());
    }
    Ok(by)
}
