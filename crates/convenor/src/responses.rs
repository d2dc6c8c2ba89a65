//! `convenor responses`: answers of people to one engagement, brought in, listed, asked about, taken back.

mod door;
mod intake;
mod lake;
mod progress;
mod said;
mod told;

use convenor_domain::{Actor, Engagement, EngagementId, ImportId, ReadScope, Reference};
use convenor_store::Store;
use convenor_web::Convened;
use convenor_web::response::panels::Asking;
use convenor_web::response::{Save, run as run_import};

use crate::command_line::{ResponsesCommand, ResponsesImportOptions, ResponsesOptions, UndoOptions};
use crate::config::Config;
use crate::output::WrongUse;
use crate::{instance, output};
pub(crate) use intake::new_intake;
pub(crate) use lake::convened;
use progress::Progress;

/// Runs one of the commands.
pub(crate) async fn run(config: &Config, command: ResponsesCommand) -> anyhow::Result<()> {
    match command {
        ResponsesCommand::Import(options) => import(config, options).await,
        ResponsesCommand::Show(options) => show(config, options).await,
        ResponsesCommand::UndoImport(options) => undo(config, options).await,
    }
}

async fn import(config: &Config, options: ResponsesImportOptions) -> anyhow::Result<()> {
    let instance = instance::open(config).await?;
    let convened = convened(config, &instance.store)?;
    let intake = intake::of(&instance, &options).await?;
    let save = if options.dry_run { Save::DryRun } else { Save::ForReal };
    let progress = Progress::begin();
    let told = move |reached| progress.note(reached);
    let done = run_import(&instance.store, &convened, &Actor::operator(), &intake, save, told).await?;
    if save == Save::ForReal {
        instance.lookup.catch_up(&instance.store).await?;
    }
    if options.json {
        return output::say_json(&done.summary);
    }
    for line in said::of_import(&intake, &done, save) {
        output::say(&line)?;
    }
    Ok(())
}

async fn show(config: &Config, options: ResponsesOptions) -> anyhow::Result<()> {
    let instance = instance::open_known(config).await?;
    let engagement = engagement(&instance.store, &options.engagement).await?;
    let Convened { responses, disclosure, .. } = convened(config, &instance.store)?;
    let asking = Asking { responses: &*responses, rule: &disclosure, store: &instance.store };
    let told = told::ask(asking, engagement.id).await?;
    if options.json {
        return output::say_json(&told);
    }
    output::say(&engagement.content.title)?;
    for line in told.lines(asking)? {
        output::say(&line)?;
    }
    Ok(())
}

async fn undo(config: &Config, options: UndoOptions) -> anyhow::Result<()> {
    let store = instance::open_known(config).await?.store;
    let id = ImportId(options.import);
    let found = store.lookup_response_import(id).await?;
    found.ok_or_else(|| WrongUse(format!("there is no import of responses {id}")))?;
    let responses = convened(config, &store)?.responses;
    let count = convenor_web::response::undo(&store, &*responses, &Actor::operator(), id).await?;
    output::say(&format!("The import is undone: {count} responses are gone."))
}

/// The engagement with this identifier or reference.
async fn engagement(store: &Store, asked: &str) -> anyhow::Result<Engagement> {
    let id = match asked.parse::<EngagementId>() {
        Ok(id) => Some(id),
        Err(_) => match Reference::parse(asked) {
            Some(reference) => {
                let found = store.lookup_reference(ReadScope::Everything, &reference).await?;
                found.map(|record| EngagementId(record.id))
            }
            None => None,
        },
    };
    let found = match id {
        Some(id) => store.lookup_engagement(ReadScope::Everything, id).await?,
        None => None,
    };
    let mend = format!(
        "--engagement: there is no engagement “{asked}”: give its identifier or reference as `convenor find` shows it, or “new”"
    );
    Ok(found.ok_or(WrongUse(mend))?)
}
